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
const template = resource('pathways/ca-government-assisted-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/ca.json') as HolidayFile]);

/*
 * Amina, a human rights defender, her husband Bakar and their daughter Leyla. Today is Tuesday 31 August 2027: they have
 * just come from the interview. Everything before it is done.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const people = ['Amina', 'Bakar', 'Leyla'];
const each = (step: string, doneOn: string) =>
  Object.fromEntries(people.map((person) => [`${step} ${person}`, done(doneOn)]));
const example = {
  template,
  people,
  today: '2027-08-31',
  working: holidays.of('CA'),
  progress: {
    ...each('register', '2025-02-10'),
    contact: done('2025-03-03'),
    referral: done('2025-09-15'),
    ...each('papers', '2025-04-10'),
    ...each('submit', '2025-09-20'),
    ...each('biometrics', '2025-11-12'),
    interview: done('2027-08-31'),
  },
};

it('over ends of months from the 31st, and over Remembrance Day, Christmas and the days in their stead', () => {
  const { outlook, of, critical, next } = workOut(example);
  // Medical: 14 days from 31 August are 14 September; 60 are 30 September (30) and 30 October (60).
  expect(of('medical Leyla').finish).toEqual(range('2027-09-14', '2027-10-30'));
  // Security: two months from 31 August are 31 October. Eight months: April has no 31st, so 30 April 2028.
  expect(of('security Bakar').finish).toEqual(range('2027-10-31', '2028-04-30'));
  // Decision: a month from 31 October is 30 November; three from 30 April are 30 July.
  expect(of('decision').finish).toEqual(range('2027-11-30', '2028-07-30'));
  // Travel documents: 30 November + 14. 60 days from 30 July: 31 July (1), 31 August (32), 28 September (60).
  expect(of('travelDocument Amina').finish).toEqual(range('2027-12-14', '2028-09-28'));
  // Leave to go: 7 days; 90 days from 30 July: 31 August (32), 30 September (62), 28 October (90).
  expect(of('exitPermit Amina').finish).toEqual(range('2027-12-07', '2028-10-28'));
  expect(of('orientation Leyla').finish).toEqual(range('2027-12-03', '2028-08-04'));
  // Tickets, quick: ten working days after Tuesday 14 December 2027. 15 to 17 (3), 20 to 24 (8); Christmas is a Saturday
  // and the day after it a Sunday: Monday 27 and Tuesday 28 are free in their stead; 29 (9), Thursday 30 (10).
  // Slow: forty after Saturday 28 October 2028. 30 October to 3 November (5), 6 to 10 (10); the 11th is a Saturday, Monday
  // 13 free in its stead; 14 to 17 (14), 20 to 24 (19), 27 to 1 December (24), 4 to 8 (29), 11 to 15 (34), 18 to 22 (39);
  // Monday 25 and Tuesday 26 are holidays; Wednesday 27 (40).
  expect(of('tickets').finish).toEqual(range('2027-12-30', '2028-12-27'));
  expect(outlook.departure).toEqual(range('2027-12-31', '2028-12-28'));

  // Leave to go may also come on Sunday 29 October: forty working days end on the same day. So the permit and the decision
  // (30 July + 1) have a day to spare. Security hasn't: three months before 31 July are 30 April.
  expect(of('exitPermit Bakar').slack).toBe(1);
  expect(of('decision').slack).toBe(1);
  expect(critical).toEqual(['security Amina', 'security Bakar', 'security Leyla', 'tickets', 'departure']);
  // Medical: may last until 30 April as well: from 30 October 1 + 30 + 31 + 31 + 29 (leap year) + 31 + 30 = 183 days.
  expect(of('medical Amina').slack).toBe(183);
  expect(next.toSorted()).toEqual(
    ['medical', 'security'].flatMap((step) => people.map((person) => `${step} ${person}`)).toSorted(),
  );
  expect(of('judicialReview').needed).toBe(false);
  expect(of('courtDecision').needed).toBe(false);
});

it('a refusal: fifteen days for the court, and no departure sooner than a court may decide', () => {
  const refused = {
    ...example,
    today: '2028-02-15',
    progress: {
      ...example.progress,
      ...each('medical', '2027-09-20'),
      ...each('security', '2028-01-31'),
      decision: { status: 'refused', doneOn: '2028-02-14' },
    },
  };
  const { outlook, of, next } = workOut(refused);
  // 14 February 2028 and 15 days, over the 29th of February: 29 February.
  expect(of('judicialReview').due).toBe('2028-02-29');
  // To be handed in within 1 to 15 days of today, 15 February: 16 February to 1 March (29 February is the 14th).
  expect(of('judicialReview').finish).toEqual(range('2028-02-16', '2028-03-01'));
  // Six months from 16 February; thirty from 1 March 2028 are 1 September 2030.
  expect(of('courtDecision').finish).toEqual(range('2028-08-16', '2030-09-01'));
  // Travel documents: 16 August + 14 = 30 August 2028. Leave to go: 1 September 2030 + 90: 30 September (29), 31 October
  // (60), 30 November (90).
  expect(of('travelDocument Leyla').finish?.earliest).toBe('2028-08-30');
  expect(of('exitPermit Leyla').finish?.latest).toBe('2030-11-30');
  // Tickets, quick: ten working days after Wednesday 30 August 2028: 31, 1 September (2), Monday 4 is Labour Day, 5 to 8
  // (6), 11 to 14 (10). Slow: forty after Saturday 30 November 2030: 2 to 6 December (5), 9 to 13 (10), 16 to 20 (15),
  // 23 and 24 (17), Wednesday 25 and Thursday 26 are holidays, 27 (18), 30 and 31 (20), 1 January is a holiday, 2 and 3
  // (22), 6 to 10 (27), 13 to 17 (32), 20 to 24 (37), 27 to 29 January (40).
  expect(of('tickets').finish).toEqual(range('2028-09-14', '2031-01-29'));
  expect(outlook.departure).toEqual(range('2028-09-15', '2031-01-30'));
  expect(next).toEqual(['judicialReview']);

  // Two weeks from today are 29 February: the appeal is this week's work. It may come a day too late, if it goes slowly.
  const papers = people.flatMap((person) => [
    [`medicalReport ${person}`, { from: '2027-09-20' }],
    [`travelDocument ${person}`, { until: '2032-01-01' }],
  ]);
  const found = warningsOf(refused, holidays, Object.fromEntries(papers));
  // The medical of 20 September 2027 is good until 20 September 2028: for 15 September, not for January 2031.
  expect(found.slice(0, 1)).toEqual(['appealDue danger judicialReview 2028-02-29']);
  expect(found.slice(1).toSorted()).toEqual([
    ...people.map(
      (person) => `documentTooOld warning departure ${person} medicalReport 2028-09-20 2031-01-30`,
    ),
    'dueTooEarly warning judicialReview 2028-02-29 2028-03-01',
    'refused warning decision 2028-02-14',
  ]);
});
