import type { ErasureList, ErasureRequestView } from '../../src-preload/contract/views.ts';
import { warningsFor } from '../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { askedViews, holderViews } from './asked-view.ts';
import { askerOf, type Asker } from './asker.ts';
import { authorNames } from './author-names.ts';
import { valuesWith, type ErasableValue } from './erasable-values.ts';
import { erasureStatements, type ErasureAnswered, type ErasureRequest } from './erasure-requests.ts';
import { nameOfRow } from './record-name.ts';
import { selvesOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';
import { holdersOf, type Origin } from './value-holders.ts';

/** Enough to see what it is about; the counts are of everything. */
const shownAtMost = 200;

/** What others ask this vault to erase, what it asked them, and answers that answer nothing it knows of. */
export async function listErasures(unlocked: Unlocked): Promise<ErasureList> {
  const { read } = unlocked.vault;
  const { asked, heard, given, came } = erasureStatements(unlocked);
  const values = await valuesWith(unlocked, new Set(heard.flatMap(({ said }) => said.digests)));
  const byDigest = Map.groupBy(values, ({ digest }) => digest);
  const nameOf = await authorNames(unlocked);
  const incoming: ErasureRequestView[] = [];
  const askers = new Map<IdentityDigest, Asker>();
  const gone = new Map<DisclosureDigest, boolean>();
  const isErased = (digest: DisclosureDigest): boolean => {
    const erased = gone.get(digest) ?? read.isErased(digest);
    gone.set(digest, erased);
    return erased;
  };
  for (const request of heard) {
    const { author } = request.said;
    const asker = askers.get(author) ?? (await askerOf(unlocked, author));
    askers.set(author, asker);
    incoming.push(
      await requestView(unlocked, request, asker, given.get(request.id), { byDigest, nameOf, isErased }),
    );
  }
  const outgoing = await askedViews(unlocked, null);
  const actsOf = new Map(
    asked.map(({ id, said }) => [id, new Set(said.digests.map((digest) => read.erasedAt(digest)))]),
  );
  const mine = new Map(asked.map((request) => [request.id, request.said.to]));
  return {
    incoming: incoming.toReversed(),
    acts: read
      .erasureActs()
      .map((act) => ({ ...act, asked: outgoing.filter(({ request }) => actsOf.get(request)?.has(act.at)) })),
    outgoing: outgoing.toReversed(),
    strays: came.flatMap(({ said }) =>
      selvesOf(unlocked, said.author).includes(mine.get(said.request) ?? said.to)
        ? []
        : [{ contact: said.author, name: nameOf(said.author), at: said.at, known: mine.has(said.request) }],
    ),
  };
}

/** Requests that nobody here has answered. Cheap: shown wherever the user is. */
export function waitingErasures(unlocked: Unlocked): { readonly waiting: number } {
  return { waiting: unlocked.vault.read.waitingRequests() };
}

/** Values here that a request is about. */
export const valuesOfRequest = (
  unlocked: Unlocked,
  { said }: ErasureRequest,
): Promise<readonly ErasableValue[]> => valuesWith(unlocked, new Set(said.digests));

/** Who else has what a request is about: whom this vault gave it, and from whom it came; not the one who asks. */
export async function otherHolders(
  unlocked: Unlocked,
  asker: IdentityDigest,
  values: readonly ErasableValue[],
) {
  const origins = [...Map.groupBy(values, ({ change }) => change)].flatMap(([change, said]): Origin[] =>
    said.slice(0, 1).map(({ author }) => ({ change, author, digests: said.map(({ digest }) => digest) })),
  );
  const holders = await holdersOf(unlocked, new Set(values.map(({ digest }) => digest)), origins);
  return holders.filter(({ contact }) => contact.digest !== asker);
}

/** What is looked up once for all requests. */
interface Looked {
  readonly byDigest: ReadonlyMap<DisclosureDigest, readonly ErasableValue[]>;
  readonly nameOf: (digest: IdentityDigest) => string;
  readonly isErased: (digest: DisclosureDigest) => boolean;
}

async function requestView(
  unlocked: Unlocked,
  request: ErasureRequest,
  { contact, certificate, doubt, bundles, sent, travels }: Asker,
  answer: ErasureAnswered | undefined,
  { byDigest, nameOf, isErased }: Looked,
): Promise<ErasureRequestView> {
  const { read } = unlocked.vault;
  const { id, said, from } = request;
  const values = said.digests.flatMap((digest) => byDigest.get(digest) ?? []);
  const isShown = ({ record, slot, change }: ErasableValue): boolean =>
    record !== null &&
    read
      .state(record)
      ?.slots.get(slot)
      ?.heads.some((head) => head.change === change) === true;
  const isUnheard = ({ author, change, digest }: ErasableValue): boolean =>
    author !== said.author &&
    sent.get(change)?.has(digest) !== true &&
    !read.manifestsWith(change).some((manifest) => bundles.has(manifest));
  const told = values.map((value) => ({
    ...value,
    shown: !value.quarantined && isShown(value),
    unheard: isUnheard(value),
  }));
  const bundle = bundles.get(from ?? '');
  const travel = answer === undefined ? undefined : travels.get(answer.id);
  const here = new Set(values.map(({ digest }) => digest)).size;
  return {
    request: id,
    contact: contact.digest,
    name: certificate.name,
    role: contact.role,
    state: contact.state,
    compared: contact.compared,
    revoked: certificate.revoked,
    doubt,
    at: said.at,
    received: bundle === undefined ? null : { number: bundle.number, at: bundle.at },
    reason: said.reason,
    values: said.digests.length,
    here,
    erasedBefore: said.digests.filter(isErased).length,
    held: told.slice(0, shownAtMost).map(({ record, type, slot, value, author, shown, quarantined }) => ({
      record,
      type,
      name: nameOfRow(record === null ? null : read.row(record)),
      slot,
      value,
      authorName: nameOf(author),
      shown,
      quarantined,
    })),
    warnings: warningsFor(said.author, told),
    others: here === 0 ? [] : holderViews(unlocked, await otherHolders(unlocked, said.author, values)),
    answer:
      answer === undefined
        ? null
        : {
            answer: answer.said.answer,
            at: answer.said.at,
            sent: travel === undefined ? null : { number: travel.number, day: travel.day },
            received: travel?.acknowledged === true,
          },
    open: answer === undefined || (here > 0 && answer.said.answer !== 'declined'),
  };
}
