import { erasedAtOnce, type ErasureReason } from '../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest, StatementId } from '../domain/ids.ts';
import type { JournalEvent } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import { memo } from './memo.ts';
import type { KeptStatement, Statement } from './ports/statement.ts';
import type { SeenManifest } from './ports/store.ts';
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

export type ErasureRequest = KeptStatement<'erase requested'>;
export type ErasureAnswered = KeptStatement<'erase answered'>;

/** The last answer given here to each request. */
export const answersGiven = ({ vault: { read } }: Unlocked): ReadonlyMap<StatementId, ErasureAnswered> =>
  new Map(read.statements('erase answered', 'own').map((one) => [one.said.request, one]));

/**
 * Whether this vault has said to have erased it, to its author (with whatever key by now): then it is dropped when it arrives later. What the asker
 * did not write itself arrives, and its request is open again: a person promised it without having seen it, and a request
 * would else keep away whatever others are about to say.
 */
export function promisedErased(
  unlocked: Unlocked,
): (digest: DisclosureDigest, author: IdentityDigest) => boolean {
  const promised = new Map<DisclosureDigest, Set<IdentityDigest>>();
  const selves = new Map<IdentityDigest, readonly IdentityDigest[]>();
  for (const { said: answered } of answersGiven(unlocked).values()) {
    if (answered.answer !== 'erased') continue;
    const request = unlocked.vault.read.statement('erase requested', answered.request);
    if (request === null || request.from === null) continue;
    const { author, digests } = request.said;
    const asker = selves.get(author) ?? selvesOf(unlocked, author);
    selves.set(author, asker);
    for (const digest of digests) {
      const authors = promised.get(digest) ?? new Set();
      promised.set(digest, authors);
      for (const self of asker) authors.add(self);
    }
  }
  return (digest, author) => promised.get(digest)?.has(author) === true;
}

/** Answers that came from others, looked up once for all requests. */
export interface AnswersHere {
  /**
   * The last answer by the one who was asked, whatever key they have now; nobody answers for another. A bundle that was late
   * brings an older answer after a newer one: within a channel its number decides, else the order of receipt.
   */
  to(request: ErasureRequest): ErasureAnswered | undefined;
  /** Of these, those that are from whoever was asked: the others count for nothing. */
  isFrom(answer: ErasureAnswered, asked: IdentityDigest): boolean;
  readonly all: readonly ErasureAnswered[];
}

export function answersHere(unlocked: Unlocked): AnswersHere {
  const { read } = unlocked.vault;
  const all = read.statements('erase answered', 'others');
  const byRequest = Map.groupBy(all, ({ said }) => said.request);
  const selves = memo((author: IdentityDigest) => new Set(selvesOf(unlocked, author)));
  const bundles = memo(
    (author: IdentityDigest) => new Map(read.seenFrom(author).map((seen) => [seen.manifest, seen])),
  );
  const isFrom = ({ said }: ErasureAnswered, asked: IdentityDigest): boolean =>
    selves(said.author).has(asked);
  const carrierOf = ({ said, from }: ErasureAnswered): SeenManifest | undefined =>
    from === null ? undefined : bundles(said.author).get(from);
  const isLater = (one: ErasureAnswered, other: ErasureAnswered): boolean => {
    const [carried, before] = [carrierOf(one), carrierOf(other)];
    return carried?.channel !== before?.channel || (carried?.number ?? 0) >= (before?.number ?? 0);
  };
  return {
    all,
    isFrom,
    to(request) {
      const answers = (byRequest.get(request.id) ?? []).filter((one) => isFrom(one, request.said.to));
      return answers.length < 2
        ? answers[0]
        : answers.reduce((last, one) => (isLater(one, last) ? one : last));
    },
  };
}
