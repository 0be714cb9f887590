import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { compareSteps, isNext, matchesStep, stands, stepStands, type ListedStep } from './step-list.ts';

const step = (name: string, more: Partial<ListedStep> = {}): ListedStep => ({
  record: recordId(name),
  country: 'DE',
  responsible: null,
  actor: null,
  state: 'notStarted',
  finished: false,
  blocked: false,
  overdue: false,
  due: null,
  order: null,
  ...more,
});
const standing = (more: Partial<ListedStep>) => stepStands.filter((stand) => stands(step('a', more), stand));
const mine = new Set(['anna']);

describe('how a step stands', () => {
  it('is next when nothing comes first and nobody else has it', () => {
    expect(standing({})).toEqual(['next']);
    expect(standing({ overdue: true })).toEqual(['overdue', 'next']);
    expect(standing({ blocked: true, state: 'blocked', overdue: true })).toEqual(['overdue', 'blocked']);
    expect(standing({ state: 'submitted' })).toEqual(['waiting']);
    expect(standing({ state: 'inProgress', actor: 'consulate' })).toEqual(['waiting']);
    expect(standing({ state: 'inProgress', actor: 'applicant' })).toEqual(['next']);
    // Nobody has asked the consulate yet: that is for us to do.
    expect(standing({ actor: 'consulate' })).toEqual(['next']);
    expect(standing({ state: 'granted', finished: true, overdue: true })).toEqual([]);
  });
  it('an open step is next, blocked or waiting, and only one of them', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom('notStarted', 'inProgress', 'submitted'),
        fc.constantFrom(null, 'consulate', 'authority', 'applicant'),
        (blocked, state, actor) => {
          expect(standing({ blocked, state, actor })).toHaveLength(1);
        },
      ),
    );
  });
});

describe('which steps are listed', () => {
  it('is what every condition holds for', () => {
    const hers = step('a', { responsible: 'anna', country: 'FR' });
    expect(matchesStep(hers, {}, mine)).toBe(true);
    expect(matchesStep(hers, { responsible: { is: 'me' } }, mine)).toBe(true);
    expect(matchesStep(hers, { responsible: { is: 'nobody' } }, mine)).toBe(false);
    expect(matchesStep(hers, { responsible: { who: 'boris' } }, mine)).toBe(false);
    expect(matchesStep(hers, { responsible: { who: 'anna' }, country: 'DE' }, mine)).toBe(false);
    expect(matchesStep(step('b'), { responsible: { is: 'nobody' } }, mine)).toBe(true);
    expect(matchesStep(step('b'), { responsible: { is: 'me' } }, mine)).toBe(false);
    expect(matchesStep(step('c', { blocked: true }), { now: true }, mine)).toBe(false);
    expect(matchesStep(step('c'), { stand: 'overdue' }, mine)).toBe(false);
    const done = step('d', { state: 'granted', finished: true });
    expect(matchesStep(done, {}, mine)).toBe(false);
    expect(matchesStep(done, { finished: true }, mine)).toBe(true);
    expect(matchesStep(done, { finished: true, now: true }, mine)).toBe(isNext(done));
  });
});

describe('the order of steps', () => {
  const all = [
    step('late', { due: '2027-01-01', country: 'FR', responsible: 'boris' }),
    step('soon', { due: '2027-02-01', country: 'DE' }),
    step('none', { country: null, responsible: 'anna' }),
    step('done', { due: '2026-01-01', finished: true }),
  ];
  const sorted = (by: 'due' | 'country' | 'responsible') =>
    all
      .toSorted((a, b) => compareSteps(by, a, b))
      .map(({ record }) => all.findIndex((one) => one.record === record));
  it('is by day, or by group and then by day; what has none comes last, and what is finished after all', () => {
    expect(sorted('due')).toEqual([0, 1, 2, 3]);
    expect(sorted('country')).toEqual([1, 0, 2, 3]);
    expect(sorted('responsible')).toEqual([2, 0, 1, 3]);
  });
});
