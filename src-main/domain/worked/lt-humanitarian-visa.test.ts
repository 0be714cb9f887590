import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { granted, range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';
import { weekdaysOnly } from '../working-days.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/lt-humanitarian-visa-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

/* Ilyas, his wife Madina and their son Adam; nothing is done yet. Today is Monday 31 January 2028. */
const example = { template, people: ['Ilyas', 'Madina', 'Adam'], today: '2028-01-31', working: weekdaysOnly };

it('Lithuania: from nothing to the journey, over a leap day and the end of a month', () => {
  const { outlook, of, critical, next } = workOut(example);
  expect(of('check').finish).toEqual(range('2028-02-01', '2028-02-14'));
  // The account: 5 and 30 days from 31 January: 5 February; 29 February (29), 1 March (30).
  expect(of('statement Ilyas').finish).toEqual(range('2028-02-05', '2028-03-01'));
  // The petition: 7 days from 5 February; 30 days from 1 March: 31 March.
  expect(of('petition').finish).toEqual(range('2028-02-12', '2028-03-31'));
  // Mediation: one month from 12 February; six months from 31 March: there is no 31 September, so the 30th.
  expect(of('mediation').finish).toEqual(range('2028-03-12', '2028-09-30'));
  // Form: 1 to 10 days; photo: 1 to 7; passports: 1 to 90 days from 31 January: 29 February (29), 31 March (60),
  // 30 April (90).
  expect(of('form Madina').finish).toEqual(range('2028-03-13', '2028-10-10'));
  expect(of('photo Adam').finish).toEqual(range('2028-03-13', '2028-10-07'));
  expect(of('passport Adam').finish).toEqual(range('2028-02-01', '2028-04-30'));
  // Appointment: 7 days from 13 March; 60 days from 10 October: 31 October (21), 30 November (51), 9 December (60).
  expect(of('appointment Adam').finish).toEqual(range('2028-03-20', '2028-12-09'));
  // Decision: 15 days from 20 March: 31 March (11), 4 April (15). 90 days from 9 December: 31 December (22), 31 January
  // (53), 28 February 2029 (81), 9 March (90).
  expect(of('decision').finish).toEqual(range('2028-04-04', '2029-03-09'));
  // Collecting: 1 to 14 days: 5 April; 23 March. Journey: 2 to 14 days: 7 April; 31 March (8), 6 April (14).
  expect(of('collect Madina').finish).toEqual(range('2028-04-05', '2029-03-23'));
  expect(outlook.departure).toEqual(range('2028-04-07', '2029-04-06'));

  // Six months before 30 September would be 30 March, but 31 March + 6 months is 30 September, too: the petition may end
  // on the 31st and not a day later.
  const each = (key: string) => ['Ilyas', 'Madina', 'Adam'].map((person) => `${key} ${person}`);
  expect(critical).toEqual([
    'statement Ilyas',
    'petition',
    'mediation',
    ...each('form'),
    ...each('appointment'),
    'decision',
    ...each('collect'),
    'travel',
  ]);
  // From 14 February to 1 March 2028 there are 16 days; from 7 to 10 October 3.
  expect(of('check').slack).toBe(16);
  expect(of('photo Adam').slack).toBe(3);
  // From 30 April to 10 October 2028: 31 + 30 + 31 + 31 + 30 + 10.
  expect(of('passport Adam').slack).toBe(163);
  expect(next.toSorted()).toEqual(['check', ...each('passport'), 'statement Ilyas'].toSorted());
});

it('Lithuania: an appointment that is booked keeps the step open until its day', () => {
  // The ministry agreed; forms, photos and passports are there; today is Thursday 1 June 2028. The visa centre gave
  // Ilyas and Madina 8 June, Adam only 5 July.
  const each = ['form', 'photo', 'passport'].flatMap((key) =>
    example.people.map((person) => `${key} ${person}`),
  );
  const before = ['check', 'statement Ilyas', 'petition', 'mediation', ...each].join(', ');
  const { outlook, of, critical } = workOut({
    ...example,
    today: '2028-06-01',
    progress: granted('2028-05-30', before),
    booked: {
      'appointment Ilyas': '2028-06-08',
      'appointment Madina': '2028-06-08',
      'appointment Adam': '2028-07-05',
    },
  });
  // 7 to 60 days from 1 June: 8 June; 31 July (60).
  expect(of('appointment Madina').finish).toEqual(range('2028-06-08', '2028-07-31'));
  expect(of('appointment Adam').finish).toEqual(range('2028-07-05', '2028-07-31'));
  // The decision waits for Adam: 5 July + 15 = 20 July. 31 July + 90: 31 August (31), 30 September (61), 29 October (90).
  expect(of('decision').finish).toEqual(range('2028-07-20', '2028-10-29'));
  // Then 1 + 2 days: 23 July. 14 + 14 days: 12 November, 26 November.
  expect(outlook.departure).toEqual(range('2028-07-23', '2028-11-26'));
  expect(critical).toContain('appointment Ilyas');
});

it('Lithuania: refused, fourteen days are left; how to stay is due four months before the visa ends', () => {
  // Refused on 20 December 2028: 3 January 2029.
  const { of, warnings } = workOut({
    ...example,
    today: '2028-12-22',
    progress: { decision: { status: 'refused', doneOn: '2028-12-20' } },
  });
  expect(of('appeal')).toMatchObject({ needed: true, due: '2029-01-03' });
  // Twelve days are left: it cannot wait.
  expect(warnings('appealDue')).toEqual(['danger appealDue appeal 2029-01-03']);

  // Visa until 30 June 2029: four months earlier there is no 30 February, so 28 February.
  const { of: stay } = workOut({ ...example, anchors: { visaUntil: '2029-06-30' } });
  expect(stay('stayOn Madina').due).toBe('2029-02-28');
});
