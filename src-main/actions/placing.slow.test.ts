import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { addDays } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { moveStay, type MoveRequest } from './move-stay.ts';
import { placeCase, type PlaceRequest } from './place-case.ts';
import { listHelpers } from './list-helpers.ts';
import { today as dayOf } from './rows.ts';
import { listHouses, showHouse } from './show-house.ts';
import { showTimeline } from './show-timeline.ts';
import { suggestPlaces } from './suggest-places.ts';
import { Stage } from './testing/parties.ts';
import { undoSeveral } from './undo-action.ts';

let stage: Stage;
let anna: Party;
let today: string;
let heron: RecordId;
let cedar: RecordId;
let blue: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  today = dayOf(anna.unlocked);
  heron = await anna.put('case', { alias: 'Heron' });
  await anna.put('person', {
    case: heron,
    alias: 'Heron',
    ageBand: 'adult',
    needs: ['wheelchair'],
    languages: ['ru'],
  });
  await anna.put('person', { case: heron, alias: 'Finch', ageBand: 'child', languages: ['uk'] });
  cedar = await house('Cedar', { wheelchair: true, children: true });
  blue = await unit(cedar, 'Blue', 3);
});
afterEach(() => stage.close());

const house = (codeName: string, suits: Readonly<Record<string, boolean>> = {}, state = 'open') =>
  anna.put('safeHouse', { codeName, state, suits });
const unit = (safeHouse: RecordId, name: string, beds: number) => anna.put('unit', { safeHouse, name, beds });
const day = (offset: number): string => addDays(today, offset) ?? '';
const place = (more: Partial<PlaceRequest> = {}) =>
  placeCase(anna.unlocked, {
    case: heron,
    house: cedar,
    parts: [{ unit: blue, guests: 2 }],
    from: day(0),
    until: day(14),
    language: 'en',
    ...more,
  });
const move = (stay: RecordId, more: Partial<MoveRequest>) =>
  moveStay(anna.unlocked, {
    stay,
    house: cedar,
    parts: [{ unit: blue, guests: 2 }],
    from: day(0),
    until: day(14),
    language: 'en',
    ...more,
  });
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const values = (id: RecordId | undefined) =>
  id === undefined ? undefined : anna.unlocked.vault.read.row(id)?.values;
const one = async (result: Promise<Result<readonly { readonly id: RecordId }[]>>): Promise<RecordId> => {
  const [first] = must(await result);
  if (first === undefined) throw new Error('nothing was saved');
  return first.id;
};
const clashes = (id: RecordId) => must(showHouse(anna.unlocked, id)).clashes;

describe('placing a case', () => {
  it('plans a stay with what the shelter has to know of them', async () => {
    const id = await one(place({ ageBands: 'adult, child' }));
    expect(values(id)).toMatchObject({
      safeHouse: cedar,
      unit: blue,
      case: heron,
      guests: 2,
      status: 'planned',
      languages: { ru: true, uk: true },
      needs: { wheelchair: true },
      ageBands: 'adult, child',
    });
    expect(values(id)?.['guestName']).toMatch(/^[A-Z][a-z]+$/);
    expect(clashes(cedar)).toEqual([]);
  });

  it('refuses each broken rule by name, and takes a reason only for the one it was given for', async () => {
    const lost = await house('Lost', {}, 'compromised');
    const lostUnit = await unit(lost, 'Room', 1);
    const paused = await house('Paused', {}, 'paused');
    const pausedUnit = await unit(paused, 'Room', 5);
    await anna.put('unit', { blockedNights: [`${day(3)}/${day(5)}`] }, blue);
    expect(code(await place({ until: day(0) }))).toBe('place-dates');
    expect(code(await place())).toBe('place-blocked');
    expect(code(await place({ until: day(3) }))).toBe('ok');
    expect(code(await place({ parts: [{ unit: blue, guests: 2 }], until: day(3) }))).toBe(
      'place-over-capacity',
    );
    const inLost = { house: lost, parts: [{ unit: lostUnit, guests: 2 }], from: day(20), until: day(22) };
    expect(code(await place(inLost))).toBe('place-house-compromised');
    const knows = (...codes: readonly string[]) => ({ override: { reason: 'no other', knows: codes } });
    expect(code(await place({ ...inLost, ...knows('place-house-compromised') }))).toBe('place-over-capacity');
    const inPaused = {
      house: paused,
      parts: [{ unit: pausedUnit, guests: 2 }],
      from: day(20),
      until: day(22),
    };
    expect(code(await place(inPaused))).toBe('place-house-paused');
    expect(code(await place({ ...inPaused, from: day(2) }))).toBe('place-overlap');
    expect(code(await place({ ...inPaused, ...knows('place-house-paused') }))).toBe('ok');
    expect(code(await place({ until: day(0), ...knows('place-dates') }))).toBe('place-dates');
    expect(code(await place({ parts: [{ unit: lostUnit, guests: 1 }] }))).toBe('no-such-record');
  });

  it('with a reason shows it beside the clash, which is then no alarm; the reason stays off a stay that needs none', async () => {
    const override = { reason: 'A mattress for two nights', knows: ['place-over-capacity'] };
    const easy = await one(place({ override, guestName: 'Maple' }));
    expect(values(easy)?.['overrideReason']).toBeUndefined();
    const wren = await anna.put('case', { alias: 'Wren' });
    const tight = await one(place({ case: wren, from: day(2), override }));
    expect(values(tight)).toMatchObject({ overrideReason: 'A mattress for two nights' });
    expect(clashes(cedar)).toMatchObject([
      {
        kind: 'over capacity',
        day: day(2),
        overridden: true,
        reasons: [{ stay: tight, reason: 'A mattress for two nights', author: anna.digest }],
      },
    ]);
    const [row] = showTimeline(anna.unlocked, day(0), 4).houses.flatMap(({ units }) => units);
    expect(row?.nights.map(({ guests, beds, mark }) => [guests, beds, mark])).toEqual([
      [2, 3, null],
      [2, 3, null],
      [4, 3, 'overridden'],
      [4, 3, 'overridden'],
    ]);
    // Someone records a third party without a reason: the clash is an alarm again.
    await anna.put('stay', { safeHouse: cedar, unit: blue, guests: 2, from: day(2), until: day(4) });
    expect(clashes(cedar)).toMatchObject([{ kind: 'over capacity', overridden: false }]);
  });

  it('gives each house another name for them, and never their own', async () => {
    const birch = await house('Birch');
    const room = await unit(birch, 'Room', 4);
    expect(code(await place({ guestName: 'heron ' }))).toBe('place-name-known');
    await one(place({ guestName: 'Maple', until: day(5) }));
    const next = { house: birch, parts: [{ unit: room, guests: 2 }], from: day(5), until: day(9) };
    expect(code(await place({ ...next, guestName: 'MAPLE' }))).toBe('place-name-known');
    expect(values(await one(place(next)))?.['guestName']).not.toBe('Maple');
    expect(values(await one(place({ from: day(9), until: day(12) })))?.['guestName']).toBe('Maple');
  });

  it('in several units is one act with one undo', async () => {
    const attic = await unit(cedar, 'Attic', 1);
    const parts = [
      { unit: blue, guests: 2 },
      { unit: attic, guests: 1 },
    ];
    const saved = must(await place({ parts }));
    expect(new Set(saved.map(({ action }) => action)).size).toBe(1);
    expect(saved.map(({ id }) => values(id)?.['guests'])).toEqual([2, 1]);
    must(
      await undoSeveral(
        anna.unlocked,
        saved.map(({ id }) => id),
        saved[0]?.action ?? '',
      ),
    );
    expect(must(showHouse(anna.unlocked, cedar)).units.flatMap(({ stays }) => stays)).toEqual([]);
  });
});

describe('suggestions', () => {
  it('name the one house that fits first, with reasons, and say why others are none', async () => {
    await unit(await house('Ash'), 'Room', 2);
    await unit(await house('Stairs', { noStairs: false }), 'Room', 2);
    const view = must(suggestPlaces(anna.unlocked, { case: heron, from: day(0), until: day(14) }));
    expect(view.suggestions).toMatchObject([
      { codeName: 'Cedar', fits: true, parts: [{ unitName: 'Blue', guests: 2 }] },
      { codeName: 'Ash', fits: false },
    ]);
    expect(view.unfit).toMatchObject([
      {
        codeName: 'Stairs',
        because: 'need not met',
        answers: [
          { need: 'children' },
          { need: 'wheelchair', answer: 'not met', because: 'follows from another' },
        ],
      },
    ]);
  });

  it('know where they are already, and take their own bed for free when they move', async () => {
    const id = await one(place());
    const asked = { case: heron, from: day(2), until: day(14) };
    const again = must(suggestPlaces(anna.unlocked, asked));
    expect(again.now.map(({ stay }) => stay.id)).toEqual([id]);
    const birch = await unit(await house('Birch', { wheelchair: true, children: true }), 'Room', 2);
    expect(must(suggestPlaces(anna.unlocked, asked)).unfit).toMatchObject([
      { codeName: 'Birch', because: 'double booked' },
      { codeName: 'Cedar', because: 'over capacity' },
    ]);
    const moving = must(suggestPlaces(anna.unlocked, { ...asked, instead: id }));
    expect(moving.now).toEqual([]);
    expect(moving.suggestions.map(({ codeName }) => codeName)).toEqual(['Birch', 'Cedar']);
    expect(moving.suggestions[0]?.parts).toMatchObject([{ unit: birch }]);
  });
});

describe('moving', () => {
  it('to another unit before they come changes the stay; later it ends and another begins', async () => {
    const attic = await unit(cedar, 'Attic', 2);
    const id = await one(place({ guestName: 'Maple', from: day(3) }));
    const to = { parts: [{ unit: attic, guests: 2 }] };
    expect(await one(move(id, { ...to, from: day(3) }))).toBe(id);
    expect(values(id)).toMatchObject({ unit: attic, status: 'planned', from: day(3) });
    await anna.put('stay', { status: 'checkedIn', actualFrom: day(-2) }, id);
    const saved = must(await move(id, { from: day(0), until: day(9) }));
    expect(values(id)).toMatchObject({ status: 'checkedOut', actualUntil: day(0) });
    expect(values(saved[1]?.id)).toMatchObject({
      unit: blue,
      from: day(0),
      until: day(9),
      guestName: 'Maple',
    });
    expect(new Set(saved.map(({ action }) => action)).size).toBe(1);
    expect(code(await move(id, { from: day(1) }))).toBe('place-dates');
    expect(clashes(cedar)).toEqual([]);
  });

  it("a shelter's `can't take` goes to the next house as one act, under a new name", async () => {
    const birch = await house('Birch', { wheelchair: true, children: true });
    const room = await unit(birch, 'Room', 2);
    const id = await one(place({ guestName: 'Maple', from: day(1) }));
    await anna.put('stay', { answer: 'cannotTake' }, id);
    expect(clashes(cedar)).toMatchObject([{ kind: 'declined', day: day(1), overridden: false }]);
    const again = { from: day(1), parts: [{ unit: blue, guests: 1 }] };
    expect(code(await place(again))).toBe('place-declined');
    const asked = { case: heron, from: day(1), until: day(14), instead: id };
    expect(must(suggestPlaces(anna.unlocked, asked)).suggestions.map(({ codeName }) => codeName)).toEqual([
      'Birch',
    ]);
    const to = { house: birch, parts: [{ unit: room, guests: 2 }], from: day(1) };
    const [old, next] = must(await move(id, to));
    expect(values(old?.id)).toMatchObject({ status: 'cancelled' });
    expect(values(next?.id)).toMatchObject({ safeHouse: birch, case: heron, status: 'planned' });
    expect(values(next?.id)?.['guestName']).not.toBe('Maple');
    expect([...clashes(cedar), ...clashes(birch)]).toEqual([]);
  });

  it('out of a house later ends the old stay that day, and is refused where there is no bed', async () => {
    const birch = await house('Birch');
    const room = await unit(birch, 'Room', 1);
    const id = await one(place());
    await anna.put('stay', { status: 'checkedIn', actualFrom: day(0) }, id);
    const to = { house: birch, parts: [{ unit: room, guests: 2 }], from: day(4) };
    expect(code(await move(id, to))).toBe('place-over-capacity');
    expect(values(id)).toMatchObject({ status: 'checkedIn', until: day(14) });
    must(await move(id, { ...to, parts: [{ unit: room, guests: 1 }] }));
    expect(values(id)).toMatchObject({ status: 'checkedIn', until: day(4) });
    expect(clashes(birch)).toEqual([]);
  });
});

it('one case in two houses is a clash on both pages, with both stays', async () => {
  const birch = await house('Birch');
  const room = await unit(birch, 'Room', 3);
  const here = await one(place());
  const there = await anna.put('stay', {
    case: heron,
    safeHouse: birch,
    unit: room,
    guests: 1,
    from: day(5),
  });
  for (const id of [cedar, birch])
    expect(clashes(id)).toMatchObject([{ kind: 'double booked', day: day(5), overridden: false }]);
  expect(
    clashes(cedar)[0]
      ?.stays.map(({ stay }) => stay.id)
      .toSorted(),
  ).toEqual([here, there].toSorted());
  expect(listHouses(anna.unlocked).map((row) => row.clashes.length)).toEqual([1, 1]);
});

it('a timeline has those without a unit, blocked nights, and words that can not be read', async () => {
  await anna.put('unit', { blockedNights: [`${day(1)}/${day(2)}`, 'while the roof leaks'] }, blue);
  const id = await anna.put('stay', {
    case: heron,
    safeHouse: cedar,
    guests: 1,
    from: day(0),
    until: day(2),
  });
  const [view] = showTimeline(anna.unlocked, day(0), 3).houses;
  expect(view?.units).toMatchObject([
    {
      id: blue,
      nights: [{ blocked: false, beds: 3 }, { blocked: true, beds: 0 }, { blocked: false }],
      unreadable: ['while the roof leaks'],
    },
    {
      id: null,
      bars: [{ stay: id, name: 'Heron', from: day(0), until: day(2), actual: false, mark: 'clash' }],
    },
  ]);
});

it('helpers are listed with the houses they host and the movements before them', async () => {
  const robin = await anna.put('helper', { alias: 'Robin', kinds: ['host', 'driver'] });
  await anna.put('safeHouse', { host: robin }, cedar);
  const leg = await anna.put('leg', { case: heron, escort: robin, status: 'planned' });
  await anna.put('leg', { case: heron, escort: robin, status: 'arrived' });
  expect(listHelpers(anna.unlocked)).toMatchObject([
    {
      helper: { id: robin },
      houses: [{ id: cedar, codeName: 'Cedar' }],
      legs: [{ leg, caseId: heron, caseAlias: 'Heron' }],
    },
  ]);
});
