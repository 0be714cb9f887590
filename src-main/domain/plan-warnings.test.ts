import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { plainStep as step } from './fixtures/steps.ts';
import type { HolidayFile } from './holiday-file.ts';
import { holidaysFrom } from './holidays.ts';
import type {
  PaperFacts,
  PathwayFacts,
  PlanAppointment,
  PlanSurroundings,
  PlanWarning,
  StepFacts,
} from './plan-facts.ts';
import { planPathway } from './plan-pathway.ts';
import type { StayFacts } from './occupancy.ts';

const folder = join(import.meta.dirname, '../../resources/holidays');
const holidays = holidaysFrom(
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as HolidayFile),
);

/** A Friday. */
const today = '2027-03-12';
const anna = recordId('anna');
const boris = recordId('boris');
const days = (min: number, max = min) => ({ duration: { min, max, unit: 'days' } });
const leaves = (dependsOn: readonly string[] = [], more: Partial<StepFacts> = {}) =>
  step('leave', dependsOn, { milestone: 'departure', ...more });

const traveller = (record = anna) => ({ record, birthDateKnown: true, withoutConsent: [] });
const around = (more: Partial<PlanSurroundings> = {}): PlanSurroundings => ({
  travellers: [traveller()],
  documents: [],
  stays: [],
  elsewhere: [],
  holidays,
  ...more,
});

function warnings(
  steps: readonly StepFacts[],
  more: Partial<PathwayFacts> = {},
  surroundings: PlanSurroundings = around(),
): readonly Partial<PlanWarning>[] {
  const facts = { country: 'DE', anchors: null, people: [], appointments: [], steps, ...more };
  const moment = { today, working: holidays.of('DE') };
  // Only what is said, so that expectations stay readable.
  return planPathway(facts, moment, surroundings).warnings.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)),
  );
}

const paper = (kind: string, more: Partial<PaperFacts> = {}): PaperFacts => ({
  record: recordId(`paper ${kind}`),
  person: anna,
  kind,
  validFrom: null,
  validUntil: null,
  ...more,
});

/** `at`: like `2027-03-15 09:30`. */
const booked = (name: string, at: string, more: Partial<PlanAppointment> = {}): PlanAppointment => ({
  record: recordId(`appointment ${name}`),
  step: recordId(name),
  status: null,
  at: Date.parse(`${at.replace(' ', 'T')}:00Z`),
  day: at.slice(0, 10),
  place: null,
  country: null,
  ...more,
});

it('all is well', () => {
  expect(warnings([step('a', [], days(3)), leaves(['a'])])).toEqual([]);
});

describe('the structure of a pathway', () => {
  it('no departure', () => {
    expect(warnings([step('a')])).toEqual([{ code: 'noDeparture', severity: 'info' }]);
    expect(warnings([])).toEqual([]);
  });
  it('circles', () => {
    expect(warnings([step('a', ['b']), step('b', ['a']), leaves(['b'])])).toEqual(
      [
        { code: 'circle', severity: 'danger', step: recordId('b') },
        { code: 'circle', severity: 'danger', step: recordId('a') },
      ].toSorted((one, other) => (one.step < other.step ? -1 : 1)),
    );
  });
  it('a refusal without a way out, with one, and with one that has led on', () => {
    const decision = step('decision', [], { status: 'refused', doneOn: '2027-03-01' });
    const appeal = (more: Partial<StepFacts>) =>
      step('appeal', [], { ifRefused: recordId('decision'), ...more });
    const leave = leaves(['decision']);
    const refused = { code: 'refused', step: recordId('decision'), day: '2027-03-01' };
    expect(warnings([decision, leave])).toEqual([{ ...refused, severity: 'danger' }]);
    const due = { code: 'appealDue', step: recordId('appeal'), other: recordId('decision') };
    const rule = (month: number) => ({ rule: { step: recordId('decision'), months: month } });
    // A month from 1 March: 1 April, more than two weeks from today. 26 March is not.
    expect(warnings([decision, leave, appeal(rule(1))])).toEqual([
      { ...refused, severity: 'warning' },
      { ...due, severity: 'warning', day: '2027-04-01' },
    ]);
    expect(warnings([decision, leave, appeal({ due: '2027-03-26' })])[0]).toEqual({
      ...due,
      severity: 'danger',
      day: '2027-03-26',
    });
    expect(warnings([decision, leave, appeal({ status: 'granted' })])).toEqual([]);
  });
  describe('the deadline of an appeal', () => {
    const decision = (doneOn: string | null) => step('decision', [], { status: 'refused', doneOn });
    const rule = { step: recordId('decision'), months: 1 };
    const filing = (more: Partial<StepFacts> = {}, dependsOn: readonly string[] = []) =>
      step('filing', dependsOn, { ifRefused: recordId('decision'), rule, ...more });
    const court = step('court', ['filing'], { ifRefused: recordId('decision') });
    const appeals = (...steps: readonly StepFacts[]) =>
      warnings([...steps, leaves(['decision'])]).filter(({ code }) => code === 'appealDue');
    const due = { code: 'appealDue', step: recordId('filing'), other: recordId('decision') };

    it('is not said of the decision on it, which has none', () => {
      expect(appeals(decision('2027-03-01'), filing(), court)).toEqual([
        { ...due, severity: 'warning', day: '2027-04-01' },
      ]);
      const handedIn = { status: 'granted', doneOn: '2027-03-05' };
      expect(appeals(decision('2027-03-01'), filing(handedIn), court)).toEqual([]);
      expect(appeals(decision('2027-03-01'), filing({ status: 'submitted' }), court)).toEqual([]);
    });
    it('is said while the filing still waits for something else: the time runs', () => {
      const lawyer = step('lawyer', [], { ifRefused: recordId('decision') });
      expect(appeals(decision('2027-02-20'), lawyer, filing({}, ['lawyer']), court)).toEqual([
        { ...due, severity: 'danger', day: '2027-03-20' },
      ]);
    });
    it('is a danger where nobody wrote down the day of the refusal', () => {
      expect(appeals(decision(null), filing(), court)).toEqual([{ ...due, severity: 'danger' }]);
    });
  });
  it('a deadline that can not be kept, at best or if it goes slowly; one that is past is said elsewhere', () => {
    const late = (due: string) => warnings([leaves([], { ...days(5, 10), due })]);
    const found = { code: 'dueTooEarly', step: recordId('leave'), needed: '2027-03-22' };
    expect(late('2027-03-16')).toEqual([{ ...found, severity: 'danger', day: '2027-03-16' }]);
    expect(late('2027-03-17')).toEqual([{ ...found, severity: 'warning', day: '2027-03-17' }]);
    expect(late('2027-03-22')).toEqual([]);
    expect(late('2027-03-11')).toEqual([]);
  });
});

describe('documents', () => {
  const needs = (conditions: StepFacts['conditions'] = null, more: Partial<StepFacts> = {}) =>
    leaves([], { ...days(10, 20), documents: ['passport'], conditions, ...more });
  // Done on 22 March at best, on 1 April if it goes slowly.
  const having = (steps: readonly StepFacts[], ...documents: readonly PaperFacts[]) =>
    warnings(steps, {}, around({ documents }));

  it('missing: said quietly while the step can not be begun', () => {
    const missing = { code: 'documentMissing', step: recordId('leave'), person: anna, kind: 'passport' };
    expect(warnings([needs()])).toEqual([{ ...missing, severity: 'warning' }]);
    expect(warnings([step('a'), needs(null, { dependsOn: [recordId('a')] })])).toEqual([
      { ...missing, severity: 'info' },
    ]);
  });
  it('each needs an own passport; a sponsor letter serves all', () => {
    const two = around({
      travellers: [traveller(), traveller(boris)],
      documents: [paper('passport'), paper('sponsorLetter')],
    });
    expect(warnings([leaves([], { documents: ['passport', 'sponsorLetter'] })], {}, two)).toMatchObject([
      { code: 'documentMissing', person: boris, kind: 'passport' },
    ]);
    const own = leaves([], { documents: ['passport'], person: anna });
    expect(warnings([own], {}, two)).toEqual([]);
    expect(warnings([own], { people: [anna] }, two)).toEqual([]);
  });
  it('expires before the day it is shown', () => {
    const until = (validUntil: string) => having([needs()], paper('passport', { validUntil }));
    const found = { code: 'documentExpires', step: recordId('leave'), person: anna, kind: 'passport' };
    expect(until('2027-04-01')).toEqual([]);
    expect(until('2027-03-31')).toMatchObject([{ ...found, severity: 'warning', needed: '2027-04-01' }]);
    expect(until('2027-03-21')).toMatchObject([{ ...found, severity: 'danger', day: '2027-03-21' }]);
    // Another one that lasts longer will do.
    expect(
      having(
        [needs()],
        paper('passport', { validUntil: '2027-03-13' }),
        paper('passport', { record: recordId('new'), validUntil: '2030-01-01' }),
      ),
    ).toEqual([]);
  });
  it('must be valid beyond a moment: the departure, a step, an anchor', () => {
    const beyond = (validBeyond: { [key: string]: string | number }, validUntil: string, anchors = {}) =>
      warnings(
        [needs([{ kind: 'passport', validBeyond }])],
        { anchors },
        around({ documents: [paper('passport', { validUntil })] }),
      );
    // Six months beyond 1 April (slow) are 1 October; beyond 22 March (quick) 22 September.
    const six = { months: 6, milestone: 'departure' };
    expect(beyond(six, '2027-10-01')).toEqual([]);
    expect(beyond(six, '2027-09-30')).toMatchObject([{ severity: 'warning', needed: '2027-10-01' }]);
    expect(beyond(six, '2027-09-21')).toMatchObject([{ severity: 'danger', needed: '2027-10-01' }]);
    expect(beyond({ days: 1, step: recordId('leave') }, '2027-04-01')).toMatchObject([
      { code: 'documentExpires', needed: '2027-04-02' },
    ]);
    // Three months beyond 30 November: the last day of February, 29 in 2028.
    expect(beyond({ months: 3, anchor: 'entry' }, '2028-02-28', { entry: '2027-11-30' })).toMatchObject([
      { code: 'documentExpires', needed: '2028-02-29', severity: 'danger' },
    ]);
    expect(beyond({ months: 3, anchor: 'entry' }, '2028-02-29', { entry: '2027-11-30' })).toEqual([]);
  });
  it('is too old on the day of the appointment', () => {
    const photo = (validFrom: string) =>
      warnings(
        [leaves([], { documents: ['photo'], conditions: [{ kind: 'photo', notOlderThan: { months: 6 } }] })],
        { appointments: [booked('leave', '2027-06-01 09:00')] },
        around({ documents: [paper('photo', { validFrom })] }),
      );
    expect(photo('2026-12-01')).toEqual([]);
    expect(photo('2026-11-30')).toMatchObject([
      { code: 'documentTooOld', severity: 'danger', day: '2027-05-30', needed: '2027-06-01' },
    ]);
  });
  it('says nothing of how long it is valid, or how old it is', () => {
    const asks = needs([{ kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } }]);
    expect(having([asks], paper('passport'))).toMatchObject([{ code: 'documentUndated', severity: 'info' }]);
    expect(having([needs()], paper('passport'))).toEqual([]);
  });
  it('a past appointment of which nobody said how it went is no day on which papers are shown', () => {
    const past = { appointments: [booked('visit', '2027-03-01 09:00')] };
    const visit = step('visit', [], { documents: ['passport'] });
    // It was still valid then; today it isn't.
    const ended = around({ documents: [paper('passport', { validUntil: '2027-03-10' })] });
    expect(warnings([visit, leaves([], days(30))], past, ended)).toMatchObject([
      { code: 'documentExpires', severity: 'danger', step: recordId('visit'), needed: today },
    ]);
  });
  it('beyond a moment that nobody knows yet counts from the day on which it is shown', () => {
    const entry = [{ kind: 'passport', validBeyond: { months: 3, anchor: 'entry' } }];
    // Three months beyond 1 April (slow).
    expect(having([needs(entry)], paper('passport', { validUntil: '2027-06-30' }))).toMatchObject([
      { code: 'documentExpires', severity: 'warning', needed: '2027-07-01' },
    ]);
    expect(having([needs(entry)], paper('passport', { validUntil: '2027-07-01' }))).toEqual([]);
  });
  it('ends before it begins: somebody mistook a day', () => {
    const muddled = paper('passport', { validFrom: '2031-01-01', validUntil: '2030-01-01' });
    expect(having([needs()], muddled)).toMatchObject([{ code: 'documentUndated', document: muddled.record }]);
  });
  it('one without dates is no reason to trust that a passport which ends is replaced', () => {
    const old = paper('passport', { validUntil: '2027-03-13' });
    const unknown = paper('passport', { record: recordId('unknown') });
    for (const both of [
      [old, unknown],
      [unknown, old],
    ])
      expect(having([leaves([], days(10))], ...both)).toMatchObject([
        { code: 'documentExpires', severity: 'danger', document: old.record },
      ]);
  });
  it('a passport that has ended is said where no departure can be told', () => {
    const refused = step('decision', [], { status: 'refused', doneOn: '2027-03-01' });
    const ended = (validUntil: string) =>
      having([refused, leaves(['decision'])], paper('passport', { validUntil })).filter(
        ({ code }) => code === 'documentExpires',
      );
    expect(ended('2027-03-11')).toMatchObject([{ severity: 'danger', needed: today }]);
    expect(ended(today)).toEqual([]);
  });
  it('one paper is spoken of once, for the step that asks most', () => {
    const first = step('first', [], { documents: ['passport'] });
    const found = having([first, needs()], paper('passport', { validUntil: '2027-03-11' }));
    expect(found).toMatchObject([{ code: 'documentExpires', needed: '2027-04-01' }]);
  });
  it('a passport that ends before the departure, though no step asks for one', () => {
    const ends = (validUntil: string) => having([leaves([], days(10))], paper('passport', { validUntil }));
    expect(ends('2027-03-21')).toMatchObject([
      { code: 'documentExpires', severity: 'danger', day: '2027-03-21', needed: '2027-03-22' },
    ]);
    expect(ends('2027-03-22')).toEqual([]);
  });
});

describe('people', () => {
  it('no birth date, no consent, once for all that it is missing for; only of those who go', () => {
    const family = around({
      travellers: [
        { record: anna, birthDateKnown: false, withoutConsent: ['G', 'I'] },
        { record: boris, birthDateKnown: false, withoutConsent: [] },
      ],
    });
    expect(warnings([leaves()], { people: [anna] }, family)).toEqual([
      { code: 'birthDateMissing', severity: 'warning', person: anna },
      { code: 'consentMissing', severity: 'warning', person: anna, kind: 'G I' },
    ]);
    expect(warnings([leaves([], { status: 'granted' })], { people: [anna] }, family)).toEqual([]);
  });

  const stay = (
    name: string,
    from: string,
    until: string | null,
    more: Partial<StayFacts> = {},
  ): StayFacts => ({
    record: recordId(name),
    house: recordId('house'),
    caseId: recordId('case'),
    unit: null,
    guests: 1,
    from,
    until,
    actualFrom: null,
    actualUntil: null,
    status: null,
    answer: null,
    placedAt: null,
    plannedAt: null,
    override: null,
    ...more,
  });
  it('a bed that ends before they leave: half-open', () => {
    // Leaves on 14 March at best, on 1 April if it goes slowly.
    const bed = (...stays: readonly StayFacts[]) =>
      warnings([leaves([], days(2, 20))], {}, around({ stays }));
    expect(bed(stay('s', '2027-03-01', '2027-04-01'))).toEqual([]);
    expect(bed(stay('s', '2027-03-01', null))).toEqual([]);
    expect(bed(stay('s', '2027-03-01', '2027-03-31'))).toEqual([
      { code: 'stayEnds', severity: 'info', other: recordId('s'), day: '2027-03-31', needed: '2027-04-01' },
    ]);
    expect(bed(stay('s', '2027-03-01', '2027-03-14'))).toMatchObject([{ severity: 'info' }]);
    expect(bed(stay('s', '2027-03-01', '2027-03-13'))).toMatchObject([{ severity: 'danger' }]);
    expect(bed()).toEqual([]);
    expect(bed(stay('s', '2027-03-01', '2027-03-13', { status: 'cancelled' }))).toEqual([]);
  });
  it('the next bed follows on the same day, or leaves a gap', () => {
    const bed = (from: string) =>
      warnings(
        [leaves([], days(40))],
        {},
        around({ stays: [stay('next', from, '2027-06-01'), stay('now', '2027-03-01', '2027-03-25')] }),
      );
    expect(bed('2027-03-25')).toEqual([]);
    expect(bed('2027-03-26')).toMatchObject([
      { code: 'stayEnds', severity: 'warning', other: recordId('now'), day: '2027-03-25' },
    ]);
  });
});

describe('appointments', () => {
  const steps = [
    step('a', [], { person: anna }),
    step('b', [], { person: anna }),
    step('c', [], { person: boris }),
    leaves(['a', 'b', 'c']),
  ];
  const both = (one: PlanAppointment, other: PlanAppointment) =>
    warnings(steps, { appointments: [other, one] });
  const tbilisi = { place: 'Tbilisi, Telavi street 31', country: 'GE' };
  const batumi = { place: 'Batumi', country: 'GE' };
  const yerevan = { place: 'Yerevan', country: 'AM' };

  it('two at once, of the same person', () => {
    const clash = { code: 'appointmentsClash', severity: 'danger', person: anna };
    const first = booked('a', '2027-03-15 09:00', tbilisi);
    expect(both(first, booked('b', '2027-03-15 09:00', batumi))).toMatchObject([clash]);
    expect(both(first, booked('b', '2027-03-15 09:59'))).toMatchObject([clash]);
    expect(both(first, booked('b', '2027-03-15 10:00'))).toEqual([]);
    // Boris may be elsewhere at the same time.
    expect(both(first, booked('c', '2027-03-15 09:00', yerevan))).toEqual([]);
    // Half an hour later in the same place is one visit; the same moment may be an oversight.
    expect(
      both(first, booked('b', '2027-03-15 09:30', { ...tbilisi, place: ' tbilisi,  Telavi Street 31' })),
    ).toEqual([]);
    expect(both(first, booked('b', '2027-03-15 09:00', tbilisi))).toMatchObject([
      { ...clash, severity: 'info' },
    ]);
  });
  it('too far apart to reach; nobody guesses where an unknown place is', () => {
    const first = booked('a', '2027-03-15 09:00', tbilisi);
    const apart = { code: 'appointmentsApart', person: anna };
    expect(both(first, booked('b', '2027-03-15 10:59', batumi))).toMatchObject([
      { ...apart, severity: 'warning' },
    ]);
    expect(both(first, booked('b', '2027-03-15 11:00', batumi))).toEqual([]);
    expect(both(first, booked('b', '2027-03-16 08:59', yerevan))).toMatchObject([
      { ...apart, severity: 'danger', other: recordId('appointment b') },
    ]);
    expect(both(first, booked('b', '2027-03-16 09:00', yerevan))).toEqual([]);
    expect(both(first, booked('b', '2027-03-15 10:30', { country: 'GE' }))).toEqual([]);
  });
  it('with an appointment of another pathway, named as the other', () => {
    const elsewhere = [{ appointment: booked('x', '2027-03-15 08:30', yerevan), persons: [anna] }];
    const found = warnings(
      steps,
      { appointments: [booked('a', '2027-03-15 09:00', tbilisi)] },
      around({ elsewhere }),
    );
    expect(found).toMatchObject([
      {
        code: 'appointmentsClash',
        appointment: recordId('appointment a'),
        other: recordId('appointment x'),
        step: recordId('a'),
      },
    ]);
  });
  it('the consulate is closed: weekends, holidays of the country that is asked and of the place', () => {
    const on = (day: string, more: Partial<PlanAppointment> = {}) =>
      warnings([leaves()], { appointments: [booked('leave', `${day} 09:00`, more)] });
    const found = { code: 'closedThatDay', severity: 'warning', step: recordId('leave') };
    const appointment = recordId('appointment leave');
    // 13 March 2027 is a Saturday; Easter Monday 2027 is 29 March, the orthodox Good Friday 30 April.
    expect(on('2027-03-13')).toEqual([{ ...found, appointment, day: '2027-03-13' }]);
    expect(on('2027-03-29')).toEqual([{ ...found, appointment, day: '2027-03-29', holiday: 'easterMonday' }]);
    expect(on('2027-04-30')).toEqual([]);
    expect(on('2027-04-30', { country: 'GE' })).toMatchObject([{ holiday: 'orthodoxGoodFriday' }]);
    expect(on('2027-03-13', { status: 'cancelled' })).toEqual([]);
    expect(on('2027-03-06')).toEqual([]);
  });
  it('no holidays are known of a country: said once, where they would count', () => {
    const unknown = (kind: string) => ({ code: 'holidaysUnknown', severity: 'info', kind });
    const working = leaves([], { duration: { min: 2, max: 3, unit: 'workingDays' } });
    expect(warnings([working], { country: 'US' })).toEqual([unknown('US')]);
    expect(warnings([leaves([], days(3))], { country: 'US' })).toEqual([]);
    expect(warnings([working], { country: null })).toEqual([]);
    const at = (country: string) => ({
      appointments: [
        booked('leave', '2027-03-15 09:00', { country }),
        booked('leave', '2027-03-16 09:00', { country }),
      ],
    });
    expect(warnings([leaves()], at('IN'))).toEqual([unknown('IN')]);
    expect(warnings([leaves()], at('GE'))).toEqual([]);
  });
  it('before what it waits for can be done', () => {
    const on = (day: string) =>
      warnings([step('a', [], days(4, 13)), leaves(['a'])], {
        appointments: [booked('leave', `${day} 09:00`)],
      });
    const found = { code: 'appointmentTooEarly', needed: '2027-03-25', step: recordId('leave') };
    // Done on Tuesday 16 March at best, on Thursday 25 March if it goes slowly.
    expect(on('2027-03-15')).toMatchObject([{ ...found, severity: 'danger' }]);
    expect(on('2027-03-16')).toMatchObject([{ ...found, severity: 'warning' }]);
    expect(on('2027-03-25')).toEqual([]);
  });
});
