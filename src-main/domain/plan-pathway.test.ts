import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { plainStep as step } from './fixtures/steps.ts';
import type { PathwayFacts, StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';
import { weekdaysOnly } from './working-days.ts';

/** A Friday. */
const today = '2027-03-12';
const days = (min: number, max = min) => ({ duration: { min, max, unit: 'days' } });
const months = (min: number, max = min) => ({ duration: { min, max, unit: 'months' } });
const working = (min: number, max = min) => ({ duration: { min, max, unit: 'workingDays' } });

const plan = (steps: readonly StepFacts[], more: Partial<PathwayFacts> = {}) =>
  planPathway(
    { country: 'DE', anchors: null, people: [], appointments: [], steps, ...more },
    { today, working: weekdaysOnly },
  );
const range = (earliest: string, latest = earliest) => ({ earliest, latest });
const ids = (...names: readonly string[]) => names.map(recordId);
const appointment = (name: string, day: string, status: string | null = null) => ({
  record: recordId(`appointment ${name}`),
  step: recordId(name),
  status,
  at: Date.parse(`${day}T09:00:00Z`),
  day,
  place: null,
  country: null,
});

describe('the plan of a pathway', () => {
  it('a chain from today to the departure, quick and slow', () => {
    const found = plan([
      step('gather', [], days(7, 14)),
      step('submit', ['gather'], working(5)),
      step('decide', ['submit'], months(1, 3)),
      step('leave', ['decide'], { ...days(2), milestone: 'departure' }),
    ]);
    // Quick: Fri 12 March + 7 = Fri 19; five working days: Fri 26; a month: 26 April; two days: 28 April.
    // Slow: + 14 = Fri 26 March; five working days: Fri 2 April; three months: 2 July; two days: 4 July.
    expect(found.steps.map(({ finish }) => finish)).toEqual([
      range('2027-03-19', '2027-03-26'),
      range('2027-03-26', '2027-04-02'),
      range('2027-04-26', '2027-07-02'),
      range('2027-04-28', '2027-07-04'),
    ]);
    expect(found.departure).toEqual(range('2027-04-28', '2027-07-04'));
    // Gathering may end on Sunday 28 March: five working days from there end on Friday 2 April all the same.
    expect(found.steps.map(({ slack }) => slack)).toEqual([2, 0, 0, 0]);
    expect(found.critical).toEqual(ids('submit', 'decide', 'leave'));
    expect(found.next).toEqual(ids('gather'));
  });

  it('what runs beside has slack, and what the departure does not wait for has none to tell', () => {
    const found = plan([
      step('long', [], days(20)),
      step('short', [], days(5)),
      step('leave', ['long', 'short'], { milestone: 'departure' }),
      step('after', ['leave'], days(3)),
    ]);
    expect(found.steps.map(({ slack, critical }) => [slack, critical])).toEqual([
      [0, true],
      [15, false],
      [0, true],
      [null, false],
    ]);
    expect(found.departure).toEqual(range('2027-04-01'));
    expect(found.steps[2]?.durationKnown).toBe(false);
  });

  it('counts from what has begun, and is done when it was done', () => {
    const found = plan([
      step('done', [], { ...days(40), status: 'granted', startedOn: '2027-02-01', doneOn: '2027-02-20' }),
      step('begun', ['done'], { ...days(30), status: 'submitted', startedOn: '2027-03-01' }),
      step('late', ['done'], { ...days(5), status: 'inProgress', startedOn: '2027-03-01' }),
      step('undated', [], { ...days(5), status: 'granted' }),
    ]);
    expect(found.steps.map(({ start, finish }) => [start?.latest, finish?.latest])).toEqual([
      ['2027-02-01', '2027-02-20'],
      ['2027-03-01', '2027-03-31'],
      ['2027-03-01', today],
      [today, today],
    ]);
    expect(found.next).toEqual(ids('late'));
  });

  it('is not done before its appointment', () => {
    const steps = [step('interview', [], days(1)), step('leave', ['interview'], days(1))];
    const late = plan(steps, { appointments: [appointment('interview', '2027-05-03')] });
    expect(late.departure).toEqual(range('2027-05-04'));
    for (const status of ['missed', 'cancelled', 'completed']) {
      const gone = plan(steps, { appointments: [appointment('interview', '2027-05-03', status)] });
      expect(gone.departure).toEqual(range('2027-03-14'));
    }
  });

  it('without a departure step leaves when all is done', () => {
    expect(plan([step('a', [], days(3)), step('b', [], days(9))]).departure).toEqual(range('2027-03-21'));
    expect(plan([]).departure).toBe(null);
  });
});

describe('a refusal', () => {
  const decision = step('decision', [], { status: 'refused', doneOn: '2027-03-01' });
  const leave = step('leave', ['decision'], { ...days(1), milestone: 'departure' });
  const appeal = (status: string | null, more: Partial<StepFacts> = {}) =>
    step('appeal', ['decision'], {
      ...days(30),
      status,
      ifRefused: recordId('decision'),
      rule: { step: recordId('decision'), months: 1 },
      ...more,
    });

  it('blocks what waits for it, and no departure can be told', () => {
    const found = plan([decision, leave]);
    expect(found.departure).toBe(null);
    expect(found.steps[1]).toMatchObject({ state: 'blocked', finish: null, blockedBy: ids('decision') });
    expect(found.next).toEqual([]);
  });
  it('an appeal is needed only then, is due from the refusal on, and leads on', () => {
    const before = plan([step('decision', [], days(10)), leave, appeal(null)]);
    expect(before.steps[2]).toMatchObject({
      needed: false,
      start: null,
      finish: null,
      due: null,
      next: false,
    });
    expect(before.departure).toEqual(range('2027-03-23'));

    const after = plan([decision, leave, appeal(null)]);
    expect(after.steps[2]).toMatchObject({
      needed: true,
      state: 'notStarted',
      due: '2027-04-01',
      next: true,
    });
    // 30 days from 12 March end on 11 April.
    expect(after.departure).toEqual(range('2027-04-12'));
    expect(after.critical).toEqual(ids('appeal', 'leave'));
    expect(after.steps[1]).toMatchObject({ state: 'blocked', blockedBy: ids('decision') });
  });
  it('an appeal that was granted clears it', () => {
    const found = plan([decision, leave, appeal('granted', { doneOn: '2027-03-10' })]);
    expect(found.steps[1]).toMatchObject({ state: 'notStarted', blockedBy: [], next: true });
    expect(found.departure).toEqual(range('2027-03-13'));
  });
  it('of two that were granted the first counts; while both are open, either may', () => {
    const other = (status: string | null, more: Partial<StepFacts>) =>
      step('other', [], { ...days(50), status, ifRefused: recordId('decision'), ...more });
    const departure = (...steps: readonly StepFacts[]) => plan([decision, leave, ...steps]).departure;
    const granted = appeal('granted', { doneOn: '2027-03-20' });
    expect(departure(granted, other('granted', { doneOn: '2027-03-25' }))).toEqual(range('2027-03-21'));
    expect(departure(granted, other(null, {}))).toEqual(range('2027-03-21'));
    // 30 days from 12 March end on 11 April, 50 on 1 May.
    expect(departure(appeal(null), other(null, {}))).toEqual(range('2027-04-12', '2027-05-02'));
  });
  it('nothing makes up for its own refusal', () => {
    const itself = step('decision', [], { status: 'refused', ifRefused: recordId('decision') });
    expect(plan([itself, leave]).steps[0]?.needed).toBe(false);
  });
  it('what a second instance grants clears what the first and the decision refused', () => {
    const commission = appeal('refused', { doneOn: '2027-03-05' });
    const court = (status: string | null, doneOn: string | null = null) =>
      step('court', [], { ...days(40), status, doneOn, ifRefused: recordId('appeal') });
    const open = plan([decision, leave, commission, court(null)]);
    expect(open.steps[1]).toMatchObject({ state: 'blocked', blockedBy: ids('decision') });
    // 40 days from 12 March end on 21 April.
    expect(open.departure).toEqual(range('2027-04-22'));
    const granted = plan([decision, leave, commission, court('granted', '2027-03-11')]);
    expect(granted.steps[1]).toMatchObject({ state: 'notStarted', blockedBy: [], next: true });
    expect(granted.next).toEqual(ids('leave'));
    expect(granted.departure).toEqual(range('2027-03-13'));
    expect(granted.warnings).toEqual([]);
  });
  it('two appeals that answer each other in a circle are survived', () => {
    const found = plan([
      step('decision', [], { status: 'refused', ifRefused: recordId('appeal') }),
      step('appeal', [], { status: 'refused', ifRefused: recordId('decision') }),
      step('leave', ['decision'], { milestone: 'departure' }),
    ]);
    expect(found.departure).toBe(null);
    expect(found.steps[2]?.state).toBe('blocked');
  });
  it('with the decision on it cancelled, an appeal that was handed in still clears nothing', () => {
    const withdrawn = step('second', ['appeal'], { status: 'cancelled', ifRefused: recordId('decision') });
    const found = plan([decision, leave, appeal('granted', { doneOn: '2027-03-10' }), withdrawn]);
    expect(found.steps[1]).toMatchObject({ state: 'blocked', blockedBy: ids('decision') });
    expect(found.departure).toBe(null);
  });
  it('without a day of the refusal, no deadline is made up from the day that was hoped for', () => {
    const undated = { ...decision, doneOn: null, due: '2027-06-01' };
    expect(plan([undated, leave, appeal(null)]).steps[2]?.due).toBe(null);
    // Of what was granted, the day that was planned is near enough.
    const granted = step('granted', [], { status: 'granted', due: '2027-06-01' });
    const after = step('after', [], { rule: { step: recordId('granted'), days: 5 } });
    expect(plan([granted, after]).steps[1]?.due).toBe('2027-06-06');
  });
  it('an appeal that was only handed in does not: the decision on it does', () => {
    const second = step('second', ['appeal'], { ...days(60), ifRefused: recordId('decision') });
    const found = plan([decision, leave, appeal('granted', { doneOn: '2027-03-10' }), second]);
    expect(found.steps[1]).toMatchObject({ state: 'blocked' });
    // 60 days from 12 March end on 11 May.
    expect(found.departure).toEqual(range('2027-05-12'));
  });
});
