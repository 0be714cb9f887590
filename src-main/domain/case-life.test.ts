import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseWork } from './case-life.ts';
import { attemptsOf, openWork, refuseClosing, refuseReopening } from './case-life.ts';
import type { CheckInFacts } from './check-ins.ts';
import { recordId } from './fixtures/history.ts';

const today = '2027-03-12';
const now = Date.parse('2027-03-12T20:00:00Z');
const nothing: CaseWork = { checkIns: [], stays: [], watches: [], legs: [], transitions: [] };
const record = recordId('one');
const call = (at: string, outcome: string): CheckInFacts => ({
  record: recordId(at),
  at: Date.parse(at),
  outcome,
});
const kinds = (work: Partial<CaseWork>): string[] =>
  openWork({ ...nothing, ...work }, { now, today }).map(({ kind }) => kind);

describe('open work', () => {
  it('names stays that nobody has ended, whatever was planned', () => {
    const stay = (status: string | null, actualUntil: string | null = null) =>
      kinds({ stays: [{ record, status, actualUntil }] });
    expect(stay('checkedIn')).toEqual(['stay']);
    expect(stay('planned')).toEqual(['stay']);
    expect(stay(null)).toEqual(['stay']);
    expect(stay('checkedIn', today)).toEqual([]);
    expect(stay('checkedIn', '2027-03-13')).toEqual(['stay']);
    expect(stay('checkedOut')).toEqual([]);
    expect(stay('cancelled')).toEqual([]);
  });
  it('names watches, legs on their way and referrals without an answer', () => {
    expect(kinds({ watches: [{ record }] })).toEqual(['watch']);
    const statuses = ['planned', 'confirmed', 'underway', null, 'arrived', 'abandoned'];
    expect(statuses.map((status) => kinds({ legs: [{ record, status }] }).length)).toEqual([
      1, 1, 1, 1, 0, 0,
    ]);
    const answers = ['pending', null, 'accepted', 'rejected', 'done', 'revoked'];
    expect(answers.map((status) => kinds({ transitions: [{ record, status }] }).length)).toEqual([
      1, 1, 0, 0, 0, 0,
    ]);
  });
  it('puts an alarm first, while the danger word stands by the rule of watches', () => {
    const danger = call('2027-03-11T10:00:00Z', 'dangerWord');
    expect(kinds({ checkIns: [danger], watches: [{ record }] })).toEqual(['alarm', 'watch']);
    expect(kinds({ checkIns: [danger, call('2027-03-11T12:00:00Z', 'safe')] })).toEqual([]);
    // A wrong clock must not silence an alarm.
    expect(kinds({ checkIns: [danger, call('2037-01-01T00:00:00Z', 'safe')] })).toEqual(['alarm']);
    // Somebody who was called again and didn't answer, or sounded strange, is not out of danger.
    for (const outcome of ['noAnswer', 'concern'])
      expect(kinds({ checkIns: [danger, call('2027-03-11T12:00:00Z', outcome)] })).toEqual(['alarm']);
    expect(kinds({ checkIns: [call('2037-01-01T00:00:00Z', 'dangerWord')] })).toEqual(['alarm']);
  });
});

describe('unreachable', () => {
  const three = [
    call('2027-03-01T18:00:00Z', 'noAnswer'),
    call('2027-03-05T18:00:00Z', 'noAnswer'),
    call('2027-03-08T18:00:00Z', 'noAnswer'),
  ];
  it('takes three tries over seven days', () => {
    expect(attemptsOf(three, now)).toEqual({ count: 3, days: 7, enough: true });
    expect(attemptsOf(three.slice(1), now)).toEqual({ count: 2, days: 3, enough: false });
    const evening = ['18', '19', '20'].map((hour) => call(`2027-03-08T${hour}:00:00Z`, 'noAnswer'));
    expect(attemptsOf(evening, now)).toEqual({ count: 3, days: 0, enough: false });
  });
  it('counts from the last time that they answered, and never what lies in the future', () => {
    expect(attemptsOf([...three, call('2027-03-07T18:00:00Z', 'safe')], now).count).toBe(1);
    expect(attemptsOf([...three, call('2027-03-07T18:00:00Z', 'concern')], now).enough).toBe(false);
    const early = Date.parse('2027-03-08T17:00:00Z');
    expect(attemptsOf(three, early)).toEqual({ count: 2, days: 4, enough: false });
  });
  it('property: never said after an answer within the last seven days', () => {
    const outcome = fc.constantFrom('noAnswer', 'safe', 'concern', 'dangerWord');
    const one = fc.tuple(fc.integer({ min: 0, max: 40 * 24 }), outcome);
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (list) => {
        const calls = list.map(([hours, said], index) => ({
          record: recordId(`${index}`),
          at: now - hours * 3_600_000,
          outcome: said,
        }));
        const lately = list.some(([hours, said]) => said !== 'noAnswer' && hours < 7 * 24);
        if (lately) expect(attemptsOf(calls, now).enough).toBe(false);
      }),
    );
  });
});

describe('closing and reopening', () => {
  const wish = { reason: 'withdrew', note: '', despite: false };
  const none = { count: 0, days: 0, enough: false };
  const work = [{ kind: 'stay', record }] as const;
  const code = (...args: Parameters<typeof refuseClosing>) => refuseClosing(...args)?.code ?? 'ok';

  it('is refused while work is open; despite that only with a note', () => {
    expect(refuseClosing('open', wish, work, none)).toEqual({ code: 'case-has-open-work', work });
    expect(code('open', { ...wish, despite: true }, work, none)).toBe('reason-missing');
    expect(code('open', { ...wish, despite: true, note: 'The house said so' }, work, none)).toBe('ok');
    expect(code('open', wish, [], none)).toBe('ok');
  });
  it('as unreachable takes enough tries, or a reason in words', () => {
    const unreachable = { ...wish, reason: 'unreachable' };
    expect(code('open', unreachable, [], none)).toBe('unreachable-too-soon');
    expect(code('open', { ...unreachable, note: '   ' }, [], none)).toBe('unreachable-too-soon');
    expect(code('open', { ...unreachable, note: 'The number belongs to somebody else now' }, [], none)).toBe(
      'ok',
    );
    expect(code('open', unreachable, [], { count: 3, days: 7, enough: true })).toBe('ok');
  });
  it('is for open cases, reopening for closed ones and with a reason', () => {
    expect(code('closed', wish, [], none)).toBe('case-closed');
    expect(refuseReopening('open', 'They called')?.code).toBe('case-not-closed');
    expect(refuseReopening('closed', ' ')?.code).toBe('reason-missing');
    expect(refuseReopening('closed', 'They called')).toBeNull();
  });
});
