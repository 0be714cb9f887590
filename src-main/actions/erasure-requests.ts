import { erasedAtOnce, type ErasureReason } from '../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest, StatementId } from '../domain/ids.ts';
import type { JournalEvent } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Statement, StoredStatement } from './ports/statement.ts';
import type { OwnIdentity } from './ports/pgp.ts';
import { identityFor } from './replace-identity.ts';
import { selvesOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';
import type { Holder } from './value-holders.ts';

/** What goes into the segment, and what the journal says of it. */
export interface SignedRequests {
  readonly entries: readonly LogEntry[];
  readonly events: readonly JournalEvent[];
}

/** Signs one request for each contact, several where it is asked for more than one holds. */
export async function signRequests(
  unlocked: Unlocked,
  asked: readonly Pick<Holder, 'contact' | 'digests'>[],
  reason: ErasureReason,
): Promise<SignedRequests> {
  const entries: LogEntry[] = [];
  const events: JournalEvent[] = [];
  for (const { contact, digests } of asked) {
    const own = identityFor(unlocked, contact.digest);
    const sorted = [...digests].toSorted();
    for (let start = 0; start < sorted.length; start += erasedAtOnce) {
      const some = sorted.slice(start, start + erasedAtOnce);
      entries.push(
        await signed(
          unlocked,
          {
            what: 'erase requested',
            author: own.certificate.digest,
            to: contact.digest,
            digests: some,
            reason,
            at: unlocked.clock.now().toISOString(),
          },
          own,
        ),
      );
      events.push({ what: 'erase requested', to: contact.digest, count: some.length });
    }
  }
  return { entries, events };
}

/** Signs what the user says beside the records, ready for the log. */
export const signed = async (unlocked: Unlocked, said: Statement, by: OwnIdentity): Promise<LogEntry> => ({
  kind: 'statement',
  ...(await unlocked.exchange.signStatement(said, [by])),
  from: null,
});

type Said<What extends Statement['what']> = StoredStatement & {
  readonly said: Extract<Statement, { what: What }>;
};
const saying =
  <What extends Statement['what']>(what: What) =>
  (one: StoredStatement): one is Said<What> =>
    one.said.what === what;

export type ErasureRequest = Said<'erase requested'>;
export type ErasureAnswered = Said<'erase answered'>;

/** All that was asked and answered, here and elsewhere, in order of signing and receipt. */
export function erasureStatements({ vault: { read } }: Unlocked): {
  readonly asked: readonly ErasureRequest[];
  readonly heard: readonly ErasureRequest[];
  /** Answers given here, the last to each request. */
  readonly given: ReadonlyMap<StatementId, ErasureAnswered>;
  /** Answers that came, all of them. */
  readonly came: readonly ErasureAnswered[];
} {
  const all = read.statements();
  const requests = all.filter(saying('erase requested'));
  const answers = all.filter(saying('erase answered'));
  return {
    asked: requests.filter(({ from }) => from === null),
    heard: requests.filter(({ from }) => from !== null),
    given: new Map(answers.filter(({ from }) => from === null).map((one) => [one.said.request, one])),
    came: answers.filter(({ from }) => from !== null),
  };
}

/**
 * Whether this vault has said to have erased it, to its author (with whatever key by now): then it is dropped when it arrives later. What the asker
 * did not write itself arrives, and its request is open again: a person promised it without having seen it, and a request
 * would else keep away whatever others are about to say.
 */
export function promisedErased(
  unlocked: Unlocked,
): (digest: DisclosureDigest, author: IdentityDigest) => boolean {
  const { heard, given } = erasureStatements(unlocked);
  const promised = new Map<DisclosureDigest, Set<IdentityDigest>>();
  const selves = new Map<IdentityDigest, readonly IdentityDigest[]>();
  for (const { id, said } of heard) {
    if (given.get(id)?.said.answer !== 'erased') continue;
    const asker = selves.get(said.author) ?? selvesOf(unlocked, said.author);
    selves.set(said.author, asker);
    for (const digest of said.digests)
      promised.set(digest, new Set([...(promised.get(digest) ?? []), ...asker]));
  }
  return (digest, author) => promised.get(digest)?.has(author) === true;
}

/**
 * The last answer by the one who was asked, whatever key they have now; nobody answers for another. A bundle that was late
 * brings an older answer after a newer one: within a channel its number decides, else the order of receipt.
 */
export function answerTo(
  unlocked: Unlocked,
  request: ErasureRequest,
  came: readonly ErasureAnswered[],
): ErasureAnswered | undefined {
  const answers = came.filter(
    ({ said }) => said.request === request.id && selvesOf(unlocked, said.author).includes(request.said.to),
  );
  if (answers.length < 2) return answers[0];
  const bundles = new Map(
    [...new Set(answers.map(({ said }) => said.author))].flatMap((author) =>
      unlocked.vault.read.seenFrom(author).map((seen) => [seen.manifest, seen] as const),
    ),
  );
  const isLater = (one: ErasureAnswered, other: ErasureAnswered): boolean => {
    const [carried, before] = [one, other].map(({ from }) => (from === null ? undefined : bundles.get(from)));
    return carried?.channel !== before?.channel || (carried?.number ?? 0) >= (before?.number ?? 0);
  };
  return answers.reduce((last, one) => (isLater(one, last) ? one : last));
}
