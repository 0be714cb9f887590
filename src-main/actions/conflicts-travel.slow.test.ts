import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConflictView } from '../../src-preload/contract/views.ts';
import { must, type Party } from '../cli/demo/party.ts';
import type { Slot } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { recordType, recordTypes } from '../domain/records/table.ts';
import { exportBundle } from './export-bundle.ts';
import { listConflicts } from './list-conflicts.ts';
import { planBundle } from './plan-bundle.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { Stage } from './testing/parties.ts';

const zone = 'Europe/Berlin';
const steps = (title: string): Json => [{ key: 'a', title, source: 'https://example.org' }];

/**
 * One field of every record type and every field that came later: what anna says of it, and what the other does. That is
 * boris, and of a count of heads the keeper of the house: no coordinator gets it from another.
 */
const said: readonly (readonly [type: string, field: string, anna: Json, boris: Json])[] = [
  ['case', 'where', 'Grozny, at the aunt', 'Shali'],
  ['person', 'trueName', 'Invented One', 'Invented Won'],
  ['link', 'kind', 'relative', 'threat'],
  ['channel', 'value', '+000 1', '+000 2'],
  ['consent', 'until', '2028-01-01', '2027-06-01'],
  ['assessment', 'level', 'high', 'extreme'],
  ['watch', 'every', 12, 24],
  ['checkIn', 'outcome', 'safe', 'dangerWord'],
  ['safeHouse', 'state', 'paused', 'compromised'],
  ['unit', 'blockedNights', { '2027-03-12/2027-03-20': true }, { '2027-03-12/2027-03-20': false }],
  ['stay', 'overrideReason', 'A mattress for one night', 'They have nowhere else'],
  ['stay', 'arrivedAt', { at: '2027-03-12T18:00:00Z', zone }, { at: '2027-03-12T21:30:00Z', zone }],
  ['headCount', 'count', 5, 6],
  ['leg', 'departs', { at: '2027-03-28T00:30:00Z', zone }, { at: '2027-03-28T01:30:00Z', zone }],
  ['helper', 'state', 'paused', 'compromised'],
  ['pathway', 'status', 'granted', 'abandoned'],
  ['step', 'due', '2027-03-20', '2027-03-22'],
  ['appointment', 'at', { at: '2027-03-29T07:00:00Z', zone }, { at: '2027-03-29T08:00:00Z', zone }],
  ['document', 'validUntil', '2027-04-01', '2028-04-01'],
  ['template', 'steps', steps('Letter'), steps('Invitation')],
  ['note', 'kind', 'need', 'neverDo'],
  ['incident', 'kind', 'threat', 'policeVisit'],
  ['transition', 'status', 'accepted', 'rejected'],
  ['cost', 'amount', { amount: '12.50', currency: 'EUR' }, { amount: '125', currency: 'EUR' }],
  ['file', 'sha256', 'ab'.repeat(32), 'cd'.repeat(32)],
];

let stage: Stage;
let anna: Party;
let boris: Party;
let cedar: Party;
let ids: ReadonlyMap<string, RecordId>;
let caseId: RecordId;
let files = 0;
const conflicts = new Map<Party, readonly ConflictView[]>();

const idOf = (type: string): RecordId => {
  const id = ids.get(type);
  if (id === undefined) throw new Error(`no ${type} was recorded`);
  return id;
};

/** A case with one record of every type, so connected that it leaves with the case. */
async function recordAll(): Promise<void> {
  const made = new Map<string, RecordId>();
  const put = async (type: string, fields: Record<string, Json>): Promise<RecordId> => {
    const id = await anna.put(type, fields);
    made.set(type, id);
    return id;
  };
  caseId = await put('case', { alias: 'Heron' });
  const below = { case: caseId };
  const second = await put('person', { ...below, alias: 'Finch' });
  const person = await put('person', { ...below, alias: 'Wren' });
  await put('link', { personA: person, personB: second });
  await put('channel', { parent: person, kind: 'phone' });
  await put('consent', { person, partnerKind: 'medical' });
  await put('assessment', { ...below, day: '2027-03-01' });
  await put('watch', below);
  await put('checkIn', { ...below, at: { at: '2026-03-12T18:00:00Z', zone } });
  const helper = await put('helper', { alias: 'Ferryman' });
  const keeper = cedar.digest;
  const safeHouse = await put('safeHouse', { codeName: 'Lighthouse', host: helper, keeper });
  await put('unit', { safeHouse, name: 'Blue room', beds: 3 });
  const stay = await put('stay', { ...below, safeHouse, guestName: 'Maple' });
  await put('headCount', { safeHouse, day: '2027-03-12' });
  await put('leg', { ...below, escort: helper });
  const template = await put('template', { country: 'DE', kind: 'asylum', version: '1' });
  const pathway = await put('pathway', { ...below, country: 'DE', template });
  const step = await put('step', { pathway, title: 'Visa interview' });
  await put('appointment', { step });
  await put('document', { person, kind: 'passport' });
  await put('note', { parent: caseId, text: 'They sleep by day' });
  await put('incident', { parent: stay, place: 'At the gate' });
  await put('transition', { ...below, kind: 'referral' });
  await put('cost', { parent: caseId, day: '2027-03-12' });
  await put('file', { parent: person, name: 'scan.pdf' });
  ids = made;
}

/** All that the other lacks and may see, addresses too. */
async function give(from: Party, to: Party): Promise<() => Promise<unknown>> {
  const cases = from === cedar || to === cedar ? [] : [caseId];
  const plan = must(
    await planBundle(from.unlocked, {
      to: to.digest,
      preset: null,
      cases,
      addresses: to === boris || from === boris,
    }),
  );
  const path = stage.path(`${(files += 1)}.pgp`);
  must(await exportBundle(from.unlocked, plan, path, false));
  return () => to.receive(path);
}

/** Both ways, made before either arrives. */
async function exchange(other: Party): Promise<void> {
  const arrivals = [await give(anna, other), await give(other, anna)];
  for (const arrives of arrivals) await arrives();
}

const open = (party: Party): readonly ConflictView[] => conflicts.get(party) ?? [];
const fieldOf = ({ slot }: Pick<ConflictView, 'slot'>): string => slot.split('/', 1)[0] ?? '';
const other = (type: string): Party => (type === 'headCount' ? cedar : boris);
const named = (found: readonly ConflictView[]): readonly string[] =>
  found.map((one) => `${one.type}.${fieldOf(one)}`).toSorted();
const isSafety = (type: string, field: string): boolean =>
  recordType(type)?.fields.get(field)?.safety !== null;
const all = (of: (type: string, field: string) => boolean = () => true): readonly string[] =>
  said
    .filter(([type, field]) => of(type, field))
    .map(([type, field]) => `${type}.${field}`)
    .toSorted();

/**
 * What stands of a field, by which changes, and whether it is settled. Of a safety field a vault keeps its own change as a
 * head until its own user has agreed to what replaced it: by which changes the same is said, may differ.
 */
const stands = ({ unlocked }: Party, type: string, field: string): readonly Json[] =>
  [...(unlocked.vault.read.state(idOf(type))?.slots.values() ?? [])]
    .filter((one) => fieldOf(one) === field)
    .map(({ slot, shown, heads, conflict, safety }) => [
      slot,
      shown ?? null,
      safety || heads.map(({ change }) => change),
      conflict,
    ]);

const decide = async (by: Party, record: string, slot: Slot, value: { readonly value: Json } | undefined) =>
  must(await resolveConflict(by.unlocked, record, slot, value?.value ?? null));

beforeAll(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  cedar = await stage.party('cedar', 'shelter');
  await anna.meet(cedar, 'shelter');
  await cedar.meet(anna, 'coordinator');
  await recordAll();
  for (const party of [boris, cedar]) await (await give(anna, party))();
  for (const [type, field, hers, theirs] of said) {
    await anna.put(type, { [field]: hers }, idOf(type));
    await other(type).put(type, { [field]: theirs }, idOf(type));
  }
  await exchange(boris);
  await exchange(cedar);
  for (const party of [anna, boris, cedar]) conflicts.set(party, await listConflicts(party.unlocked));
}, 60_000);
afterAll(() => stage.close());

describe('conflicts of every type travel', () => {
  it('names every record type, and fields that exist', () => {
    expect([...new Set(said.map(([type]) => type))].toSorted()).toEqual(
      recordTypes.map(({ name }) => name).toSorted(),
    );
    for (const [type, field] of said)
      expect(recordType(type)?.fields.has(field), `${type}.${field}`).toBe(true);
  });

  it('each is found on both sides, with both values and both authors, and nothing else is', () => {
    expect(named(open(anna))).toEqual(all());
    for (const party of [boris, cedar])
      expect(named(open(party))).toEqual(all((type) => other(type) === party));
    for (const party of [anna, boris, cedar])
      for (const conflict of open(party)) {
        const { type, slot, values } = conflict;
        const [, , hers, theirs] = said.find(([of, name]) => of === type && name === fieldOf(conflict)) ?? [];
        // A set is disputed member by member.
        const of = (value: Json | undefined): unknown =>
          slot.includes('/') ? Object.values(value as Record<string, Json>)[0] : value;
        expect(
          new Map(values.map(({ author, value }) => [author, value])),
          `${party.name}: ${type} ${slot}`,
        ).toEqual(
          new Map([
            [anna.digest, of(hers)],
            [other(type).digest, of(theirs)],
          ]),
        );
      }
  });

  it.each(['en', 'ru'])('each has a sentence of its own, %s', (language) => {
    const path = join(import.meta.dirname, '..', '..', 'src-renderer', 'i18n', language, 'clash.json');
    const texts = JSON.parse(readFileSync(path, 'utf8')) as { of: Record<string, Record<string, string>> };
    expect(said.filter(([type, field]) => texts.of[type]?.[field] === undefined)).toEqual([]);
  });

  it('decided by one and sent, both show the same; what is about safety, the other agrees to first', async () => {
    for (const { record, slot, values } of open(anna))
      await decide(
        anna,
        record,
        slot,
        values.find(({ own }) => own),
      );
    expect(await listConflicts(anna.unlocked)).toEqual([]);
    for (const party of [boris, cedar]) {
      await (
        await give(anna, party)
      )();
      const left = await listConflicts(party.unlocked);
      expect(named(left)).toEqual(all((type, field) => other(type) === party && isSafety(type, field)));
      for (const { record, slot, values } of left)
        await decide(
          party,
          record,
          slot,
          values.find(({ own }) => !own),
        );
      await exchange(party);
      expect(await listConflicts(party.unlocked)).toEqual([]);
    }
    expect(await listConflicts(anna.unlocked)).toEqual([]);
    for (const [type, field, hers] of said) {
      const of = `${type}.${field}`;
      expect(stands(other(type), type, field), of).toEqual(stands(anna, type, field));
      const value = anna.unlocked.vault.read.row(idOf(type))?.values[field];
      expect(value, of).toEqual(hers);
    }
  });
});
