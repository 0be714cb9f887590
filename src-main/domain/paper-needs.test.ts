import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import type { Json } from './json.ts';
import { needsOfPathway } from './paper-needs.ts';
import type { PlanAppointment, StepFacts } from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';
import { weekdaysOnly } from './working-days.ts';

const today = '2027-03-12';
const [heron, wren] = [recordId('heron'), recordId('wren')];
const step = (name: string, more: Partial<StepFacts> = {}): StepFacts => ({
  record: recordId(name),
  status: null,
  dependsOn: [],
  ifRefused: null,
  due: null,
  rule: null,
  duration: { min: 0, max: 0, unit: 'days' },
  startedOn: null,
  doneOn: null,
  milestone: null,
  person: null,
  documents: [],
  conditions: null,
  order: null,
  ...more,
});
const appointment = (
  name: string,
  of: string,
  day: string,
  status: string | null = null,
): PlanAppointment => ({
  record: recordId(name),
  step: recordId(of),
  status,
  at: Date.parse(`${day}T09:00:00Z`),
  day,
  place: null,
  country: null,
});

interface Given {
  readonly steps: readonly StepFacts[];
  readonly appointments?: readonly PlanAppointment[];
  readonly anchors?: Json;
  readonly named?: readonly (typeof heron)[];
}
function needs({ steps, appointments = [], anchors = null, named = [] }: Given) {
  const facts = { country: 'DE', anchors, people: named, steps, appointments };
  const outlook = planPathway(facts, { today, working: weekdaysOnly });
  const caseId = recordId('case');
  return needsOfPathway({ caseId, facts, outlook, people: [heron, wren], working: weekdaysOnly, today });
}
const days = (given: Given) => needs(given).map(({ kind, on, until, since }) => [kind, on, until, since]);

describe('the days on which a pathway asks for papers', () => {
  const interview = step('interview', { documents: ['photo'] });
  it('are its appointments; without one the day on which the step is done if it takes long', () => {
    const appointments = [
      appointment('a', 'interview', '2027-04-01'),
      appointment('b', 'interview', '2027-03-20', 'missed'),
      appointment('c', 'other', '2027-03-30'),
    ];
    expect(days({ steps: [interview], appointments })).toEqual([['photo', '2027-04-01', '2027-04-01', null]]);
    // One that is past and of which nobody said how it went: its step is still to be done.
    const past = [appointment('a', 'interview', '2027-03-01')];
    expect(days({ steps: [interview], appointments: past })).toEqual(days({ steps: [interview] }));
    const slow = { ...interview, duration: { min: 1, max: 19, unit: 'days' } };
    expect(days({ steps: [slow] })).toEqual([['photo', '2027-03-31', '2027-03-31', null]]);
    expect(days({ steps: [{ ...slow, status: 'granted', doneOn: '2027-03-01' }] })).toEqual([]);
    expect(days({ steps: [{ ...slow, status: 'cancelled' }] })).toEqual([]);
  });

  it('and the day of leaving for what is shown on the way, even where the step is done', () => {
    const passport = step('apply', {
      documents: ['passport', 'photo'],
      status: 'granted',
      doneOn: '2027-03-01',
    });
    const flight = step('flight', { milestone: 'departure', duration: { min: 2, max: 9, unit: 'days' } });
    expect(days({ steps: [passport, flight] })).toEqual([['passport', '2027-03-21', '2027-03-21', null]]);
    expect(days({ steps: [passport, flight], anchors: { departure: '2027-05-26' } })).toEqual([
      ['passport', '2027-05-26', '2027-05-26', null],
    ]);
  });

  it('reach as long as a condition says, by the calendar, over the end of a month', () => {
    const asking = (condition: Json): Given => ({
      steps: [step('apply', { documents: ['medicalReport'], conditions: [condition] })],
      appointments: [appointment('a', 'apply', '2027-08-31')],
      anchors: { entry: '2027-08-30' },
    });
    const kind = 'medicalReport';
    expect(days(asking({ kind, validBeyond: { months: 6, anchor: 'entry' } }))).toEqual([
      [kind, '2027-08-31', '2028-02-29', null],
    ]);
    expect(days(asking({ kind, notOlderThan: { months: 6 } }))).toEqual([
      [kind, '2027-08-31', '2027-08-31', '2027-03-01'],
    ]);
    expect(days(asking({ kind, validBeyond: { days: 10, step: recordId('apply') } }))).toEqual([
      [kind, '2027-08-31', '2027-09-10', null],
    ]);
    // Another kind's, and one that can't be read, ask for nothing.
    for (const condition of [{ kind, validBeyond: 'long' }, 'x'])
      expect(days(asking(condition))).toEqual([[kind, '2027-08-31', '2027-08-31', null]]);
  });

  it('are for whose step it is, for everyone who is named, or for all of the case', () => {
    const whom = (given: Given) => needs(given).map(({ people, each }) => [people, each]);
    const own = step('own', { documents: ['photo'], person: wren });
    expect(whom({ steps: [own] })).toEqual([[[wren], true]]);
    expect(whom({ steps: [interview] })).toEqual([[[heron, wren], true]]);
    expect(whom({ steps: [interview], named: [heron] })).toEqual([[[heron], true]]);
    const funds = step('funds', { documents: ['proofOfFunds'] });
    expect(whom({ steps: [funds] })).toEqual([[[heron, wren], false]]);
  });
});
