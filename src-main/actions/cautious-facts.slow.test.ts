import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { cautiousStay } from './cautious-facts.ts';
import { listWatches } from './list-watches.ts';
import { comingTimes } from './open-watches.ts';
import { showToday } from './show-today.ts';
import { Stage } from './testing/parties.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  heron = await anna.put('case', { alias: 'Heron' });
});
afterEach(() => stage.close());

const zone = 'Europe/Berlin';
const instant = (text: string) => ({ at: `2027-03-${text}:00:00Z`, zone });
const atNoon = (): Unlocked => ({
  ...anna.unlocked,
  clock: { now: () => new Date('2027-03-12T12:00:00Z') },
});

const alarms = () => showToday(atNoon()).rows.flatMap(({ kind, alarm }) => (alarm ? [kind] : []));

/** Which of two values is on display is decided by change id: with so many, each stands on display somewhere. */
const several = [1, 2, 3, 4, 5, 6];

/** Both set other values, and exchange. */
async function disputed(type: string, base: Json, mine: Json, theirs: Json): Promise<readonly RecordId[]> {
  const ids: RecordId[] = [];
  while (ids.length < several.length) ids.push(await anna.put(type, base));
  await boris.receive((await anna.send(boris, [heron])).path);
  for (const id of ids) {
    await anna.put(type, mine, id);
    await boris.put(type, theirs, id);
  }
  await anna.receive((await boris.send(anna, [heron])).path);
  for (const id of ids) expect(anna.unlocked.vault.read.row(id)?.conflicts.length).toBeGreaterThan(0);
  return ids;
}

it('a watch in conflict alarms by the schedule that alarms first', async () => {
  await disputed(
    'watch',
    { case: heron, every: 24, start: instant('11T12') },
    { start: instant('13T12') },
    { start: instant('12T01') },
  );
  expect(listWatches(atNoon()).map(({ level }) => level)).toEqual(several.map(() => 'alarm'));
  expect(alarms()).toEqual(several.map(() => 'checkIn'));
});

it('a leg of which only one says that they arrived alarms', async () => {
  await disputed(
    'leg',
    { case: heron, confirmBy: instant('12T10'), status: 'confirmed' },
    { status: 'underway' },
    { status: 'arrived' },
  );
  expect(alarms()).toEqual(several.map(() => 'leg'));
  const before = { ...atNoon(), clock: { now: () => new Date('2027-03-12T09:00:00Z') } };
  expect(comingTimes(before)).toEqual([Date.parse('2027-03-12T10:00:00Z')]);
});

it('a stay of which only one says that it was called off is there for the drill', async () => {
  const house = await anna.put('safeHouse', { codeName: 'Lighthouse' });
  const ids = await disputed(
    'stay',
    { case: heron, safeHouse: house, from: '2027-03-10', until: '2027-03-14', status: 'planned' },
    { status: 'cancelled', until: '2027-03-12' },
    { status: 'checkedIn', until: '2027-03-20' },
  );
  const found = ids.map((id) => {
    const row = anna.unlocked.vault.read.row(id);
    return row === null ? null : cautiousStay(anna.unlocked, row);
  });
  for (const stay of found)
    expect(stay).toMatchObject({ status: 'checkedIn', from: '2027-03-10', until: '2027-03-20' });
});

it('a danger word that a partner removed stands until somebody here agrees', async () => {
  const id = await anna.put('checkIn', { case: heron, at: instant('12T10'), outcome: 'dangerWord' });
  await boris.receive((await anna.send(boris, [heron])).path);
  await boris.put('checkIn', { removed: 'mistake' }, id);
  await anna.receive((await boris.send(anna, [heron])).path);
  expect(anna.unlocked.vault.read.row(id)?.values).toMatchObject({ removed: 'mistake' });
  expect(listWatches(atNoon()).map(({ level }) => level)).toEqual(['danger']);
  expect(alarms()).toEqual(['checkIn']);
  await anna.put('checkIn', { removed: 'I misheard' }, id);
  expect(listWatches(atNoon())).toEqual([]);
  expect(alarms()).toEqual([]);
});
