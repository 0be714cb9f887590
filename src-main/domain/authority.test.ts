import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import type { Wording } from './fixtures/history.ts';
import { authority, houseFinder } from './authority.ts';
import { change, mergeAll, people, recordId, slotOf, trustOf } from './fixtures/history.ts';
import { placeLookup } from './places.ts';
import { recordType } from './records/table.ts';
import { gatherVoices } from './voices.ts';

const { ada, ben, xenia, yuri } = people;
const ids = Object.fromEntries(
  ['xHouse', 'yHouse', 'unit', 'stay', 'note', 'incident', 'file', 'case', 'cost'].map((name) => [
    name,
    recordId(name),
  ]),
) as Record<
  'xHouse' | 'yHouse' | 'unit' | 'stay' | 'note' | 'incident' | 'file' | 'case' | 'cost',
  ReturnType<typeof recordId>
>;
const by = (
  author: typeof ada,
  name: string,
  type: string,
  record: typeof ids.case,
  more: Partial<Wording>,
): Change => change(name, { author, type, record, ...more });

const xHouse = by(ada, 'xHouse', 'safeHouse', ids.xHouse, { set: { codeName: 'Lime', keeper: xenia } });
const yHouse = by(ada, 'yHouse', 'safeHouse', ids.yHouse, { set: { codeName: 'Oak', keeper: yuri } });
const unit = by(ada, 'unit', 'unit', ids.unit, { set: { safeHouse: ids.xHouse, name: 'Attic', beds: 2 } });
const stay = by(ada, 'stay', 'stay', ids.stay, {
  set: { safeHouse: ids.xHouse, status: 'planned', from: '2027-03-12' },
});
const world = [xHouse, yHouse, unit, stay];
const see = (more: readonly Change[], type: string, record: typeof ids.case, slot: string, base = world) =>
  slotOf(mergeAll([...base, ...more], trustOf(ada)), type, record, slot);

describe('a shelter writes what is its own', () => {
  it('answer, status and actual dates of stays in its houses, nothing else of them', () => {
    const over = { status: [stay.id], from: [stay.id] };
    const arrived = by(xenia, 'a', 'stay', ids.stay, {
      set: { status: 'checkedIn', from: '2027-03-13' },
      over,
    });
    expect(see([arrived], 'stay', ids.stay, 'status')).toMatchObject({ shown: 'checkedIn', conflict: false });
    expect(see([arrived], 'stay', ids.stay, 'from')).toMatchObject({ shown: '2027-03-12', proposals: [{}] });
  });

  it('its units, also those that it makes itself', () => {
    const more = by(xenia, 'a', 'unit', ids.unit, { set: { beds: 3 }, over: { beds: [unit.id] } });
    expect(see([more], 'unit', ids.unit, 'beds')).toMatchObject({ shown: 3, conflict: false });
    const own = by(xenia, 'b', 'unit', ids.note, { set: { safeHouse: ids.xHouse, beds: 5 } });
    expect(see([own], 'unit', ids.note, 'beds')).toMatchObject({ shown: 5, proposals: [] });
  });

  it('when they have come, and how many people there are at night', () => {
    const at = { at: '2027-03-12T19:40:00Z', zone: 'Europe/Berlin' };
    const came = by(xenia, 'a', 'stay', ids.stay, { set: { arrivedAt: at } });
    expect(see([came], 'stay', ids.stay, 'arrivedAt')).toMatchObject({ shown: at, proposals: [] });
    const count = (house: string) =>
      by(xenia, 'b', 'headCount', ids.note, { set: { safeHouse: house, day: '2027-03-12', count: 6 } });
    expect(see([count(ids.xHouse)], 'headCount', ids.note, 'count')).toMatchObject({ shown: 6 });
    expect(see([count(ids.yHouse)], 'headCount', ids.note, 'count')).toMatchObject({
      heads: [],
      proposals: [{}],
    });
  });

  it('notes, incidents, costs and their files, up to four pointers from its house', () => {
    const made = [
      by(xenia, 'a', 'incident', ids.incident, { set: { parent: ids.stay, account: 'They came at night.' } }),
      by(xenia, 'b', 'note', ids.note, { set: { parent: ids.incident, text: 'Seen by two.' } }),
      by(xenia, 'c', 'file', ids.file, { set: { parent: ids.note, name: 'photo.jpg' } }),
      by(xenia, 'd', 'cost', ids.cost, { set: { parent: ids.xHouse, line: 'food' } }),
    ];
    expect(see(made, 'incident', ids.incident, 'account').heads).toHaveLength(1);
    expect(see(made, 'note', ids.note, 'parent').heads).toHaveLength(1);
    expect(see(made, 'file', ids.file, 'name').heads).toHaveLength(1);
    expect(see(made, 'cost', ids.cost, 'line').heads).toHaveLength(1);
    const fifth = by(xenia, 'e', 'note', recordId('too far'), { set: { parent: ids.file, text: 'x' } });
    expect(see([...made, fifth], 'note', recordId('too far'), 'text')).toMatchObject({
      heads: [],
      proposals: [{}],
    });
  });

  it('what coordinators placed in its house, also where it says the same of it', () => {
    const same = by(xenia, 'a', 'unit', ids.unit, { set: { safeHouse: ids.xHouse } });
    const more = by(xenia, 'b', 'unit', ids.unit, { set: { beds: 3 }, over: { beds: [unit.id] } });
    expect(see([same, more], 'unit', ids.unit, 'beds')).toMatchObject({ shown: 3, conflict: false });
  });

  it('nothing of cases, persons, or of another shelter', () => {
    const alias = by(xenia, 'a', 'case', ids.case, { set: { alias: 'x' } });
    expect(see([alias], 'case', ids.case, 'alias')).toMatchObject({ heads: [], proposals: [{}] });
    const foreign = by(yuri, 'b', 'stay', ids.stay, {
      set: { status: 'checkedOut' },
      over: { status: [stay.id] },
    });
    expect(see([foreign], 'stay', ids.stay, 'status')).toMatchObject({ shown: 'planned', proposals: [{}] });
  });
});

describe('a shelter that tries to get hold of what is not its own', () => {
  it('can not make itself the keeper', () => {
    const grab = by(yuri, 'a', 'safeHouse', ids.xHouse, {
      set: { keeper: yuri },
      over: { keeper: [xHouse.id] },
    });
    const write = by(yuri, 'b', 'stay', ids.stay, {
      set: { status: 'checkedOut' },
      over: { status: [stay.id] },
    });
    expect(see([grab], 'safeHouse', ids.xHouse, 'keeper')).toMatchObject({ shown: xenia, conflict: false });
    expect(see([grab, write], 'stay', ids.stay, 'status')).toMatchObject({ shown: 'planned', heads: [{}] });
  });

  it('can not move a stay or unit into its house', () => {
    const over = { safeHouse: [stay.id, unit.id] };
    const stayMoved = by(yuri, 'a', 'stay', ids.stay, { set: { safeHouse: ids.yHouse }, over });
    const unitMoved = by(yuri, 'b', 'unit', ids.unit, { set: { safeHouse: ids.yHouse }, over });
    const beds = by(yuri, 'c', 'unit', ids.unit, { set: { beds: 99 }, over: { beds: [unit.id] } });
    const all = [stayMoved, unitMoved, beds];
    expect(see(all, 'stay', ids.stay, 'safeHouse')).toMatchObject({ shown: ids.xHouse, conflict: false });
    expect(see(all, 'unit', ids.unit, 'safeHouse')).toMatchObject({ shown: ids.xHouse, conflict: false });
    expect(see(all, 'unit', ids.unit, 'beds')).toMatchObject({ shown: 2, conflict: false, proposals: [{}] });
  });

  it('can not push its unit into the house of another, nor silently move it between its own', () => {
    const over = { safeHouse: [unit.id] };
    const pushed = by(xenia, 'a', 'unit', ids.unit, { set: { safeHouse: ids.yHouse }, over });
    expect(see([pushed], 'unit', ids.unit, 'safeHouse')).toMatchObject({
      shown: ids.xHouse,
      conflict: false,
    });
    const second = recordId('second house');
    const alsoHers = by(ada, 'b', 'safeHouse', second, { set: { keeper: xenia } });
    const moved = by(xenia, 'c', 'unit', ids.unit, { set: { safeHouse: second }, over });
    expect(see([alsoHers, moved], 'unit', ids.unit, 'safeHouse').conflict).toBe(true);
  });

  it('can not claim a coordinator’s note by pointing it at its house', () => {
    const note = by(ada, 'a', 'note', ids.note, { set: { parent: ids.case, text: 'Seen at the border.' } });
    const claim = by(yuri, 'b', 'note', ids.note, {
      set: { parent: ids.yHouse, text: 'Nothing.' },
      over: { parent: [note.id], text: [note.id] },
    });
    expect(see([note, claim], 'note', ids.note, 'text')).toMatchObject({
      shown: 'Seen at the border.',
      conflict: false,
    });
    expect(see([note, claim], 'note', ids.note, 'parent')).toMatchObject({
      shown: ids.case,
      conflict: false,
    });
  });

  it('reaches only its own assertions where no coordinator says where a record belongs', () => {
    const text = by(ada, 'a', 'note', ids.note, { set: { text: 'Seen at the border.' } });
    const claim = by(yuri, 'b', 'note', ids.note, {
      set: { parent: ids.yHouse, text: 'Nothing.' },
      over: { text: [text.id] },
    });
    const state = see([text, claim], 'note', ids.note, 'text');
    expect(state.conflict).toBe(true);
    expect(state.heads.map(({ author }) => author)).toContain(ada);
  });

  it('gains nothing by a made-up record between', () => {
    const fake = by(yuri, 'a', 'incident', ids.stay, { set: { parent: ids.yHouse } });
    const below = by(ada, 'b', 'incident', ids.incident, { set: { parent: ids.stay, account: 'True.' } });
    const write = by(yuri, 'c', 'incident', ids.incident, {
      set: { account: 'False.' },
      over: { account: [below.id] },
    });
    expect(see([fake, below, write], 'incident', ids.incident, 'account')).toMatchObject({
      shown: 'True.',
      conflict: false,
    });
  });

  it('gains nothing by a claim about a person or case that a record of others belongs to', () => {
    const fake = by(yuri, 'a', 'note', ids.case, { set: { parent: ids.yHouse } });
    const below = by(ada, 'b', 'incident', ids.incident, { set: { parent: ids.case, account: 'True.' } });
    const write = by(yuri, 'c', 'incident', ids.incident, {
      set: { account: 'False.' },
      over: { account: [below.id] },
    });
    expect(see([fake, below, write], 'incident', ids.incident, 'account')).toMatchObject({
      shown: 'True.',
      conflict: false,
      proposals: [{}],
    });
  });

  it('gains nothing by calling a record something else, nor loses by what others call its own', () => {
    const status = by(xenia, 'a', 'stay', ids.unit, { set: { status: 'checkedIn' } });
    expect(see([status], 'stay', ids.unit, 'status')).toMatchObject({ heads: [], proposals: [{}] });
    const own = by(xenia, 'b', 'note', ids.note, { set: { parent: ids.xHouse, text: 'Calm.' } });
    const renamed = by(ada, 'c', 'unit', ids.note, { set: { safeHouse: ids.yHouse } });
    expect(see([own, renamed], 'note', ids.note, 'text')).toMatchObject({ shown: 'Calm.', proposals: [] });
  });

  it('can not move its unit by saying two places, one of which is its own', () => {
    const second = recordId('second house');
    const alsoHers = by(ada, 'a', 'safeHouse', second, { set: { keeper: xenia } });
    const both = by(xenia, 'b', 'unit', ids.unit, {
      set: { safeHouse: second },
      also: [['field/safeHouse', ids.yHouse]],
    });
    expect(see([alsoHers, both], 'unit', ids.unit, 'safeHouse')).toMatchObject({
      heads: [{ value: ids.xHouse }],
      proposals: [{}, {}],
    });
  });

  it('gains nothing by a stay that it makes up', () => {
    const own = by(yuri, 'a', 'stay', ids.note, { set: { safeHouse: ids.yHouse, status: 'checkedIn' } });
    expect(see([own], 'stay', ids.note, 'status')).toMatchObject({ heads: [], proposals: [{}] });
  });

  it('loses its say while coordinators disagree about the keeper, and with a move it does not see', () => {
    const disputed = by(ben, 'a', 'safeHouse', ids.xHouse, { set: { keeper: yuri } });
    const write = by(xenia, 'b', 'stay', ids.stay, {
      set: { status: 'checkedIn' },
      over: { status: [stay.id] },
    });
    expect(see([disputed, write], 'stay', ids.stay, 'status')).toMatchObject({
      shown: 'planned',
      proposals: [{}],
    });
    const hidden = by(ben, 'c', 'unit', ids.unit, {
      set: { safeHouse: ids.yHouse },
      over: { safeHouse: [unit.id] },
      withhold: (key) => key === 'field/safeHouse',
    });
    const own = by(xenia, 'd', 'unit', ids.unit, {
      set: { safeHouse: ids.xHouse, beds: 9 },
      over: { beds: [unit.id] },
    });
    expect(see([hidden, own], 'unit', ids.unit, 'beds')).toMatchObject({ shown: 2, proposals: [{}] });
  });

  it('does not undo, by what it may not say, what it may', () => {
    const second = recordId('second house');
    const alsoHers = by(ada, 'a', 'safeHouse', second, { set: { keeper: xenia } });
    const moved = by(xenia, 'b', 'unit', ids.unit, { set: { safeHouse: second } });
    const pushed = by(xenia, 'c', 'unit', ids.unit, {
      set: { safeHouse: ids.yHouse },
      over: { safeHouse: [moved.id] },
    });
    const heads = see([alsoHers, moved, pushed], 'unit', ids.unit, 'safeHouse').heads.map(
      ({ value }) => value,
    );
    expect(new Set(heads)).toEqual(new Set([ids.xHouse, second]));
  });

  it('can not take from another shelter its say in its own note, nor give it one', () => {
    const own = by(xenia, 'a', 'note', ids.note, { set: { parent: ids.xHouse, text: 'Calm.' } });
    const claim = by(yuri, 'b', 'note', ids.note, { set: { parent: ids.yHouse } });
    expect(see([own, claim], 'note', ids.note, 'text')).toMatchObject({ shown: 'Calm.', proposals: [] });
    const gift = by(yuri, 'c', 'note', ids.file, { set: { parent: ids.xHouse } });
    const write = by(xenia, 'd', 'note', ids.file, { set: { text: 'x' } });
    expect(see([gift, write], 'note', ids.file, 'text')).toMatchObject({ heads: [], proposals: [{}] });
  });

  it('circles of pointers end', () => {
    const [one, two] = [recordId('one'), recordId('two')];
    const circle = [
      by(yuri, 'a', 'note', one, { set: { parent: two, text: 'x' } }),
      by(yuri, 'b', 'note', two, { set: { parent: one, text: 'y' } }),
    ];
    expect(see(circle, 'note', one, 'text')).toMatchObject({ heads: [], proposals: [{}] });
  });
});

describe('long ways', () => {
  /** Four layers of records, each of which points at all of the next, and what one merge looks up. */
  const layers = [1, 2, 3, 4].map((layer) => [1, 2, 3, 4, 5, 6].map((each) => recordId(`${layer} ${each}`)));
  const made = layers.flatMap((layer, depth) =>
    layer.flatMap((record) =>
      (layers[depth + 1] ?? [ids.xHouse]).map((parent) =>
        by(ada, `${record} ${parent}`, 'note', record, { set: { parent } }),
      ),
    ),
  );
  const trust = trustOf(ada);
  const places = placeLookup([...world, ...made], trust);

  it('are gone once, however many pointers cross', () => {
    let lookUps = 0;
    const leadsTo = houseFinder((record) => {
      lookUps += 1;
      return places(record);
    });
    expect(leadsTo(layers[1]![0]!, xenia, false)).toBe(true);
    expect(lookUps).toBeLessThan(20);
  });

  it('are asked for once for each author, however much the author says', () => {
    const write = by(xenia, 'a', 'note', layers[1]![0]!, { set: { text: 'Calm.' } });
    const voice = gatherVoices([write], trust)[0]!.slots.get('text')![0]!;
    let asked = 0;
    const reach = authority(layers[1]![0]!, recordType('note')!, places, () => {
      asked += 1;
      return true;
    });
    expect([reach(voice), reach(voice), reach(voice)]).toEqual(['all', 'all', 'all']);
    expect(asked).toBe(6);
  });
});
