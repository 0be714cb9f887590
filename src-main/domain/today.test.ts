import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import type { RadarPaper, PaperNeed } from './expiry-radar.ts';
import { recordId } from './fixtures/history.ts';
import { plainStep } from './fixtures/steps.ts';
import type { HouseFacts, StayFacts } from './occupancy.ts';
import { planPathway } from './plan-pathway.ts';
import { compareRows, kindsFor, rowsOfToday } from './today.ts';
import {
  plainRow,
  todayGroups,
  todayKinds,
  type SilenceFacts,
  type TodayFacts,
  type TodayRow,
} from './today-facts.ts';
import { weekdaysOnly } from './working-days.ts';

const today = '2027-03-12';
const now = Date.parse('2027-03-12T12:00:00Z');
const moment = { now, today };
const hour = 3_600_000;
const day = (offset: number): string => addDays(today, offset) ?? '';

const nothing: TodayFacts = {
  cases: [],
  silences: [],
  houses: [],
  guests: [],
  appointments: [],
  steps: [],
  assessments: [],
  documents: [],
  needs: [],
  consents: [],
  review: { conflicts: 0, requests: 0, quarantine: 0 },
};
const list = (facts: Partial<TodayFacts>): readonly TodayRow[] =>
  rowsOfToday({ ...nothing, ...facts }, moment);
const brief = (rows: readonly TodayRow[]) =>
  rows.map(({ kind, group, overdue }) => `${kind} ${group}${overdue ? ' late' : ''}`);

const kase = (name: string, more: Partial<TodayFacts['cases'][number]> = {}) => ({
  record: recordId(name),
  status: 'open',
  alarm: false,
  level: null,
  priority: null,
  ...more,
});
const silence = (name: string, more: Partial<SilenceFacts>): SilenceFacts => ({
  kind: 'checkIn',
  record: recordId(`watch of ${name}`),
  caseId: recordId(name),
  at: now,
  late: false,
  alarm: false,
  danger: false,
  rung: 0,
  ...more,
});
const stay = (name: string, more: Partial<StayFacts>): StayFacts => ({
  record: recordId(name),
  house: recordId('house'),
  caseId: null,
  answer: null,
  override: null,
  placedAt: null,
  plannedAt: null,
  unit: null,
  guests: 1,
  from: today,
  until: day(10),
  actualFrom: null,
  actualUntil: null,
  status: 'planned',
  ...more,
});
const house = (stays: readonly StayFacts[], more: Partial<HouseFacts> = {}): HouseFacts => ({
  record: recordId('house'),
  state: 'open',
  units: [],
  stays,
  ...more,
});
const paper = (name: string, more: Partial<RadarPaper>): RadarPaper => ({
  record: recordId(name),
  person: recordId('person'),
  caseId: recordId('heron'),
  kind: 'passport',
  validFrom: null,
  validUntil: null,
  ...more,
});
const need = (who: string, on: string): PaperNeed => ({
  caseId: recordId('heron'),
  document: null,
  kind: 'passport',
  people: [recordId(who)],
  each: true,
  on,
  until: on,
  since: null,
  asks: recordId('step'),
});
const step = (name: string, due: string | null, status: string | null = null) => {
  const steps = [plainStep(name, [], { status, due })];
  const facts = { country: null, anchors: null, people: [], appointments: [], steps };
  const [plan] = planPathway(facts, { today, working: weekdaysOnly }).steps;
  if (plan === undefined) throw new Error('no plan');
  return { caseId: recordId('heron'), plan };
};

describe('what has to be done today', () => {
  it('people in danger first, by risk; then silence; then what else is late, by risk and by time', () => {
    const cases = [
      kase('heron', { level: 'low' }),
      kase('crane', { level: 'extreme' }),
      kase('wren', { level: 'high' }),
    ];
    const rows = list({
      cases,
      silences: [
        silence('heron', { late: true, alarm: true, at: now - 15 * hour, rung: 3 }),
        silence('wren', { late: true, at: now - hour, rung: 2 }),
        silence('crane', { late: true, alarm: true, at: now - 6 * hour, kind: 'leg', rung: null }),
      ],
      steps: [step('old', day(-9)), step('newer', day(-2))],
      assessments: [
        { record: recordId('a'), caseId: recordId('crane'), day: day(-40), level: null, next: day(-1) },
      ],
    });
    expect(rows.map(({ kind, caseId }) => [kind, caseId])).toEqual([
      ['leg', recordId('crane')],
      ['checkIn', recordId('heron')],
      ['checkIn', recordId('wren')],
      ['assessment', recordId('crane')],
      ['step', recordId('heron')],
      ['step', recordId('heron')],
    ]);
    expect(rows.slice(-2).map((row) => row.day)).toEqual([day(-9), day(-2)]);
    expect(rows.every(({ group, overdue }) => group === 'now' && overdue)).toBe(true);
    expect(rows[2]).toMatchObject({ rung: 2, alarm: false });
  });

  it('calls and departures of the next day; a watch without a schedule is asked about, later ones wait', () => {
    const silences = [
      silence('heron', { at: now + 23 * hour }),
      silence('crane', { at: now + 25 * hour }),
      silence('wren', { at: null }),
    ];
    expect(list({ silences }).map(({ caseId }) => caseId)).toEqual([recordId('heron'), recordId('wren')]);
    expect(brief(list({ silences }))).toEqual(['checkIn today', 'checkIn today']);
  });

  it('a compromised house is one alarm with all who are in it, as urgent as the worst of them', () => {
    const stays = [
      stay('one', { status: 'checkedIn', from: day(-5) }),
      stay('two', { status: 'checkedIn', from: day(-5) }),
      stay('gone', { status: 'cancelled' }),
    ];
    const facts = {
      cases: [kase('heron', { level: 'low' }), kase('crane', { level: 'high' })],
      guests: [
        { record: recordId('one'), caseId: recordId('heron') },
        { record: recordId('two'), caseId: recordId('crane') },
      ],
    };
    const [row, ...others] = list({ ...facts, houses: [house(stays, { state: 'compromised' })] });
    expect(row).toMatchObject({ kind: 'houseCompromised', alarm: true, group: 'now', count: 2 });
    expect(row?.risk?.level).toBe('high');
    expect(others).toEqual([]);
    expect(list({ ...facts, houses: [house([], { state: 'compromised' })] })).toEqual([]);
  });

  it('too many for tonight is late, for later it comes', () => {
    const unit = {
      record: recordId('unit'),
      beds: 1,
      blocked: false,
      blockedSaid: null,
      bedsSaid: null,
      blockedNights: [],
    };
    const over = (from: string): readonly string[] =>
      brief(
        list({
          houses: [
            house([stay('one', { unit: unit.record, from, guests: 2 })], {
              units: [unit],
            }),
          ],
        }),
      ).filter((line) => line.startsWith('clash'));
    expect(over(today)).toEqual(['clash now late']);
    expect(over(day(3))).toEqual(['clash week']);
    expect(over(day(8))).toEqual(['clash coming']);
  });

  it('a case with beds in two houses on one night, unless somebody said why', () => {
    const caseId = recordId('family');
    const there = stay('there', { house: recordId('other'), caseId, from: day(3), placedAt: 1 });
    const both = (more: Partial<StayFacts>, state = 'open'): readonly string[] =>
      brief(
        list({
          houses: [
            house([stay('here', { caseId, from: day(2), ...more })], { state }),
            house([there], { record: recordId('other') }),
          ],
        }),
      ).filter((line) => line.startsWith('clash'));
    expect(both({})).toEqual(['clash week']);
    expect(both({ until: day(3) })).toEqual([]);
    expect(both({}, 'compromised'), 'on the way out').toEqual([]);
    const override = { reason: 'the father works there', author: null, at: 2 };
    expect(both({ override, placedAt: 1, plannedAt: 1 })).toEqual([]);
  });

  it('who comes and goes today or tomorrow, and who was never said to have come or gone', () => {
    const rows = list({
      houses: [
        house([
          stay('today', {}),
          stay('tomorrow', { from: day(1) }),
          stay('later', { from: day(2) }),
          stay('lost', { from: day(-3), until: day(-1) }),
          stay('leaves', { status: 'checkedIn', from: day(-9), until: today }),
          stay('overstays', { status: 'checkedIn', from: day(-9), until: day(-1) }),
          stay('left', { status: 'checkedOut', from: day(-9), until: day(-1) }),
          stay('there', { actualFrom: day(-1), from: day(-1) }),
        ]),
      ],
    });
    expect(rows.map(({ record, kind, group }) => [record, kind, group])).toEqual([
      [recordId('lost'), 'arrival', 'now'],
      [recordId('overstays'), 'departure', 'now'],
      [recordId('today'), 'arrival', 'today'],
      [recordId('leaves'), 'departure', 'today'],
      [recordId('tomorrow'), 'arrival', 'week'],
    ]);
  });

  it('steps and assessments of seven days; the newest assessment counts', () => {
    const steps = [step('a', day(6)), step('b', day(7)), step('c', null), step('d', day(-1), 'granted')];
    const old = {
      record: recordId('w'),
      caseId: recordId('heron'),
      day: day(-30),
      level: 'extreme',
      next: null,
    };
    const assessments = [
      { record: recordId('x'), caseId: recordId('heron'), day: day(-30), level: null, next: day(-5) },
      { record: recordId('y'), caseId: recordId('heron'), day: day(-5), level: null, next: day(2) },
    ];
    expect(brief(list({ steps, assessments }))).toEqual(['assessment week', 'step week']);
    // A wrong clock must not put off looking again, nor does a day that nobody named.
    const ahead = { ...old, record: recordId('z'), day: day(400), next: day(430) };
    expect(brief(list({ assessments: [...assessments, ahead] }))).toEqual(['assessment week']);
    expect(brief(list({ assessments: [old] }))).toEqual(['assessment now late']);
  });

  it('an appointment of yesterday asks how it went, one of this morning is still today', () => {
    const appointment = (name: string, offset: number, status: string | null = 'planned') => ({
      record: recordId(name),
      caseId: null,
      status,
      at: now + offset * hour,
      day: new Date(now + offset * hour).toISOString().slice(0, 10),
    });
    const appointments = [
      appointment('yesterday', -20),
      appointment('morning', -2),
      appointment('week', 100),
      appointment('far', 200),
      appointment('done', 1, 'completed'),
    ];
    expect(brief(list({ appointments }))).toEqual([
      'appointment now late',
      'appointment today',
      'appointment week',
    ]);
  });

  it('papers that expire within 90 days, or before they are needed; not what a longer one replaces', () => {
    const documents = [
      paper('soon', { validUntil: day(5) }),
      paper('same', { validUntil: day(80), person: recordId('other') }),
      paper('far', { validUntil: day(91), person: recordId('third') }),
      paper('trip', { validUntil: day(200), person: recordId('fourth') }),
      paper('fine', { validUntil: day(300), person: recordId('fifth') }),
      paper('old', { validUntil: day(-91), person: recordId('sixth') }),
      paper('expired', { validUntil: day(-2), person: recordId('seventh') }),
    ];
    const needs = [need('fourth', day(100)), need('fourth', day(230)), need('fifth', day(230))];
    const rows = list({ documents, needs });
    expect(rows.map(({ record, group, neededOn }) => [record, group, neededOn])).toEqual([
      [recordId('expired'), 'now', null],
      [recordId('soon'), 'week', null],
      [recordId('trip'), 'week', day(230)],
      [recordId('same'), 'coming', null],
    ]);
    const renewed = [...documents, paper('new', { validUntil: day(400) })];
    expect(list({ documents: renewed }).some(({ record }) => record === recordId('soon'))).toBe(false);
  });

  it('consents that end within 30 days, but for those that a longer one replaces', () => {
    const consent = (name: string, until: string | null, partnerKind = 'legal') => ({
      record: recordId(name),
      person: recordId('person'),
      caseId: recordId('heron'),
      partnerKind,
      until,
    });
    const ends = consent('ends', day(30));
    expect(brief(list({ consents: [ends, consent('far', day(31), 'medical')] }))).toEqual(['consent coming']);
    expect(list({ consents: [ends, consent('without end', null)] })).toEqual([]);
    expect(brief(list({ consents: [consent('ended', day(-1))] }))).toEqual(['consent now late']);
  });

  it('closed cases have nothing due, but who is watched or has a bed is not forgotten', () => {
    const rows = list({
      cases: [kase('heron', { status: 'closed' })],
      silences: [silence('heron', { late: true })],
      steps: [step('a', day(-1))],
      documents: [paper('soon', { validUntil: day(5) })],
      guests: [{ record: recordId('one'), caseId: recordId('heron') }],
      houses: [house([stay('one', {})])],
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['checkIn', 'arrival']);
  });

  it('what waits for a decision is counted', () => {
    expect(
      list({ review: { conflicts: 3, requests: 0, quarantine: 1 } }).map(({ kind, count }) => [kind, count]),
    ).toEqual([
      ['conflicts', 3],
      ['quarantine', 1],
    ]);
  });

  it('each role has its own rows, an auditor none', () => {
    expect(kindsFor('coordinator')).toEqual(todayKinds);
    expect(kindsFor('auditor')).toEqual([]);
    expect(kindsFor('shelter')).not.toContain('checkIn');
    expect(kindsFor('legal')).not.toContain('arrival');
  });
});

describe('the order of rows', () => {
  const level = fc.constantFrom(null, 'extreme', 'high', 'medium', 'low');
  const anyRow = fc
    .record({
      kind: fc.constantFrom(...todayKinds),
      group: fc.constantFrom(...todayGroups),
      overdue: fc.boolean(),
      alarm: fc.boolean(),
      record: fc.constantFrom(...['a', 'b', 'c', 'd'].map(recordId)),
      at: fc.option(fc.integer({ min: 0, max: 3 })),
      level,
    })
    .map(({ level: of, ...said }) =>
      plainRow(said.kind, {
        ...said,
        // As the rules make them: what is late is in the first group.
        group: said.overdue ? 'now' : said.group,
        risk: { ...kase('heron'), level: of },
      }),
    );

  it('is total and the same whatever order the rows come in', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), fc.integer({ min: 1, max: 11 }), (rows, shift) => {
        const turned = [...rows.slice(shift), ...rows.slice(0, shift)].toReversed();
        expect(turned.toSorted(compareRows)).toEqual(rows.toSorted(compareRows));
      }),
    );
  });

  it('compares the same both ways round, and equal only what is equal', () => {
    fc.assert(
      fc.property(anyRow, anyRow, (one, other) => {
        expect(Math.sign(compareRows(one, other)) + Math.sign(compareRows(other, one))).toBe(0);
        if (compareRows(one, other) === 0) {
          expect([one.kind, one.record, one.overdue]).toEqual([other.kind, other.record, other.overdue]);
        }
      }),
    );
  });

  it('never puts anything that is not late above anything late', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const late = rows.toSorted(compareRows).map(({ overdue }) => overdue);
        expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
