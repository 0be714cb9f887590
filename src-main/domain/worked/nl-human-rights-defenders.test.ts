import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { granted, range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';
import { weekdaysOnly } from '../working-days.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/nl-human-rights-defenders-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

/*
 * Timur applies alone, as Shelter City wants it. Today is Monday 6 September 2027; the call closes on 30 September, the
 * stay would begin on Monday 3 April 2028. He has a passport. A visa centre has booked him for Wednesday 3 November.
 */
const example = {
  template,
  people: ['Timur'],
  today: '2027-09-06',
  working: weekdaysOnly,
  anchors: { callCloses: '2027-09-30', stayStarts: '2028-04-03' },
  progress: {
    ...granted('2027-09-03', 'check'),
    mission: { status: 'cancelled' },
    ...granted('2027-03-01', 'passport Timur'),
  },
  booked: { 'appointment Timur': '2027-11-03' },
  papers: { Timur: { passport: ['2019-01-01', '2028-12-31'], photo: ['2027-05-10', null] } } as const,
};

it('Netherlands: a call that closes, a stay that begins, a booked appointment', () => {
  const { outlook, of, critical, next, warnings } = workOut(example);
  // The account: 5 to 30 days: 11 September; 30 September (24), 6 October (30).
  expect(of('evidence Timur').finish).toEqual(range('2027-09-11', '2027-10-06'));
  // Applying: 1 to 7 days. Due three days before the call closes: in the slow case it would be too late.
  expect(of('apply Timur')).toMatchObject({ due: '2027-09-27', finish: range('2027-09-12', '2027-10-13') });
  // Selection: 1 month from 12 September, 5 from 13 October.
  expect(of('selection').finish).toEqual(range('2027-10-12', '2028-03-13'));
  // Invitation: 3 and 21 days: 15 October; 31 March (18), 3 April (21). Photo: 1 and 7 days.
  expect(of('invitation').finish).toEqual(range('2027-10-15', '2028-04-03'));
  expect(of('photo Timur').finish).toEqual(range('2027-10-16', '2028-04-10'));
  // Appointment: quick 16 October + 7 = 23 October, but it is booked for 3 November. Slow: 60 days from 10 April 2028:
  // 30 April (20), 31 May (51), 9 June (60).
  expect(of('appointment Timur').finish).toEqual(range('2027-11-03', '2028-06-09'));
  // Decision: 15 days from 3 November: 18 November. 45 from 9 June: 30 June (21), 24 July (45).
  expect(of('decision').finish).toEqual(range('2027-11-18', '2028-07-24'));
  // Collecting: 1 and 10 days: 19 November; 31 July (7), 3 August (10). Journey: 1 and 7 days.
  expect(of('collect Timur').finish).toEqual(range('2027-11-19', '2028-08-03'));
  expect(outlook.departure).toEqual(range('2027-11-20', '2028-08-10'));
  // Due the day before the stay begins; what comes after it 45 days later: 2 April, 30 April (28), 17 May (45).
  expect(of('travel').due).toBe('2028-04-02');
  expect(of('after').due).toBe('2028-05-17');
  expect(critical).toEqual([
    'evidence Timur',
    'apply Timur',
    'selection',
    'invitation',
    'photo Timur',
    'appointment Timur',
    'decision',
    'collect Timur',
    'travel',
  ]);
  expect(next).toEqual(['evidence Timur']);

  // In the slow case all three deadlines are missed; at best all are kept. What comes after the stay has no duration: it
  // would be done on the day of the journey.
  expect(warnings('dueTooEarly')).toEqual([
    'warning dueTooEarly apply Timur 2027-09-27 2027-10-13',
    'warning dueTooEarly travel 2028-04-02 2028-08-10',
    'warning dueTooEarly after 2028-05-17 2028-08-10',
  ]);
  // The appointment on 3 November waits for the photo: 16 October at best, 10 April at worst.
  expect(warnings('appointmentTooEarly')).toEqual([
    'warning appointmentTooEarly appointment Timur 2027-11-03 2028-04-10',
  ]);
  // The photo of 10 May is good until 10 November: long enough for the appointment, too short for a slow invitation.
  expect(warnings('documentTooOld')).toEqual(['warning documentTooOld photo Timur 2027-11-10 2028-04-10']);
  // Six months beyond the journey: 20 May 2028 at best, 10 February 2029 at worst; the passport ends between.
  expect(warnings('documentExpires')[0]).toMatch(/^warning documentExpires .* 2028-12-31 2029-02-10$/);
});

it('Netherlands: he travelled a day early, and refused on Christmas Eve he would have had four weeks', () => {
  // Once he has travelled, on 1 April 2028, the middle of the stay counts from then: 30 April (29), 16 May (45).
  const { of } = workOut({
    ...example,
    today: '2028-04-05',
    progress: granted('2028-04-01', 'travel'),
  });
  expect(of('after').due).toBe('2028-05-16');

  // Refused on 24 December 2027: 27 days: 31 December (7), 20 January 2028 (27).
  const { of: refused } = workOut({
    ...example,
    today: '2028-01-03',
    progress: { decision: { status: 'refused', doneOn: '2027-12-24' } },
  });
  expect(refused('objection')).toMatchObject({ needed: true, due: '2028-01-20', overdue: false });
});
