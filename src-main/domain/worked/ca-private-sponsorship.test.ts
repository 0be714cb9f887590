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
const template = resource('pathways/ca-private-sponsorship-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/ca.json') as HolidayFile]);

/*
 * Hodan and her son Ilyas, sponsored by a Sponsorship Agreement Holder since 2024. Today is Tuesday 29 February 2028. The
 * interview was on 10 February, the checks began today; Hodan's medical is of today, that of Ilyas is booked for 12 May.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const today = '2028-02-29';
const example = {
  template,
  people: ['Hodan', 'Ilyas'],
  today,
  working: holidays.of('CA'),
  progress: {
    findSponsor: done('2024-01-15'),
    funds: done('2024-04-30'),
    'forms Hodan': done('2024-05-10'),
    'forms Ilyas': done('2024-05-10'),
    submit: done('2024-05-31'),
    completeness: done('2024-08-12'),
    sponsorApproval: done('2025-01-20'),
    'biometrics Hodan': done('2025-04-02'),
    'biometrics Ilyas': done('2025-04-02'),
    interview: done('2028-02-10'),
    'medical Hodan': done(today),
    'medical Ilyas': { status: 'inProgress', startedOn: today },
    'security Hodan': { status: 'submitted', startedOn: today },
    'security Ilyas': { status: 'submitted', startedOn: today },
  },
  booked: { 'medical Ilyas': '2028-05-12' },
};

it('from the 29th of February, over Canada Day on a Saturday, and over Good Friday and Easter Monday', () => {
  const { outlook, of, critical, next } = workOut(example);
  // Medical: 14 to 60 days would be 14 March to 29 April, but it is booked for 12 May.
  expect(of('medical Ilyas').finish).toEqual(range('2028-05-12'));
  // Security: two and six months from 29 February.
  expect(of('security Hodan').finish).toEqual(range('2028-04-29', '2028-08-29'));
  // Decision: quick a month from 12 May; slow three months from 29 August.
  expect(of('decision').finish).toEqual(range('2028-06-12', '2028-11-29'));
  // Travel documents: 12 June + 14; 29 November + 60: 30 November (1), 31 December (32), 28 January (60).
  expect(of('travelDocument Ilyas').finish).toEqual(range('2028-06-26', '2029-01-28'));
  // Leave to go: 12 June + 7; 28 January is 60 of the 90 days, 31 January (63), 27 February 2029 (90).
  expect(of('exitPermit Hodan').finish).toEqual(range('2028-06-19', '2029-02-27'));
  // Tickets, quick: ten working days after Monday 26 June: 27 to 30 (4); Canada Day is a Saturday, Monday 3 July free in its
  // stead; 4 to 7 (8), 10 and 11 July (10). Slow: forty after Tuesday 27 February 2029: 28, 1 and 2 March (3), 5 to 9 (8),
  // 12 to 16 (13), 19 to 23 (18), 26 to 29 (22); Easter is 1 April: Friday 30 March and Monday 2 April are free; 3 to 6
  // (26), 9 to 13 (31), 16 to 20 (36), 23 to 26 April (40).
  expect(of('tickets').finish).toEqual(range('2028-07-11', '2029-04-26'));
  expect(outlook.departure).toEqual(range('2028-07-12', '2029-04-27'));

  expect(critical).toEqual([
    'security Hodan',
    'security Ilyas',
    'decision',
    'exitPermit Hodan',
    'exitPermit Ilyas',
    'tickets',
    'departure',
  ]);
  // The travel documents may last as long as leave to go: 30 days longer.
  expect(of('travelDocument Hodan').slack).toBe(30);
  // The medical of 12 May may last until 29 August: 19 + 30 + 31 + 29 = 109 days.
  expect(of('medical Ilyas').slack).toBe(109);
  // What was handed in is waited for; only the medical can be acted on.
  expect(next).toEqual(['medical Ilyas']);
});

it('ROC-O sends everything back: thirty days to correct it, and the plan goes on from there', () => {
  const { of, next } = workOut({
    ...example,
    today: '2024-08-13',
    booked: {},
    progress: {
      findSponsor: done('2024-01-15'),
      funds: done('2024-04-30'),
      'forms Hodan': done('2024-05-10'),
      'forms Ilyas': done('2024-05-10'),
      submit: done('2024-05-31'),
      completeness: { status: 'refused', doneOn: '2024-08-12' },
    },
  });
  // 12 August + 30: 31 August (19), 11 September (30).
  expect(of('correct').due).toBe('2024-09-11');
  // 3 to 30 days from today: 16 August, 12 September: a day too late, which the plan has to say.
  expect(of('correct').finish).toEqual(range('2024-08-16', '2024-09-12'));
  // Approval of the sponsors: two months from 16 August; six from 12 September.
  expect(of('sponsorApproval').finish).toEqual(range('2024-10-16', '2025-03-12'));
  expect(next).toEqual(['correct']);
});

it('warns of a medical of the 29th of February that is too old by the slow departure, and of an ICRC document', () => {
  const found = warningsOf(example, holidays, {
    'medicalReport Hodan': { from: today },
    'travelDocument Hodan': { from: '2028-12-15', until: '2029-03-15' },
  });
  // Twelve months after 29 February 2028 are 28 February 2029: enough for 12 July 2028, not for 27 April 2029. The travel
  // document ends before the day after that, 28 April. Ilyas has neither yet; nobody can see to that today.
  expect(found.slice(0, 2)).toEqual([
    'documentTooOld warning departure Hodan medicalReport 2029-02-28 2029-04-27',
    'documentExpires warning departure Hodan travelDocument 2029-03-15 2029-04-28',
  ]);
  expect(found.slice(2).toSorted()).toEqual([
    'documentMissing info departure Ilyas medicalReport',
    'documentMissing info departure Ilyas travelDocument',
  ]);
});
