import { array, assert, boolean, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWatches, dueTimes, rungOfTry, watchState } from './check-ins.ts';
import type { CheckInFacts, WatchFacts, WatchLevel } from './check-ins.ts';
import { recordId } from './fixtures/history.ts';

const ms = (text: string) => Date.parse(text);
const watch = (start: string, more: Partial<WatchFacts> = {}): WatchFacts => ({
  record: recordId('watch'),
  start: ms(start),
  every: 24,
  ladder: null,
  ...more,
});
const said = (outcome: string, at: string): CheckInFacts => ({ record: recordId(at), at: ms(at), outcome });
/** What a clock on the wall shows there, as `2027-03-12 21:00`. */
const wall = (at: number | null | undefined, zone: string) =>
  new Date(at ?? Number.NaN).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);

/** Each evening at nine in Moscow, from 10 March. */
const moscow = watch('2027-03-10T21:00:00+03:00');
const evening = (facts: readonly CheckInFacts[], time: string) => watchState(moscow, facts, ms(time));

describe('no answer at 21:00', () => {
  const calls = [said('safe', '2027-03-11T21:04:00+03:00'), said('noAnswer', '2027-03-12T21:00:00+03:00')];

  it('is rung 2 at 22:00 and the alarm at 02:00, to the second', () => {
    const seen = (time: string) => {
      const { level, rung } = evening(calls, time);
      return `${level} ${rung}`;
    };
    expect(seen('2027-03-12T20:59:59+03:00')).toBe('calm 0');
    expect(seen('2027-03-12T21:00:00+03:00')).toBe('rung 1');
    expect(seen('2027-03-12T21:59:59+03:00')).toBe('rung 1');
    expect(seen('2027-03-12T22:00:00+03:00')).toBe('rung 2');
    expect(seen('2027-03-13T01:59:59+03:00')).toBe('rung 2');
    expect(seen('2027-03-13T02:00:00+03:00')).toBe('alarm 3');
  });

  it('shows the rungs with their times, and which is next', () => {
    const { rungs, openDue, nextDue, lastContact, lastTry } = evening(calls, '2027-03-12T21:05:00+03:00');
    expect(rungs.map(({ at, state }) => `${wall(at, 'Europe/Moscow')} ${state}`)).toEqual([
      '2027-03-12 21:00 reached',
      '2027-03-12 22:00 next',
      '2027-03-13 02:00 to come',
    ]);
    expect([openDue, nextDue, lastContact].map((at) => wall(at, 'Europe/Moscow'))).toEqual([
      '2027-03-12 21:00',
      '2027-03-13 21:00',
      '2027-03-11 21:04',
    ]);
    expect(lastTry).toEqual({ at: ms('2027-03-12T18:00:00Z'), outcome: 'noAnswer' });
  });

  it('does not begin anew with the next due time: only a contact ends it', () => {
    expect(evening(calls, '2027-03-14T21:00:00+03:00')).toMatchObject({
      level: 'alarm',
      rung: 3,
      openDue: ms('2027-03-12T21:00:00+03:00'),
      nextDue: ms('2027-03-15T21:00:00+03:00'),
    });
    const reached = [...calls, said('concern', '2027-03-14T22:00:00+03:00')];
    expect(evening(reached, '2027-03-14T22:00:00+03:00')).toMatchObject({
      level: 'calm',
      rung: 0,
      openDue: ms('2027-03-15T21:00:00+03:00'),
    });
  });
});

describe('when the clocks change, hours stay hours', () => {
  const berlin = (due: string) => {
    const { rungs, nextDue } = watchState(watch(due), [], ms(due));
    return [...rungs.map(({ at }) => at), nextDue].map((at) => wall(at, 'Europe/Berlin'));
  };
  it('in spring the alarm of 21:00 is at 03:00 on the wall', () => {
    expect(berlin('2027-03-27T21:00:00+01:00')).toEqual([
      '2027-03-27 21:00',
      '2027-03-27 22:00',
      '2027-03-28 03:00',
      '2027-03-28 22:00',
    ]);
  });
  it('in autumn, due at 22:00, it is at 02:00, which comes twice: the second one', () => {
    const due = '2027-10-30T22:00:00+02:00';
    expect(berlin(due)).toEqual([
      '2027-10-30 22:00',
      '2027-10-30 23:00',
      '2027-10-31 02:00',
      '2027-10-31 21:00',
    ]);
    expect(watchState(watch(due), [], ms(due)).rungs[2]?.at).toBe(ms('2027-10-31T02:00:00+01:00'));
  });
});

describe('a contact belongs to one due time', () => {
  const open = (outcome: string, at: string) =>
    wall(evening([said(outcome, at)], '2027-03-20T00:00:00+03:00').openDue, 'Europe/Moscow');
  it('from a quarter of the interval before it', () => {
    expect(open('safe', '2027-03-12T14:59:59+03:00')).toBe('2027-03-12 21:00');
    expect(open('safe', '2027-03-12T15:00:00+03:00')).toBe('2027-03-13 21:00');
    expect(open('safe', '2027-03-13T14:59:59+03:00')).toBe('2027-03-13 21:00');
    expect(open('safe', '2027-03-13T15:00:00+03:00')).toBe('2027-03-14 21:00');
  });
  it('none before the first one has its turn, and silence counts as none', () => {
    expect(open('safe', '2027-03-01T12:00:00+03:00')).toBe('2027-03-10 21:00');
    expect(open('noAnswer', '2027-03-12T21:00:00+03:00')).toBe('2027-03-10 21:00');
    expect(open('somethingNewer', '2027-03-12T21:00:00+03:00')).toBe('2027-03-10 21:00');
  });
  it('said ahead of its time, it moves the next due time on', () => {
    const early = evening([said('safe', '2027-03-10T20:00:00+03:00')], '2027-03-10T20:30:00+03:00');
    expect(early.level).toBe('calm');
    expect(wall(early.nextDue, 'Europe/Moscow')).toBe('2027-03-11 21:00');
    expect(wall(early.countsFrom, 'Europe/Moscow')).toBe('2027-03-11 15:00');
  });
});

describe('wrong clocks', () => {
  it('a check-in dated after now silences nothing, and is named', () => {
    const ahead = said('safe', '2027-03-14T21:00:00+03:00');
    expect(evening([ahead], '2027-03-13T21:00:00+03:00')).toMatchObject({
      level: 'alarm',
      lastContact: null,
      lastTry: null,
      future: [ahead.record],
    });
  });
  it('a danger word dated after now is heard all the same', () => {
    const ahead = said('dangerWord', '2028-01-01T00:00:00Z');
    const safe = said('safe', '2027-03-12T21:00:00+03:00');
    expect(evening([ahead, safe], '2027-03-12T22:00:00+03:00').level).toBe('danger');
  });
});

describe('the danger word', () => {
  const word = said('dangerWord', '2027-03-12T19:00:00+03:00');
  const later = (...facts: readonly CheckInFacts[]) => evening([word, ...facts], '2027-03-12T20:00:00+03:00');
  it('is an alarm at once, before anything is due', () => {
    const { level, danger, rungs, rung } = later(said('safe', '2027-03-11T21:00:00+03:00'));
    expect([level, danger, rung]).toEqual(['danger', word.at, 3]);
    expect(rungs.map(({ state }) => state)).toEqual(['to come', 'to come', 'reached']);
  });
  it('is ended by safe, not by concern, silence, or what came before or in the same second', () => {
    expect(later(said('concern', '2027-03-12T19:30:00+03:00')).level).toBe('danger');
    expect(later(said('noAnswer', '2027-03-12T19:30:00+03:00')).level).toBe('danger');
    expect(later(said('safe', '2027-03-12T19:00:00+03:00')).level).toBe('danger');
    expect(later(said('safe', '2027-03-12T19:00:01+03:00')).level).toBe('calm');
  });
  it('is heard without a schedule too', () => {
    const unset = { ...moscow, every: null };
    expect(watchState(unset, [word], ms('2027-03-12T20:00:00+03:00')).level).toBe('danger');
  });
});

it('a watch without a usable schedule says so instead of staying calm', () => {
  const now = ms('2027-03-12T20:00:00Z');
  for (const bad of [{ start: null }, { every: null }, { every: 0 }, { every: 1e12 }]) {
    expect(watchState({ ...moscow, ...bad }, [], now)).toMatchObject({
      level: 'unset',
      openDue: null,
      rungs: [],
    });
    expect(dueTimes({ ...moscow, ...bad }, now, now * 2)).toEqual([]);
  }
});

it('is due, on no rung, while the first rung is still to come', () => {
  const slow = { ...moscow, ladder: [{ afterHours: 2, do: 'Alarm' }] };
  expect(watchState(slow, [], ms('2027-03-10T22:00:00+03:00'))).toMatchObject({ level: 'due', rung: 0 });
  expect(watchState(slow, [], ms('2027-03-10T23:00:00+03:00'))).toMatchObject({ level: 'alarm', rung: 1 });
});

it('the first try after a due time is the regular one, the next ones are on the rung reached', () => {
  const on = (facts: readonly CheckInFacts[], time: string) => rungOfTry(evening(facts, time));
  const first = said('noAnswer', '2027-03-10T21:00:00+03:00');
  expect(on([], '2027-03-10T21:30:00+03:00')).toBe(0);
  expect(on([first], '2027-03-10T21:30:00+03:00')).toBe(1);
  expect(on([], '2027-03-10T22:30:00+03:00')).toBe(2);
  expect(on([first], '2027-03-10T20:00:00+03:00')).toBe(0);
});

it('the worst comes first, then the higher rung, then who waits longest', () => {
  const now = ms('2027-03-12T20:00:00Z');
  const row = (name: string, facts: Partial<WatchFacts>, checkIns: readonly CheckInFacts[] = []) =>
    watchState({ ...moscow, record: recordId(name), ...facts }, checkIns, now);
  const ago = (hours: number) => ({ start: now - hours * 3_600_000 });
  const rows = [
    row('calm', ago(-1)),
    row('unset', { every: null }),
    row('rung 1', ago(0.5)),
    row('rung 2', ago(2)),
    row('alarm', ago(6)),
    row('older alarm', ago(7)),
    row('danger', ago(-1), [said('dangerWord', '2027-03-12T19:00:00Z')]),
  ];
  expect(rows.toSorted(compareWatches).map(({ record }) => record)).toEqual(
    ['danger', 'older alarm', 'alarm', 'rung 2', 'rung 1', 'unset', 'calm'].map(recordId),
  );
});

describe('for any watch and any check-ins', () => {
  const start = ms('2027-01-01T00:00:00Z');
  const minute = 60_000;
  const outcomes = constantFrom('safe', 'concern', 'noAnswer', 'dangerWord');
  const story = tuple(
    integer({ min: 1, max: 72 }),
    array(tuple(outcomes, integer({ min: -10_000, max: 10_000 })), { maxLength: 12 }),
    array(tuple(integer({ min: 0, max: 48 }), boolean()), { maxLength: 5 }),
    integer({ min: 0, max: 40_000 }),
    integer({ min: 0, max: 40_000 }),
  ).map(([every, checkIns, ladder, one, other]) => ({
    facts: {
      record: recordId('w'),
      start,
      every,
      ladder: ladder.length === 0 ? null : ladder.map(([afterHours]) => ({ afterHours, do: 'x' })),
    },
    checkIns: checkIns.map(([outcome, at], index) => ({
      record: recordId(`c${index}`),
      at: start + at * minute,
      outcome,
    })),
    // Both after the last check-in: the next ones have not come.
    earlier: start + (10_000 + Math.min(one, other)) * minute,
    later: start + (10_000 + Math.max(one, other)) * minute,
  }));
  const rank: readonly WatchLevel[] = ['calm', 'due', 'rung', 'alarm', 'danger'];

  it('rung and level never go back without a contact, and due times stay where they are', () => {
    assert(
      property(story, ({ facts, checkIns, earlier, later }) => {
        const [before, after] = [earlier, later].map((now) => watchState(facts, checkIns, now));
        if (before === undefined || after === undefined) throw new Error('two states');
        expect(after.rung).toBeGreaterThanOrEqual(before.rung);
        expect(rank.indexOf(after.level)).toBeGreaterThanOrEqual(rank.indexOf(before.level));
        expect(after.openDue).toBe(before.openDue);
        expect(after.nextDue ?? 0).toBeGreaterThanOrEqual(before.nextDue ?? 0);
      }),
    );
  });

  it('one more contact moves the open due time on, past that contact, and never back', () => {
    assert(
      property(story, ({ facts, checkIns, earlier }) => {
        const before = watchState(facts, checkIns, earlier);
        const contact = { record: recordId('new'), at: earlier, outcome: 'safe' };
        const after = watchState(facts, [...checkIns, contact], earlier);
        expect(after.openDue ?? 0).toBeGreaterThan(earlier);
        expect(after.openDue ?? 0).toBeGreaterThanOrEqual(before.openDue ?? 0);
        expect(after.level).toBe('calm');
      }),
    );
  });

  it('the order of check-ins does not matter, and rungs ascend', () => {
    assert(
      property(story, ({ facts, checkIns, later }) => {
        const state = watchState(facts, checkIns, later);
        const turned = watchState(facts, checkIns.toReversed(), later);
        expect({ ...turned, future: [] }).toEqual({ ...state, future: [] });
        const times = state.rungs.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
      }),
    );
  });
});
