import { describe, expect, it } from 'vitest';
import { conditionsOf, durationOf, ruleOf } from './difference-values.ts';

describe('values of a difference', () => {
  it('reads rules', () => {
    expect(ruleOf({ anchor: 'entry', days: -30 })).toEqual({
      of: 'anchor',
      name: 'entry',
      unit: 'days',
      count: -30,
    });
    expect(ruleOf({ step: 'Decision', workingDays: 10 })).toMatchObject({ of: 'step', unit: 'workingDays' });
    for (const wrong of [null, 'x', {}, { anchor: 'entry' }, { days: 3 }, { anchor: 1, days: 3 }])
      expect(ruleOf(wrong)).toBeNull();
  });

  it('reads durations', () => {
    expect(durationOf({ min: 1, max: 3, unit: 'months' })).toEqual({ min: 1, max: 3, unit: 'months' });
    expect(durationOf({ min: 1, max: 3, unit: 'years' })).toBeNull();
    expect(durationOf(null)).toBeNull();
  });

  it('reads conditions, each part alone or both', () => {
    expect(
      conditionsOf([
        { kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } },
        { kind: 'photo', notOlderThan: { days: 90 } },
        { validBeyond: { months: 6, milestone: 'departure' } },
      ]),
    ).toEqual([
      {
        kind: 'passport',
        validBeyond: { of: 'milestone', name: 'departure', unit: 'months', count: 6 },
        notOlderThan: null,
      },
      { kind: 'photo', validBeyond: null, notOlderThan: { unit: 'days', count: 90 } },
    ]);
    expect(conditionsOf('x')).toEqual([]);
  });
});
