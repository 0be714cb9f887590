import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { plainStep as step } from './fixtures/steps.ts';
import type { StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';
import { compareDue } from './steps.ts';
import { weekdaysOnly } from './working-days.ts';

const plan = (...steps: readonly StepFacts[]) =>
  planPathway(
    {
      country: null,
      anchors: { departure: '2027-05-26', bad: 5 },
      people: [],
      appointments: [],
      steps,
    },
    { today: '2027-03-12', working: weekdaysOnly },
  ).steps;

describe('states of steps', () => {
  it('a step waits for what is neither granted nor cancelled', () => {
    const states = (status: string) => plan(step('a', [], { status }), step('b', ['a']))[1];
    expect(states('inProgress')).toMatchObject({ state: 'blocked', blockedBy: [recordId('a')] });
    expect(states('refused')).toMatchObject({ state: 'blocked' });
    expect(states('granted')).toMatchObject({ state: 'notStarted', blockedBy: [] });
    expect(states('cancelled')).toMatchObject({ state: 'notStarted' });
  });
  it('what has begun stays so, and says what it lacks', () => {
    expect(plan(step('a'), step('b', ['a'], { status: 'inProgress' }))[1]).toMatchObject({
      state: 'inProgress',
      blockedBy: [recordId('a')],
    });
  });
  it('what is not known here does not block', () => {
    expect(plan(step('b', ['elsewhere']))[0]).toMatchObject({
      state: 'notStarted',
      unknown: [recordId('elsewhere')],
    });
  });
  it('circles are found and tolerated', () => {
    const found = plan(step('a', ['b']), step('b', ['a']), step('c', ['b']), step('d', []), step('e', ['e']));
    expect(found.map(({ inCycle }) => inCycle)).toEqual([true, true, false, false, true]);
    expect(found[0]?.state).toBe('blocked');
  });
});

describe('due days', () => {
  const due = (...steps: readonly StepFacts[]) => plan(...steps)[0]?.due;
  it('by hand, by an anchor, by another step', () => {
    const rule = { anchor: 'departure', days: -30 };
    expect(due(step('a', [], { rule, due: '2027-01-01' }))).toBe('2027-01-01');
    expect(due(step('a', [], { rule }))).toBe('2027-04-26');
    expect(due(step('a', [], { rule: { step: recordId('b'), days: 7 } }), step('b', [], { rule }))).toBe(
      '2027-05-03',
    );
    expect(
      due(step('a', [], { rule: { step: recordId('b'), days: 7 } }), step('b', [], { due: '2027-01-01' })),
    ).toBe('2027-01-08');
  });
  it('none when rules lead nowhere or in a circle', () => {
    const circle = [
      step('a', [], { rule: { step: recordId('b'), days: 1 } }),
      step('b', [], { rule: { step: recordId('a'), days: 1 } }),
    ];
    expect(due(...circle)).toBe(null);
    for (const rule of [
      { anchor: 'arrival', days: 1 },
      { anchor: 'bad', days: 1 },
      { anchor: 'constructor', days: 1 },
      { anchor: 'departure' },
      { days: 1 },
      [],
      { step: 'x', days: 1 },
    ]) {
      expect(due(step('a', [], { rule }))).toBe(null);
    }
  });
  it('order: day, then order, then id; undated last', () => {
    const found = [
      { record: recordId('a'), due: null, order: null },
      { record: recordId('b'), due: null, order: 'V' },
      { record: recordId('c'), due: '2027-05-01', order: 'b' },
      { record: recordId('d'), due: '2027-05-01', order: 'a' },
      { record: recordId('e'), due: '2027-04-01', order: null },
    ];
    expect(found.toSorted(compareDue).map((one) => found.indexOf(one))).toEqual([4, 3, 2, 1, 0]);
  });
  it('overdue is before today and not finished', () => {
    const overdue = (due: string, status: string | null) => plan(step('a', [], { due, status }))[0]?.overdue;
    expect(overdue('2027-03-11', null)).toBe(true);
    expect(overdue('2027-03-12', null)).toBe(false);
    expect(overdue('2027-03-11', 'granted')).toBe(false);
  });
});
