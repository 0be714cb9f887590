import { assert, constantFrom, double, oneof, property, record, array, constant } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { readLadder } from './ladder.ts';

const hours = (value: Json | null) => readLadder(value).rungs.map(({ afterHours }) => afterHours);

describe('the ladder of a watch', () => {
  it('is 0, 1 and 5 hours where none was set', () => {
    expect(readLadder(null)).toEqual({
      isDefault: true,
      unreadable: false,
      rungs: [
        { number: 1, afterHours: 0, text: null, alarm: false },
        { number: 2, afterHours: 1, text: null, alarm: false },
        { number: 3, afterHours: 5, text: null, alarm: true },
      ],
    });
  });

  it('is put in order, numbered, and ends in the alarm', () => {
    const ladder = readLadder([
      { afterHours: 6, do: 'Alarm' },
      { afterHours: 0.5, do: '  ' },
      { afterHours: 2, do: 'Call the neighbour' },
    ]);
    expect(ladder).toEqual({
      isDefault: false,
      unreadable: false,
      rungs: [
        { number: 1, afterHours: 0.5, text: null, alarm: false },
        { number: 2, afterHours: 2, text: 'Call the neighbour', alarm: false },
        { number: 3, afterHours: 6, text: 'Alarm', alarm: true },
      ],
    });
  });

  it('that is no list, or holds nothing usable, is the default and said to be unreadable', () => {
    for (const value of ['soon', 5, {}, [], [null], [{ do: 'x' }], [{ afterHours: '2' }]] as Json[]) {
      expect(hours(value)).toEqual([0, 1, 5]);
      expect(readLadder(value)).toMatchObject({ isDefault: true, unreadable: true });
    }
  });

  it('without its bad rungs keeps the good ones and says so', () => {
    const ladder: Json = [{ afterHours: 1, do: 'a' }, { do: 'b' }, { afterHours: -1 }, { afterHours: 9_000 }];
    expect(hours(ladder)).toEqual([1]);
    expect(readLadder(ladder)).toMatchObject({ isDefault: false, unreadable: true });
  });

  it('never alarms later for what can not be read of it', () => {
    const rung = record({ afterHours: double({ min: 0, max: 8_784, noNaN: true }), do: constant('x') });
    const broken = oneof(constantFrom<Json>(null, 'x', {}, { afterHours: null }), rung);
    assert(
      property(array(broken, { minLength: 1, maxLength: 60 }), (items) => {
        const good = items.flatMap((item) =>
          typeof item === 'object' && item !== null && 'do' in item ? [Number(item.afterHours)] : [],
        );
        const read = hours(items);
        expect(read).toEqual(read.toSorted((one, other) => one - other));
        if (good.length > 0) expect(read.at(-1)).toBeLessThanOrEqual(Math.max(...good));
      }),
    );
  });
});
