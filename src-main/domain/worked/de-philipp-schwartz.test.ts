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
const template = resource('pathways/de-philipp-schwartz-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/de.json') as HolidayFile]);

/*
 * Elif, a sociologist, and her husband Can. A made-up call ends on Friday 12 February 2027, with results announced for
 * 31 May. Today is Monday 23 November 2026; the proof of danger was asked for on 2 November.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const example = {
  template,
  people: ['Elif', 'Can'],
  today: '2026-11-23',
  anchors: { deadline: '2027-02-12' },
  working: holidays.of('DE'),
  progress: {
    'eligible Elif': done('2026-09-01'),
    host: done('2026-10-15'),
    'proof Elif': { status: 'submitted', startedOn: '2026-11-02' },
    'passports Elif': done('2026-04-14'),
  },
  booked: { decision: '2027-05-31' },
};

it('back from a deadline by days and working days, and on to the visas over ends of months', () => {
  const { outlook, of, critical, next } = workOut(example);
  // By when: 14 and 21 days before 12 February; ten working days before it: 11 to 8 February (4), 5 to 1 (9), Friday 29
  // January (10); and the day itself.
  expect(of('proof Elif').due).toBe('2027-01-29');
  expect(of('papers Elif').due).toBe('2027-01-22');
  expect(of('internal Elif').due).toBe('2027-01-29');
  expect(of('nomination').due).toBe('2027-02-12');
  // Proof: 14 days from 2 November are past, so today; 90: 30 November (28), 31 December (59), 31 January (90): two days
  // too late, in the slow case.
  expect(of('proof Elif').finish).toEqual(range('2026-11-23', '2027-01-31'));
  // Papers: 7 and 42 days: 30 November (7), 31 December (38), 4 January (42).
  expect(of('papers Elif').finish).toEqual(range('2026-11-30', '2027-01-04'));
  expect(of('internal Elif').finish).toEqual(range('2026-12-01', '2027-02-03'));
  // Nomination: a working day after Tuesday 1 December. Ten after Wednesday 3 February: 4 and 5 (2), 8 to 12 (7), 15 to 17.
  expect(of('nomination').finish).toEqual(range('2026-12-02', '2027-02-17'));
  // Selection: three months from 2 December would be 2 March, but it is announced for 31 May; five from 17 February.
  expect(of('decision').finish).toEqual(range('2027-05-31', '2027-07-17'));
  // Agreement: 7 days; 17 July + 42: 31 July (14), 28 August (42).
  expect(of('agreement').finish).toEqual(range('2027-06-07', '2027-08-28'));
  // Can's passport: 14 days; 180: 30 November (7), 31 December (38), 31 January (69), 28 February (97), 31 March (128),
  // 30 April (158), 22 May (180).
  expect(of('passports Can').finish).toEqual(range('2026-12-07', '2027-05-22'));
  // Visit: 14 days; 28 August + 90: 31 August (3), 30 September (33), 31 October (64), 26 November (90).
  expect(of('visaVisit Can').finish).toEqual(range('2027-06-21', '2027-11-26'));
  // Visa: a month; four months. Tickets: 3 days; 26 March + 21: 31 March (5), 16 April (21).
  expect(of('visa Can').finish).toEqual(range('2027-07-21', '2028-03-26'));
  expect(of('tickets').finish).toEqual(range('2027-07-24', '2028-04-16'));
  expect(outlook.departure).toEqual(range('2027-07-25', '2028-04-17'));

  // Slow, all goes back to the proof: the papers of Elif have the 27 days from 4 to 31 January to spare.
  expect(of('papers Elif').slack).toBe(27);
  expect(critical).toEqual([
    'proof Elif',
    'internal Elif',
    'nomination',
    'decision',
    'agreement',
    'visaVisit Elif',
    'visaVisit Can',
    'visa Elif',
    'visa Can',
    'tickets',
    'departure',
  ]);
  // Can's passport is not urgent (28 August), the papers of Elif are: due on 22 January.
  expect(next).toEqual(['papers Elif', 'passports Can']);
  expect(of('again').needed).toBe(false);
});

it('not selected: at a later call, half a year to a year and a half on', () => {
  const { of, next } = workOut({
    ...example,
    today: '2027-05-31',
    booked: {},
    progress: {
      ...example.progress,
      'proof Elif': done('2026-12-10'),
      'papers Elif': done('2026-12-18'),
      'internal Elif': done('2027-01-11'),
      nomination: done('2027-01-29'),
      decision: { status: 'refused', doneOn: '2027-05-31' },
    },
  });
  // Six months from 31 May: November has 30 days. Eighteen: November 2028.
  expect(of('again').finish).toEqual(range('2027-11-30', '2028-11-30'));
  expect(of('agreement').finish).toEqual(range('2027-12-07', '2029-01-11'));
  expect(next).toEqual(['again', 'passports Can']);
});

it('warns of deadlines that a slow proof would miss, of its age, and of passports for two years', () => {
  const found = warningsOf(example, holidays, {
    'statement Elif': { from: '2026-02-10' },
    'passport Elif': { until: '2030-04-16' },
    'invitation Elif': {},
    'applicationForm Elif': {},
    'applicationForm Can': {},
    'visa Elif': { until: '2031-01-01' },
    'visa Can': { until: '2031-01-01' },
  });
  // The proof of 10 February 2026 is good until 10 February 2027, two days before the deadline. Two years beyond the slow
  // departure, 17 April 2028, are 17 April 2030; it is asked for at the embassy already.
  expect(found.toSorted()).toEqual([
    'documentExpires warning visaVisit Elif passport 2030-04-16 2030-04-17',
    'documentMissing warning passports Can passport',
    'documentTooOld warning nomination Elif statement 2027-02-10 2027-02-17',
    'dueTooEarly warning internal Elif 2027-01-29 2027-02-03',
    'dueTooEarly warning nomination 2027-02-12 2027-02-17',
    'dueTooEarly warning proof Elif 2027-01-29 2027-01-31',
  ]);
});
