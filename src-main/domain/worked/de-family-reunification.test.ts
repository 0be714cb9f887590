import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';
import { weekdaysOnly } from '../working-days.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/de-family-reunification-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

/*
 * Ruslan was recognised as a refugee in Germany; the decision was delivered on Tuesday 30 November 2027. Amina, his
 * wife, and their son Said, who turns 18 on 1 March 2029, wait abroad. Today is Wednesday 1 December 2027.
 */
const example = {
  template,
  people: ['Amina', 'Said'],
  today: '2027-12-01',
  working: weekdaysOnly,
  anchors: { recognition: '2027-11-30', childTurns18: '2029-03-01' },
};

it('family reunification: three months from 30 November end on 29 February, and a birthday lies before the slow end', () => {
  const { outlook, of, critical, next, warnings } = workOut(example);
  // Three months after 30 November 2027: no 30 February, so 29 February 2028. 1 to 3 days are enough.
  expect(of('notice')).toMatchObject({ due: '2028-02-29', finish: range('2027-12-02', '2027-12-04') });
  // The status: 1 to 14 days. The wait for an appointment: 3 months from 2 December; 18 from 15 December.
  expect(of('status').finish).toEqual(range('2027-12-02', '2027-12-15'));
  expect(of('register Said').finish).toEqual(range('2028-03-02', '2029-06-15'));
  // Certificates: 7 and 120 days from 1 December: 8 December; 31 December (30), 31 January (61), 29 February (90),
  // 30 March (120).
  expect(of('marriage Amina').finish).toEqual(range('2027-12-08', '2028-03-30'));
  expect(of('birth Said').finish).toEqual(range('2027-12-08', '2028-03-30'));
  // Passports: 1 and 120 days.
  expect(of('passport Said').finish).toEqual(range('2027-12-02', '2028-03-30'));
  // Photos: 1 and 7 days after the registration.
  expect(of('photo Said').finish).toEqual(range('2028-03-03', '2029-06-22'));
  // Quick: everything but the certificates is there on 3 March 2028, and these since December: 4 March. Slow: 29 June.
  // It is due the day before the birthday, on 28 February 2029: in the slow case it would be too late.
  expect(of('appointment Said')).toMatchObject({
    due: '2029-02-28',
    finish: range('2028-03-04', '2029-06-29'),
  });
  // Decision: 3 months from 4 March 2028; 14 from 29 June 2029. Collecting: 1 and 30 days: 5 June; 31 August (2),
  // 28 September (30). Journey: 2 and 21 days: 7 June; 30 September (2), 19 October (21).
  expect(of('decision').finish).toEqual(range('2028-06-04', '2030-08-29'));
  expect(of('collect Amina').finish).toEqual(range('2028-06-05', '2030-09-28'));
  expect(outlook.departure).toEqual(range('2028-06-07', '2030-10-19'));

  expect(critical).toEqual([
    'status',
    'register Amina',
    'register Said',
    'photo Amina',
    'photo Said',
    'appointment Amina',
    'appointment Said',
    'decision',
    'collect Amina',
    'collect Said',
    'travel',
  ]);
  expect(next.toSorted()).toEqual(
    'status, notice, marriage Amina, birth Amina, birth Said, passport Amina, passport Said'
      .split(', ')
      .toSorted(),
  );
  expect(of('hardship').needed).toBe(false);
  expect(warnings('dueTooEarly').toSorted()).toEqual([
    'warning dueTooEarly appointment Amina 2029-02-28 2029-06-29',
    'warning dueTooEarly appointment Said 2029-02-28 2029-06-29',
  ]);
});

it('family reunification: with subsidiary protection only the notice of hardship is left', () => {
  const { outlook, of, next } = workOut({
    ...example,
    progress: { status: { status: 'refused', doneOn: '2027-12-01' } },
  });
  // 6 and 24 months from 1 December 2027; what waited for the status waits for this.
  expect(of('hardship')).toMatchObject({ needed: true, finish: range('2028-06-01', '2029-12-01') });
  expect(of('register Said').start).toEqual(range('2028-06-01', '2029-12-01'));
  expect(next).toContain('hardship');
  // + 3 months, 1 day, 1 day, 3 months, 1 day, 2 days: 1 September, 2, 3 September, 3, 4, 6 December 2028.
  // + 18 months, 7, 7 days, 14 months, 30, 21 days: 1 June 2031, 8, 15 June, 15 August 2032, 14 September, 5 October.
  expect(outlook.departure).toEqual(range('2028-12-06', '2032-10-05'));
});

it('family reunification: a refusal on the last day of January', () => {
  const { of } = workOut({
    ...example,
    today: '2029-02-05',
    progress: { decision: { status: 'refused', doneOn: '2029-01-31' } },
  });
  // In 2029 February has 28 days.
  expect(of('sue')).toMatchObject({ needed: true, due: '2029-02-28' });
});
