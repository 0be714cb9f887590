import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { addDays } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { comparePathways } from './compare-pathways.ts';
import { listAllSteps } from './list-all-steps.ts';
import { listAppointments } from './list-appointments.ts';
import { listPapers } from './list-papers.ts';
import { showToday } from './show-today.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let heron: RecordId;
let person: RecordId;
let pathway: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  heron = await anna.put('case', { alias: 'Heron', status: 'open' });
  person = await anna.put('person', {
    case: heron,
    alias: 'Heron',
    birthDate: { day: '1998-03-12', precision: 'exact' },
  });
  pathway = await anna.put('pathway', {
    case: heron,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
  });
});
afterEach(() => stage.close());

const today = new Date().toISOString().slice(0, 10);
const day = (offset: number): string => addDays(today, offset) ?? '';
const at = (on: string, time: string, zone = 'Europe/Berlin'): Json => ({ at: `${on}T${time}:00Z`, zone });
const days = (count: number): Json => ({ min: count, max: count, unit: 'days' });
const steps = (wish: Partial<Parameters<typeof listAllSteps>[1]> = {}) =>
  listAllSteps(anna.unlocked, { order: 'due', ...wish });
const titles = (wish: Partial<Parameters<typeof listAllSteps>[1]> = {}) =>
  steps(wish).rows.map(({ step }) => step.values['title']);

describe('steps of all cases', () => {
  it('stand as the plan has it, and are narrowed by country, person, state and what can be done now', async () => {
    const apply = await anna.put('step', { pathway, title: 'Apply', due: day(-3), responsible: 'anna' });
    await anna.put('step', { pathway, title: 'Wait', status: 'submitted', due: day(9), person });
    await anna.put('step', { pathway, title: 'Fly', dependsOn: [apply], due: day(30), responsible: 'Boris' });
    await anna.put('step', { pathway, title: 'Done', status: 'granted' });
    const other = await anna.put('pathway', { case: heron, country: 'FR', status: 'planned' });
    await anna.put('step', { pathway: other, title: 'Ask', due: day(1) });
    const closed = await anna.put('case', { alias: 'Wren', status: 'closed' });
    const past = await anna.put('pathway', { case: closed, country: 'IE' });
    await anna.put('step', { pathway: past, title: 'Over' });

    const view = steps();
    expect(view.rows.map(({ step, stand, overdue }) => [step.values['title'], stand, overdue])).toEqual([
      ['Apply', 'next', true],
      ['Ask', 'next', false],
      ['Wait', 'waiting', false],
      ['Fly', 'blocked', false],
    ]);
    expect(view).toMatchObject({ open: 4, more: 0, stands: { overdue: 1, next: 2, blocked: 1, waiting: 1 } });
    expect(view.countries).toEqual([
      { id: 'DE', count: 3 },
      { id: 'FR', count: 1 },
    ]);
    expect(view.rows[3]).toMatchObject({ blockedBy: ['Apply'], caseAlias: 'Heron' });
    expect(view.rows[2]).toMatchObject({ person: 'Heron' });
    expect(titles({ country: 'FR' })).toEqual(['Ask']);
    expect(titles({ responsible: { is: 'me' } })).toEqual(['Apply']);
    expect(titles({ responsible: { is: 'nobody' } })).toEqual(['Ask', 'Wait']);
    expect(titles({ responsible: { who: 'Boris' } })).toEqual(['Fly']);
    expect(titles({ stand: 'waiting' })).toEqual(['Wait']);
    expect(titles({ now: true })).toEqual(['Apply', 'Ask']);
    expect(titles({ finished: true })).toEqual(['Apply', 'Ask', 'Wait', 'Fly', 'Done']);
    expect(titles({ order: 'country' })).toEqual(['Apply', 'Wait', 'Fly', 'Ask']);
  });
});

describe('the papers of all cases', () => {
  it('are held against appointments, departures and journeys; Today says the same of what ends', async () => {
    const passport = await anna.put('document', { person, kind: 'passport', validUntil: day(40) });
    const step = await anna.put('step', { pathway, title: 'Interview', documents: ['passport', 'photo'] });
    await anna.put('appointment', { step, at: at(day(50), '09:00'), status: 'planned' });
    const view = listPapers(anna.unlocked, { order: 'pressing' });
    expect(
      view.lines.map(({ state, kind, need, personName }) => [state, kind, need?.on, personName]),
    ).toEqual([
      ['missing', 'photo', day(50), 'Heron'],
      ['short', 'passport', day(50), 'Heron'],
    ]);
    expect(view.lines[1]).toMatchObject({ asks: { id: step }, document: { id: passport } });
    expect(view.states).toMatchObject({ missing: 1, short: 1, good: 0 });
    expect(listPapers(anna.unlocked, { order: 'pressing', within: '30' }).lines).toEqual([]);
    expect(listPapers(anna.unlocked, { order: 'expires', state: 'short' }).lines).toHaveLength(1);
    expect(showToday(anna.unlocked).rows.find(({ kind }) => kind === 'document')).toMatchObject({
      record: { id: passport },
      neededOn: day(50),
    });
    await anna.put('document', { person, kind: 'passport', validUntil: day(900) });
    await anna.put('document', { person, kind: 'photo', validFrom: day(-3) });
    expect(listPapers(anna.unlocked, { order: 'pressing' }).lines).toEqual([]);
    expect(listPapers(anna.unlocked, { order: 'needed', state: 'good' }).lines).toHaveLength(2);
    expect(showToday(anna.unlocked).rows.some(({ kind }) => kind === 'document')).toBe(false);
  });
});

describe('appointments', () => {
  const span = (from: string, length = 7) => must(listAppointments(anna.unlocked, { from, days: length }));

  it('stand on the day and hour of their own zone, with weekends and holidays', async () => {
    const step = await anna.put('step', { pathway, title: 'Visa', responsible: 'anna' });
    // Already the next day in Tbilisi.
    const late = await anna.put('appointment', { step, at: at('2027-10-02', '21:30', 'Asia/Tbilisi') });
    const unity = await anna.put('appointment', { step, at: at('2028-10-03', '08:00'), country: 'DE' });
    await anna.put('appointment', { step, status: 'planned' });
    const week = span('2027-09-27');
    expect(
      week.rows.map(({ appointment, day: on, time, zone, closed }) => [
        appointment.id,
        on,
        time,
        zone,
        closed,
      ]),
    ).toEqual([[late, '2027-10-03', '01:30', 'Asia/Tbilisi', 'weekend']]);
    expect(week.undated).toBe(1);
    expect(week.days.map(({ weekend }) => weekend)).toEqual([false, false, false, false, false, true, true]);
    const [row] = span('2028-10-02').rows;
    expect(row).toMatchObject({ appointment: { id: unity }, time: '10:00', closed: { country: 'DE' } });
    expect(span('2028-10-02').days[1]?.holidays).toMatchObject([{ country: 'DE' }]);
    expect(listAppointments(anna.unlocked, { from: '2027-02-30', days: 7 })).toMatchObject({ ok: false });
  });

  it('clash where the same people have to be at both', async () => {
    const visa = await anna.put('step', { pathway, title: 'Visa' });
    const other = await anna.put('pathway', { case: heron, country: 'FR' });
    const doctor = await anna.put('step', { pathway: other, title: 'Doctor' });
    const one = await anna.put('appointment', {
      step: visa,
      at: at('2027-10-04', '09:00'),
      status: 'planned',
    });
    const two = await anna.put('appointment', {
      step: doctor,
      at: at('2027-10-04', '09:30'),
      status: 'planned',
    });
    const clashes = () =>
      span('2027-10-04').rows.map((row) => row.clashes.map(({ appointment }) => appointment));
    expect(clashes()).toEqual([[two], [one]]);
    await anna.put('appointment', { status: 'cancelled' }, two);
    expect(clashes()).toEqual([[], []]);
  });
});

describe('the ways out of a case', () => {
  it('are planned side by side, the earliest departure first, and nothing is written', async () => {
    const fee = { amount: '75.00', currency: 'EUR' };
    const apply = await anna.put('step', {
      pathway,
      title: 'Apply',
      duration: days(20),
      fee,
      documents: ['passport'],
    });
    await anna.put('step', {
      pathway,
      title: 'Fly',
      duration: days(5),
      dependsOn: [apply],
      milestone: 'departure',
      fee,
    });
    const quick = await anna.put('pathway', { case: heron, country: 'FR' });
    await anna.put('step', { pathway: quick, title: 'Go', duration: days(9) });
    await anna.put('step', { pathway: quick, title: 'Paid', status: 'granted', fee });
    const wren = await anna.put('person', { case: heron, alias: 'Wren' });
    await anna.put('document', { person: wren, kind: 'passport', validUntil: day(800) });
    const before = anna.unlocked.vault.read.journalHead()?.number;
    const { ways: all } = must(comparePathways(anna.unlocked, heron, 'en'));
    expect(anna.unlocked.vault.read.journalHead()?.number).toBe(before);
    const ways = all.filter(({ of }) => of === 'pathway');
    // Shipped ones, for both people: a step of each, and papers that only one of them has.
    const templates = all.filter(({ of }) => of === 'template');
    expect(templates.length).toBeGreaterThan(5);
    for (const way of templates) {
      expect(way).toMatchObject({ template: true, checkedOn: null, done: 0, birthDates: ['Wren'] });
      expect(way.steps).toBeGreaterThan(2);
      expect(way.critical.length).toBeGreaterThan(0);
    }
    expect(templates.some(({ documents }) => documents.length > 0)).toBe(true);
    expect(ways.map(({ record, days: length }) => [record.id, length])).toEqual([
      [quick, { min: 9, max: 9 }],
      [pathway, { min: 25, max: 25 }],
    ]);
    expect(ways[0]).toMatchObject({
      steps: 2,
      done: 1,
      fees: [],
      untold: 0,
      birthDates: ['Wren'],
      documents: [],
    });
    expect(ways[1]).toMatchObject({
      departure: { earliest: day(25), latest: day(25) },
      critical: [{ title: 'Apply' }, { title: 'Fly' }],
      fees: [{ amount: '150.00', currency: 'EUR' }],
      documents: [{ kind: 'passport', person: 'Heron', state: 'missing' }],
      template: false,
      checkedOn: null,
    });
  });
});
