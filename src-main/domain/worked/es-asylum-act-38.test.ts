import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { warningsOf } from '../fixtures/worked-warnings.ts';
import { range, workOut } from '../fixtures/worked.ts';
import type { HolidayFile } from '../holiday-file.ts';
import { holidaysFrom } from '../holidays.ts';
import type { Json } from '../json.ts';

const resource = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources', path), 'utf8'));
const template = resource('pathways/es-asylum-act-38-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/es.json') as HolidayFile]);

/*
 * Samira and her son Omar wait in a third country. The lawyer wrote to the ambassador on 31 August 2027. Today is
 * Wednesday 15 December 2027, and nobody has answered.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const example = {
  template,
  people: ['Samira', 'Omar'],
  today: '2027-12-15',
  working: holidays.of('ES'),
  progress: {
    'abroad Samira': done('2027-06-01'),
    'abroad Omar': done('2027-06-01'),
    lawyer: done('2027-07-12'),
    'evidence Samira': done('2027-08-20'),
    'evidence Omar': done('2027-08-20'),
    request: done('2027-08-31'),
    hearing: { status: 'submitted', startedOn: '2027-08-31' },
  },
};

it('waiting for the embassy since the end of August, over Christmas', () => {
  const { outlook, of, critical, next } = workOut(example);
  // Hearing: 30 days from 31 August are past, so today. 180: 30 September (30), 31 October (61), 30 November (91),
  // 31 December (122), 31 January (153), 27 February (180).
  expect(of('hearing').finish).toEqual(range('2027-12-15', '2028-02-27'));
  // Commission: 7 days. 27 February + 120: 29 February (2), 31 March (33), 30 April (63), 31 May (94), 26 June (120).
  expect(of('commission').finish).toEqual(range('2027-12-22', '2028-06-26'));
  // Decision: a day. 26 June + 60: 30 June (4), 31 July (35), 25 August (60).
  expect(of('decision').finish).toEqual(range('2027-12-23', '2028-08-25'));
  // Visa or safe-conduct: 3 days. 25 August + 30: 31 August (6), 24 September (30).
  expect(of('document Omar').finish).toEqual(range('2027-12-26', '2028-09-24'));
  // Journey, quick: three working days after Thursday 23 December: 24 (1), Monday 27 (2), 28 (3); Christmas is a Saturday,
  // nothing is free in its stead. Slow: fifteen after Friday 25 August 2028: three weeks of five, to 15 September.
  expect(of('journey').finish).toEqual(range('2027-12-28', '2028-09-15'));
  expect(outlook.departure).toEqual(range('2027-12-29', '2028-09-25'));

  expect(critical).toEqual([
    'hearing',
    'commission',
    'decision',
    'document Samira',
    'document Omar',
    'departure',
  ]);
  expect(of('journey').slack).toBe(9);
  // The embassy is waited for; what is only for a refusal is not needed.
  expect(next).toEqual([]);
  expect(of('court').needed).toBe(false);
});

it('refused: five days for the court, and the departure hangs on what the court orders', () => {
  const refused = {
    ...example,
    progress: {
      ...example.progress,
      hearing: done('2027-12-01'),
      commission: { status: 'cancelled', doneOn: '2027-12-01' },
      decision: { status: 'refused', doneOn: '2027-12-15' },
    },
  };
  const { outlook, of, critical, next } = workOut(refused);
  expect(of('court').due).toBe('2027-12-20');
  expect(of('court').finish).toEqual(range('2027-12-16', '2027-12-20'));
  // A month from 16 December; twenty-four from 20 December 2027.
  expect(of('courtDecision').finish).toEqual(range('2028-01-16', '2029-12-20'));
  // 16 January + 3; 20 December 2029 + 30: 31 December (11), 19 January (30).
  expect(of('document Samira').finish).toEqual(range('2028-01-19', '2030-01-19'));
  // Quick: after Sunday 16 January 2028 17, 18, 19. Slow: fifteen after Thursday 20 December 2029: 21 (1), 24 (2), Tuesday
  // 25 is Christmas, 26 to 28 (5), 31 (6), Tuesday 1 January is a holiday, 2 to 4 (9), Epiphany is a Sunday, 7 to 11 (14),
  // 14 January (15).
  expect(of('journey').finish).toEqual(range('2028-01-19', '2030-01-14'));
  expect(outlook.departure).toEqual(range('2028-01-20', '2030-01-20'));
  expect(critical).toEqual(['court', 'courtDecision', 'document Samira', 'document Omar', 'departure']);
  expect(next).toEqual(['court']);
  expect(warningsOf(refused, holidays, { 'visa Samira': {}, 'visa Omar': { until: '2030-01-20' } })).toEqual([
    'appealDue danger court 2027-12-20',
    'refused warning decision 2027-12-15',
    // A day beyond 20 January 2030 is asked for.
    'documentExpires warning departure Omar visa 2030-01-20 2030-01-21',
    'documentUndated info departure Samira visa 2030-01-21',
  ]);
});
