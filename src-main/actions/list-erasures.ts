import type { ErasureList, ErasureRequestView } from '../../src-preload/contract/views.ts';
import { unansweredShown, warningsFor } from '../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { askedViews, holderViewer } from './asked-view.ts';
import { askerOf, type Asker } from './asker.ts';
import { authorNames } from './author-names.ts';
import { valuesWith, type ErasableValue } from './erasable-values.ts';
import { answersGiven, answersHere, type ErasureAnswered, type ErasureRequest } from './erasure-requests.ts';
import { memo } from './memo.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';
import { holderFinder, type Holder, type Origin } from './value-holders.ts';

/** Enough to see what it is about; the counts are of everything. */
const shownAtMost = 200;

/**
 * What others ask this vault to erase, what it asked them, and answers that answer nothing it knows of. Of the requests of one
 * contact that are not answered yet the first {@link unansweredShown} are told, and how many more there are.
 */
export async function listErasures(unlocked: Unlocked): Promise<ErasureList> {
  const { read } = unlocked.vault;
  const given = answersGiven(unlocked);
  const { requests, hidden } = requestsToShow(unlocked, given);
  const asked = new Set(requests.flatMap(({ said }) => said.digests));
  const values = await valuesWith(unlocked, asked);
  const nameOf = await authorNames(unlocked);
  const looked: Looked = {
    byDigest: Map.groupBy(values, ({ digest }) => digest),
    nameOf,
    erased: read.erasedAmong(asked),
    holders: await holderFinder(unlocked, new Set(values.map(({ digest }) => digest))),
    show: holderViewer(unlocked),
  };
  const askers = memo((author: IdentityDigest) => askerOf(unlocked, author));
  const incoming: ErasureRequestView[] = [];
  for (const request of requests)
    incoming.push(
      requestView(unlocked, request, await askers(request.said.author), given.get(request.id), looked),
    );
  const outgoing = await askedViews(unlocked, null);
  const mine = read.statements('erase requested', 'own');
  const actsOf = new Map(
    mine.map(({ id, said }) => [id, new Set(said.digests.map((digest) => read.erasedAt(digest)))]),
  );
  return {
    incoming: incoming.toReversed(),
    more: [...hidden].map(([contact, count]) => ({ contact, name: nameOf(contact), requests: count })),
    acts: read
      .erasureActs()
      .map((act) => ({ ...act, asked: outgoing.filter(({ request }) => actsOf.get(request)?.has(act.at)) })),
    outgoing: outgoing.toReversed(),
    strays: straysIn(unlocked, mine, nameOf),
  };
}

/** All that were answered, and the first of each contact that were not: who asks a thousand times pushes nobody's request away. */
function requestsToShow(
  { vault: { read } }: Unlocked,
  given: ReadonlyMap<ErasureRequest['id'], ErasureAnswered>,
): { readonly requests: readonly ErasureRequest[]; readonly hidden: ReadonlyMap<IdentityDigest, number> } {
  const waiting = new Map<IdentityDigest, number>();
  const hidden = new Map<IdentityDigest, number>();
  const requests: ErasureRequest[] = [];
  for (const { id, author } of read.requestsHeard()) {
    if (!given.has(id)) {
      const before = waiting.get(author) ?? 0;
      waiting.set(author, before + 1);
      if (before >= unansweredShown) {
        hidden.set(author, before + 1 - unansweredShown);
        continue;
      }
    }
    const request = read.statement('erase requested', id);
    if (request !== null) requests.push(request);
  }
  return { requests, hidden };
}

/** Answers that count for nothing, once for each contact and kind: a thousand of them say no more than one. */
function straysIn(
  unlocked: Unlocked,
  mine: readonly ErasureRequest[],
  nameOf: (digest: IdentityDigest) => string,
): ErasureList['strays'] {
  const asked = new Map(mine.map(({ id, said }) => [id, said.to]));
  const answers = answersHere(unlocked);
  const strays = answers.all
    .filter((answer) => !answers.isFrom(answer, asked.get(answer.said.request) ?? answer.said.to))
    .map(({ said: { author, at, request } }) => ({ contact: author, at, known: asked.has(request) }));
  return [...Map.groupBy(strays, ({ contact, known }) => `${contact} ${known}`).values()].flatMap((some) =>
    some.slice(-1).map((last) => ({ ...last, name: nameOf(last.contact), answers: some.length })),
  );
}

/** Requests that wait for a person: unanswered, or some of it came again. Cheap: shown wherever the user is. */
export function waitingErasures(unlocked: Unlocked): { readonly waiting: number } {
  return { waiting: unlocked.vault.read.openRequests().length };
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
): Promise<readonly Holder[]> {
  const digests = new Set(values.map(({ digest }) => digest));
  return othersWith(await holderFinder(unlocked, digests), asker, values);
}

type FindHolders = Awaited<ReturnType<typeof holderFinder>>;

function othersWith(
  find: FindHolders,
  asker: IdentityDigest,
  values: readonly ErasableValue[],
): readonly Holder[] {
  const origins = [...Map.groupBy(values, ({ change }) => change)].flatMap(([change, said]): Origin[] =>
    said.slice(0, 1).map(({ author }) => ({ change, author, digests: said.map(({ digest }) => digest) })),
  );
  return find(new Set(values.map(({ digest }) => digest)), origins).filter(
    ({ contact }) => contact.digest !== asker,
  );
}

/** What is looked up once for all requests. */
interface Looked {
  readonly byDigest: ReadonlyMap<DisclosureDigest, readonly ErasableValue[]>;
  readonly nameOf: (digest: IdentityDigest) => string;
  readonly erased: ReadonlySet<DisclosureDigest>;
  readonly holders: FindHolders;
  readonly show: ReturnType<typeof holderViewer>;
}

function requestView(
  unlocked: Unlocked,
  request: ErasureRequest,
  { contact, certificate, doubt, bundles, sent, travels }: Asker,
  answer: ErasureAnswered | undefined,
  { byDigest, nameOf, erased, holders, show }: Looked,
): ErasureRequestView {
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
    erasedBefore: said.digests.filter((digest) => erased.has(digest)).length,
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
    others: here === 0 ? [] : show(othersWith(holders, said.author, values)),
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
