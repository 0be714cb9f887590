import { assert, constantFrom, integer, option, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { legAlarm, legLevels, type LegFacts } from './leg-alarm.ts';

const ms = (text: string) => Date.parse(text);
/** Night train from Yerevan; confirmed in Tbilisi by eight. */
const leg: LegFacts = {
  record: recordId('leg'),
  departs: ms('2027-03-12T21:30:00+04:00'),
  arrives: ms('2027-03-13T07:05:00+04:00'),
  confirmBy: ms('2027-03-13T08:00:00+04:00'),
  status: 'confirmed',
};
const level = (time: string, more: Partial<LegFacts> = {}) => legAlarm({ ...leg, ...more }, ms(time)).level;

it('goes by its times: underway, late after the arrival, alarm when nobody has confirmed', () => {
  expect(level('2027-03-12T21:29:59+04:00')).toBe('planned');
  expect(level('2027-03-12T21:30:00+04:00')).toBe('underway');
  expect(level('2027-03-13T07:04:59+04:00')).toBe('underway');
  expect(level('2027-03-13T07:05:00+04:00')).toBe('late');
  expect(level('2027-03-13T07:59:59+04:00')).toBe('late');
  expect(level('2027-03-13T08:00:00+04:00')).toBe('alarm');
});

it('says since when, and what comes next', () => {
  expect(legAlarm(leg, ms('2027-03-13T07:30:00+04:00'))).toEqual({
    record: leg.record,
    level: 'late',
    since: leg.arrives,
    next: { level: 'alarm', at: leg.confirmBy },
  });
  expect(legAlarm(leg, ms('2027-03-13T09:00:00+04:00')).next).toBeNull();
});

it('is over when it is arrived or abandoned, whatever the time', () => {
  expect(level('2027-03-14T00:00:00Z', { status: 'arrived' })).toBe('arrived');
  expect(level('2027-03-14T00:00:00Z', { status: 'abandoned' })).toBe('abandoned');
});

it('is underway before its time when somebody says so', () => {
  const early = legAlarm({ ...leg, status: 'underway' }, ms('2027-03-12T20:00:00+04:00'));
  expect(early).toMatchObject({ level: 'underway', since: null, next: { level: 'late', at: leg.arrives } });
});

it('without a time to confirm by stays late, without any time planned', () => {
  expect(level('2028-01-01T00:00:00Z', { confirmBy: null })).toBe('late');
  expect(level('2028-01-01T00:00:00Z', { confirmBy: null, arrives: null, departs: null })).toBe('planned');
});

it('only gets worse with time, in whatever order its times are, and says so in time', () => {
  const time = option(integer({ min: 0, max: 100 }));
  const facts = record({
    departs: time,
    arrives: time,
    confirmBy: time,
    status: constantFrom(null, 'planned', 'confirmed', 'underway', 'newer'),
  });
  assert(
    property(facts, integer({ min: -5, max: 105 }), (given, now) => {
      const any = { record: leg.record, ...given };
      const [before, after] = [legAlarm(any, now), legAlarm(any, now + 1)];
      expect(legLevels.indexOf(after.level)).toBeLessThanOrEqual(legLevels.indexOf(before.level));
      if (after.level !== before.level) expect(before.next?.at).toBe(now + 1);
    }),
  );
});
