import { isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { leavingForReply } from '../domain/presets-reply.ts';
import { recordsThatLeave } from '../domain/presets.ts';
import type { RecordsView } from '../domain/records-view.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Leaving } from '../domain/share-request.ts';
import type { Role } from '../domain/trust.ts';
import { givingOf } from './gave-record.ts';
import { ownWords } from './own-words.ts';
import { proposedBelow } from './questions.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** Cases that a user chose for this contact, now or for an earlier bundle. Refusal: `no-such-record`. */
export function casesChosen(
  { vault: { read } }: Unlocked,
  contact: IdentityDigest,
  chosen: readonly string[],
): Result<readonly RecordId[]> {
  const cases = new Set(read.sentTo(contact).flatMap((sent) => sent.cases));
  for (const id of chosen) {
    if (!isRecordId(id) || read.row(id)?.type !== 'case') return refused('no-such-record');
    cases.add(id);
  }
  return done([...cases]);
}

/** Cases that this vault was given by the contact: they are answered without being chosen. */
export async function casesGivenBy(
  unlocked: Unlocked,
  contact: IdentityDigest,
): Promise<readonly RecordId[]> {
  const given: RecordId[] = [];
  for (const { type, record } of unlocked.vault.read.recordsFrom(contact)) {
    if (type !== 'case') continue;
    const { first, holds } = await givingOf(unlocked, contact, record);
    if (first && holds) given.push(record);
  }
  return given;
}

/** What leaves for a coordinator, shelter or legal partner: what the preset picks, from what is beyond doubt. */
export async function leavingFor(
  unlocked: Unlocked,
  preset: Extract<Role, 'coordinator' | 'shelter' | 'legal'>,
  recipient: IdentityDigest,
  cases: readonly RecordId[],
  addresses: boolean,
): Promise<readonly Leaving[]> {
  const given = new Set(unlocked.vault.read.recordsFrom(recipient).map(({ record }) => record));
  const request = { preset, recipient, cases, addresses, today: today(unlocked), given };
  const leaving = recordsThatLeave(request, await beyondDoubt(unlocked, recipient));
  const concerns = {
    // Sent alone: everything else that a coordinator was sent is kept up to date.
    coordinator: (type: string) => type === 'person' || type === 'note' || type === 'template',
    shelter: (type: string) => placing.has(type),
    legal: () => true,
  }[preset];
  return [...leaving, ...outOfSight(unlocked, recipient, leaving, ({ type }) => concerns(type))];
}

/** What an answer may hold: records that the recipient proves to have, and what was recorded here below them. */
export async function leavingInReply(
  unlocked: Unlocked,
  recipient: IdentityDigest,
): Promise<readonly Leaving[]> {
  const { read } = unlocked.vault;
  const given: { readonly type: string; readonly record: RecordId }[] = [];
  const foreign = new Set<RecordId>();
  for (const one of read.contacts().flatMap(({ digest }) => read.recordsFrom(digest))) {
    const { own, holds } = await givingOf(unlocked, recipient, one.record);
    if (holds) given.push(one);
    // What was begun here is no secret of a third party, whoever has added to it.
    else if (!own) foreign.add(one.record);
  }
  const notes = given.filter(({ type }) => type === 'note');
  for (const { record } of notes) given.push(...answersBelow(unlocked, recipient, record));
  return leavingForReply({ recipient, given, foreign }, await beyondDoubt(unlocked, recipient));
}

/** Answers to a note, which whoever is no coordinator may only propose: with no other reader than who asked. */
function answersBelow(
  unlocked: Unlocked,
  recipient: IdentityDigest,
  note: RecordId,
): readonly { readonly type: string; readonly record: RecordId }[] {
  const { read } = unlocked.vault;
  return proposedBelow(unlocked, note)
    .filter((record) => {
      const audience = read.state(record)?.slots.get('audience');
      const readers = [...(audience?.heads ?? []), ...(audience?.proposals ?? [])];
      return readers.length > 0 && readers.every(({ value }) => value === recipient);
    })
    .map((record) => ({ type: 'note', record }));
}

/**
 * Records as choosing may see them. Where heads disagree about whose a record is, one of them may be the recipient's own
 * claim: it stays here until someone resolves that, unless the recipient was sent it before. What was removed before it
 * was ever shared is on no screen any more, and stays too, with everything below it.
 */
async function beyondDoubt(unlocked: Unlocked, recipient: IdentityDigest): Promise<RecordsView> {
  const { read } = unlocked.vault;
  const { isClaim, isReference } = await ownWords(unlocked, recipient);
  const view = read.recordsView();
  const sent = read.everSentTo(recipient);
  const came = new Set(read.recordsFrom(recipient).map(({ record }) => record));
  // By words of others alone: the recipient may name, as replaced, whatever it was sent of other records.
  const wasSent = (record: RecordId): boolean =>
    [...(read.state(record)?.slots.values() ?? [])].some(
      ({ heads, hidden, equivocators }) =>
        equivocators.length === 0 &&
        [
          ...heads.flatMap(({ author, change, over }) => (author === recipient ? [] : [change, ...over])),
          ...hidden,
        ].some((id) => sent.has(id)),
    );
  const isRemoved = (type: string, record: RecordId): boolean => {
    const reasons = view.values(type, record, 'removed');
    return reasons.length > 0 && reasons.every((reason) => typeof reason === 'string');
  };
  return {
    ...view,
    named: (type, record, field) =>
      view.named(type, record, field).filter((named) => !isReference(type, record, field, named)),
    *pointingAt(type, field, value) {
      for (const record of view.pointingAt(type, field, value)) {
        if (isClaim(type, record, field, value)) continue;
        // Whoever names itself as the reader of a note has not been written to.
        if (field === 'audience' && isReference(type, record, field, value)) continue;
        const isDisputed = view.values(type, record, field).length > 1;
        if (isDisputed && !wasSent(record)) continue;
        if (isRemoved(type, record) && !came.has(record) && !wasSent(record)) continue;
        yield record;
      }
    },
  };
}

const placing: ReadonlySet<string> = new Set(['safeHouse', 'unit', 'stay']);

/**
 * Records that the recipient was told of and that are none of its business (any more): a guest sent elsewhere, a consent that
 * has ended, a person that was added to one export. Of these it learns only that what it holds was replaced: nobody must go on waiting.
 */
function outOfSight(
  { vault: { read } }: Unlocked,
  recipient: IdentityDigest,
  leaving: readonly Leaving[],
  concerns: (one: { readonly type: string }) => boolean,
): readonly Leaving[] {
  const sent = read.everSentTo(recipient);
  const inSight = new Set(leaving.map(({ record }) => record));
  return read
    .recordsSentTo(recipient)
    .filter((one) => concerns(one) && !inSight.has(one.record))
    .filter(({ record }) =>
      [...(read.state(record)?.slots.values() ?? [])].some(({ heads }) =>
        heads.some(({ change, over }) => [change, ...over].some((id) => sent.has(id))),
      ),
    )
    .map(({ record, type }) => ({ record, type, groups: [], withheld: [] }));
}
