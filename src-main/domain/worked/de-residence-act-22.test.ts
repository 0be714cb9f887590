import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { granted, range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';
import { weekdaysOnly } from '../working-days.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/de-residence-act-22-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

/*
 * Selma and her daughter Aza wait in a third country. Today is Friday 20 August 2027. Checked and decided for sentence 2
 * with the lawyer; the account is written; the letter of support was begun on 18 August. Selma has a good passport.
 */
const example = {
  template,
  people: ['Selma', 'Aza'],
  today: '2027-08-20',
  working: weekdaysOnly,
  progress: {
    ...granted('2027-08-02', 'check'),
    ...granted('2027-08-16', 'ground'),
    ...granted('2027-08-19', 'statement Selma'),
    tie: { status: 'inProgress', startedOn: '2027-08-18' },
    ...granted('2027-05-01', 'passport Selma'),
  },
};

const untilAppointment =
  'check, ground, statement Selma, tie, passport Selma, passport Aza, submit, admission, photo Selma, photo Aza, ' +
  'appointment Selma, appointment Aza';

it('section 22: over the 29th of February 2028, and a slow case of more than two years', () => {
  const { outlook, of, critical, next } = workOut(example);
  // The letter: 5 to 45 days from 18 August. 18 + 5 = 23 August. 18 August + 13 = 31 August, + 30 = 30 September (43),
  // + 2 = 2 October (45).
  expect(of('tie').finish).toEqual(range('2027-08-23', '2027-10-02'));
  // Submitting: 1 to 7 days.
  expect(of('submit').finish).toEqual(range('2027-08-24', '2027-10-09'));
  // Admission: 6 months from 24 August 2027, 18 from 9 October 2027.
  expect(of('admission').finish).toEqual(range('2028-02-24', '2029-04-09'));
  // Photos: 1 to 7 days.
  expect(of('photo Aza').finish).toEqual(range('2028-02-25', '2029-04-16'));
  // Appointment: 7 days from Friday 25 February 2028 are Friday 3 March: the 29th of February counts (26 27 28 29 1 2 3).
  // 90 days from 16 April 2029: 30 April (14), 31 May (45), 30 June (75), 15 July (90).
  expect(of('appointment Selma').finish).toEqual(range('2028-03-03', '2029-07-15'));
  expect(of('appointment Aza').finish).toEqual(range('2028-03-03', '2029-07-15'));
  // Visa: 14 days from 3 March 2028. 120 days from 15 July 2029: 31 July (16), 31 August (47), 30 September (77),
  // 31 October (108), 12 November (120).
  expect(of('visa').finish).toEqual(range('2028-03-17', '2029-11-12'));
  // Collecting: 1 to 14 days. Journey: 2 to 14 days; 26 November + 14 = 10 December.
  expect(of('collect Aza').finish).toEqual(range('2028-03-18', '2029-11-26'));
  expect(outlook.departure).toEqual(range('2028-03-20', '2029-12-10'));

  expect(critical).toEqual([
    'tie',
    'submit',
    'admission',
    'photo Selma',
    'photo Aza',
    'appointment Selma',
    'appointment Aza',
    'visa',
    'collect Selma',
    'collect Aza',
    'travel',
  ]);
  // Aza's passport: 1 to 90 days from 20 August: 31 August (11), 30 September (41), 31 October (72), 18 November (90).
  // The appointment begins on 16 April 2029 at the latest: 18 November 2027 to 18 November 2028 are 366 days (with the
  // 29th of February), to 16 April 2029 12 + 31 + 31 + 28 + 31 + 16 = 149 more.
  expect(of('passport Aza').finish).toEqual(range('2027-08-21', '2027-11-18'));
  expect(of('passport Aza').slack).toBe(366 + 149);
  expect(next.toSorted()).toEqual(['passport Aza', 'tie']);
  // Nothing is due by the visa's last day while nobody knows it; what is only for a refusal is not needed.
  expect(of('travel').due).toBeNull();
  expect(of('sue').needed).toBe(false);
  expect(of('askAgain').needed).toBe(false);
});

it('section 22: the visa is there, and its last day says by when to travel and to ask for the permit', () => {
  // The visas were collected on 10 March 2028 and end on 5 June 2028 (Whit Monday). Today is 13 March.
  const { outlook, of, warnings } = workOut({
    ...example,
    today: '2028-03-13',
    anchors: { visaUntil: '2028-06-05' },
    progress: granted('2028-03-10', `${untilAppointment}, visa, collect Selma, collect Aza`),
    papers: {
      Selma: { passport: ['2018-09-21', '2028-09-20'], visa: ['2028-03-08', '2028-06-05'] },
      Aza: { passport: ['2023-09-11', '2028-09-10'], visa: ['2028-03-08', '2028-06-05'] },
    },
  });
  // 13 March + 2 to 14 days.
  expect(outlook.departure).toEqual(range('2028-03-15', '2028-03-27'));
  // A week before 5 June: 29 May. Two weeks before: 22 May.
  expect(of('travel').due).toBe('2028-05-29');
  expect(of('permit Aza').due).toBe('2028-05-22');
  // Passports six months beyond the journey: 15 September at best, 27 September at worst. Selma's ends between, Aza's
  // before both. The visas outlast the journey.
  expect(warnings('documentExpires', 'documentMissing', 'dueTooEarly')).toEqual([
    'danger documentExpires travel 2028-09-10 2028-09-27',
    'warning documentExpires travel 2028-09-20 2028-09-27',
  ]);
  // The permit has no known duration: it is taken as none, and said.
  expect(of('permit Aza')).toMatchObject({ finish: range('2028-03-15', '2028-03-27'), durationKnown: false });
});

it('section 22: refused on the 31st of January, the suit is due on the last day of February', () => {
  const { outlook, of, next, warnings } = workOut({
    ...example,
    today: '2028-02-07',
    progress: {
      ...granted('2027-12-20', untilAppointment),
      visa: { status: 'refused', doneOn: '2028-01-31' },
    },
  });
  // One month after 31 January 2028: there is no 31 February, so the 29th.
  expect(of('sue')).toMatchObject({ needed: true, due: '2028-02-29', overdue: false });
  expect(next).toEqual(['sue']);
  // More than a fortnight is left.
  expect(warnings('refused', 'appealDue', 'dueTooEarly')).toEqual([
    'warning refused visa 2028-01-31',
    'warning appealDue sue 2028-02-29',
  ]);
  // Handing it in takes 1 to 21 days, even slowly within the time: 28 February. The court 3 to 24 months: 8 May 2028,
  // 28 February 2030. Then 1 to 14 days: 9 May; 14 March. Then 2 to 14: 11 May; 28 March 2030.
  expect(of('sue').finish).toEqual(range('2028-02-08', '2028-02-28'));
  expect(of('courtDecision').finish).toEqual(range('2028-05-08', '2030-02-28'));
  expect(of('collect Selma').finish).toEqual(range('2028-05-09', '2030-03-14'));
  expect(outlook.departure).toEqual(range('2028-05-11', '2030-03-28'));

  // Handed in on 20 February: the time is kept, and only the court is waited for.
  const later = workOut({
    ...example,
    today: '2028-03-20',
    progress: {
      visa: { status: 'refused', doneOn: '2028-01-31' },
      ...granted('2028-02-20', 'sue'),
      courtDecision: { status: 'submitted', startedOn: '2028-02-20' },
    },
  });
  expect(later.of('sue').overdue).toBe(false);
  expect(later.of('courtDecision')).toMatchObject({
    overdue: false,
    finish: range('2028-05-20', '2030-02-20'),
  });
});
