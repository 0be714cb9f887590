import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import { expiryRadar, type RadarPaper, type PaperNeed } from './expiry-radar.ts';
import { recordId } from './fixtures/history.ts';

const today = '2027-03-12';
const day = (offset: number): string => addDays(today, offset) ?? '';
const paper = (name: string, more: Partial<RadarPaper> = {}): RadarPaper => ({
  record: recordId(name),
  person: recordId('heron'),
  caseId: recordId('case'),
  kind: 'passport',
  validFrom: null,
  validUntil: null,
  ...more,
});
const need = (on: string, more: Partial<PaperNeed> = {}): PaperNeed => ({
  caseId: recordId('case'),
  document: null,
  kind: 'passport',
  people: [recordId('heron')],
  each: true,
  on,
  until: on,
  since: null,
  asks: recordId('step'),
  ...more,
});
const brief = (papers: readonly RadarPaper[], needs: readonly PaperNeed[]) =>
  expiryRadar(papers, needs, today).map(({ state, band, day: on }) => `${state} ${band} ${on ?? '-'}`);
const one = (validUntil: string | null, ...needs: readonly PaperNeed[]) =>
  brief([paper('passport', { validUntil })], needs);

describe('the expiry radar', () => {
  it('says of a paper that nothing asks for when it ends', () => {
    expect(one(day(0))).toEqual([`soon 30 ${day(0)}`]);
    expect(one(day(30))).toEqual([`soon 30 ${day(30)}`]);
    expect(one(day(31))).toEqual([`soon 60 ${day(31)}`]);
    expect(one(day(61))).toEqual([`soon 90 ${day(61)}`]);
    expect(one(day(90))).toEqual([`soon 90 ${day(90)}`]);
    expect(one(day(91))).toEqual([`good later ${day(91)}`]);
    expect(one(day(-1))).toEqual([`expired now ${day(-1)}`]);
    expect(one(day(-90))).toEqual([`expired now ${day(-90)}`]);
    expect(one(day(-91))).toEqual([]);
    expect(one(null)).toEqual(['good later -']);
  });

  it('says that it ends before it is needed, on the day of the need that fails first', () => {
    expect(one(day(200), need(day(230)), need(day(201)), need(day(100)))).toEqual([
      `short later ${day(201)}`,
    ]);
    expect(one(day(40), need(day(41)))).toEqual([`short 60 ${day(41)}`]);
    // The last day of validity is one on which it is valid.
    expect(one(day(41), need(day(41)))).toEqual([`soon 60 ${day(41)}`]);
    expect(one(day(-200), need(day(10)))).toEqual([`expired now ${day(-200)}`]);
    // What was needed yesterday is needed no more.
    expect(one(day(120), need(day(-1), { until: day(300) }))).toEqual([`good later ${day(120)}`]);
  });

  it('minds for how long it must be valid, and how old it may be', () => {
    const halfYear = need('2027-05-31', { until: '2027-11-30' });
    expect(one('2027-11-29', halfYear)).toEqual(['short 90 2027-05-31']);
    expect(one('2027-11-30', halfYear)).toEqual(['good later 2027-11-30']);
    const photo = (validFrom: string | null) =>
      brief(
        [paper('photo', { kind: 'photo', validFrom })],
        [need(day(20), { kind: 'photo', since: '2026-10-01' })],
      );
    expect(photo('2026-09-30')).toEqual([`old 30 ${day(20)}`]);
    expect(photo('2026-10-01')).toEqual(['good later -']);
    expect(photo(null)).toEqual([`undated 30 ${day(20)}`]);
  });

  it('asks for a day that decides, and for no other', () => {
    expect(one(null, need(day(9)))).toEqual([`undated 30 ${day(9)}`]);
    const certificate = paper('c', { kind: 'birthCertificate' });
    const asked = need(day(9), { kind: 'birthCertificate' });
    expect(brief([certificate], [asked])).toEqual(['good later -']);
    expect(brief([certificate], [{ ...asked, until: day(40) }])).toEqual([`undated 30 ${day(9)}`]);
  });

  it('says what is needed and not there, once for everyone who lacks it', () => {
    const people = [recordId('heron'), recordId('wren')];
    const lines = expiryRadar(
      [paper('passport', { validUntil: day(400) })],
      [need(day(80), { people }), need(day(70), { people })],
      today,
    );
    expect(lines.map(({ state, person, day: on }) => [state, person, on])).toEqual([
      ['missing', recordId('wren'), day(70)],
      ['good', recordId('heron'), day(400)],
    ]);
  });

  it('where one of them is enough takes the best, and misses it once', () => {
    const people = [recordId('heron'), recordId('wren')];
    const funds = need(day(20), { kind: 'proofOfFunds', people, each: false, until: day(25) });
    const his = paper('his', { kind: 'proofOfFunds', validUntil: day(24) });
    const hers = paper('hers', { kind: 'proofOfFunds', validUntil: day(200), person: recordId('wren') });
    expect(brief([his, hers], [funds])).toEqual([`soon 30 ${day(24)}`, `good later ${day(200)}`]);
    expect(brief([his], [funds])).toEqual([`short 30 ${day(20)}`]);
    const [missing, ...more] = expiryRadar([], [funds, funds], today);
    expect(more).toEqual([]);
    expect(missing).toMatchObject({ state: 'missing', person: null, kind: 'proofOfFunds' });
  });

  it('speaks of no paper that another of the kind outlasts, unless a journey carries it', () => {
    const old = paper('old', { validUntil: day(5) });
    const fresh = paper('fresh', { validUntil: day(500) });
    expect(brief([old, fresh], [need(day(9))])).toEqual([`good later ${day(500)}`]);
    expect(brief([old, fresh], [need(day(9), { document: old.record, people: [] })])).toEqual([
      `short 30 ${day(9)}`,
      `good later ${day(500)}`,
    ]);
    const newer = paper('newer', { validUntil: day(5), validFrom: day(-3) });
    expect(brief([{ ...old, validFrom: day(-400) }, newer], [])).toHaveLength(1);
    // Another person's, and one of no kind, outlast nothing.
    expect(brief([old, { ...fresh, person: recordId('wren') }], [])).toHaveLength(2);
    expect(brief([{ ...old, kind: null }, fresh], [])).toHaveLength(2);
  });

  it('is in one order whatever order it was given, and a longer validity never makes it worse', () => {
    const days = fc.integer({ min: -120, max: 400 }).map(day);
    const names = fc.constantFrom('heron', 'wren', 'finch').map(recordId);
    const kinds = fc.constantFrom('passport', 'photo', 'visa');
    const papers = fc.uniqueArray(
      fc.record({
        record: fc.integer({ min: 0, max: 40 }).map((n) => recordId(`paper ${n}`)),
        person: fc.option(names),
        caseId: fc.constant(recordId('case')),
        kind: fc.option(kinds),
        validFrom: fc.option(days),
        validUntil: fc.option(days),
      }),
      { selector: ({ record }) => record, maxLength: 12 },
    );
    const needs = fc.array(
      fc
        .tuple(days, fc.nat(200), kinds, fc.array(names, { maxLength: 3 }), fc.boolean())
        .map(([on, more, kind, people, each]) =>
          need(on, { kind, people: [...new Set(people)], each, until: addDays(on, more) ?? on }),
        ),
      { maxLength: 8 },
    );
    const worse = new Set(['expired', 'short', 'missing']);
    fc.assert(
      fc.property(papers, needs, (all, asked) => {
        const lines = expiryRadar(all, asked, today);
        expect(expiryRadar(all.toReversed(), asked.toReversed(), today)).toEqual(lines);
        const forever = all.map((one) => ({ ...one, validUntil: '2099-01-01' }));
        for (const line of expiryRadar(forever, asked, today))
          if (line.document !== null) expect(worse.has(line.state)).toBe(false);
      }),
    );
  });
});
