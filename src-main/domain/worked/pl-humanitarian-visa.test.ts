import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { granted, range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';
import { weekdaysOnly } from '../working-days.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/pl-humanitarian-visa-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

/* Ales and Hanna wait in a third country. Today is Friday 31 December 2027; their passports and insurance are good. */
const example = {
  template,
  people: ['Ales', 'Hanna'],
  today: '2027-12-31',
  working: weekdaysOnly,
  progress: granted('2027-12-15', 'passport Ales, passport Hanna, insurance Ales, insurance Hanna'),
};

it('Poland: over the turn of the year and the 29th of February', () => {
  const { outlook, of, critical } = workOut(example);
  // A consulate: 1 to 14 days: 1 January; 14 January 2028. The form: 1 to 7 days: 2 January; 21 January.
  expect(of('form Hanna').finish).toEqual(range('2028-01-02', '2028-01-21'));
  // The declaration: 3 to 21 days: 3 January; 21 January: as long as check and form together.
  expect(of('statement Ales').finish).toEqual(range('2028-01-03', '2028-01-21'));
  // Appointment: 7 days from 3 January: 10 January. 120 days from 21 January: 31 January (10), 29 February (39),
  // 31 March (70), 30 April (100), 20 May (120).
  expect(of('appointment Ales').finish).toEqual(range('2028-01-10', '2028-05-20'));
  // Decision: 3 days: 13 January. 60 days from 20 May: 31 May (11), 30 June (41), 19 July (60).
  expect(of('decision').finish).toEqual(range('2028-01-13', '2028-07-19'));
  // Collecting: 1 to 14 days: 14 January; 2 August. Journey: 1 to 14 days: 15 January; 16 August.
  expect(outlook.departure).toEqual(range('2028-01-15', '2028-08-16'));
  expect(critical).toEqual([
    'check',
    'statement Ales',
    'form Ales',
    'form Hanna',
    'appointment Ales',
    'appointment Hanna',
    'decision',
    'collect Ales',
    'collect Hanna',
    'travel',
  ]);
  // Photos: 1 to 7 days: 7 January, a fortnight before they are needed.
  expect(of('photo Hanna').slack).toBe(14);
});

it('Poland: fourteen days to ask for a reconsideration, and it makes up for the refusal', () => {
  // Refused on Thursday 17 February 2028: 29 February (12), 2 March (14). Today is 18 February.
  const { outlook, of, next } = workOut({
    ...example,
    today: '2028-02-18',
    progress: {
      ...example.progress,
      ...granted('2028-01-20', 'check, statement Ales, photo Ales, photo Hanna, form Ales, form Hanna'),
      ...granted('2028-02-01', 'appointment Ales, appointment Hanna'),
      decision: { status: 'refused', doneOn: '2028-02-17' },
    },
  });
  expect(of('reconsider')).toMatchObject({
    needed: true,
    due: '2028-03-02',
    finish: range('2028-02-19', '2028-02-28'),
  });
  expect(next).toEqual(['reconsider']);
  // The consul: 7 to 30 days: 26 February; 29 February (1), 29 March (30). Then 1 + 1 and 14 + 14 days: 28 February;
  // 31 March (2), 12 April (14), 26 April.
  expect(of('reconsidered').finish).toEqual(range('2028-02-26', '2028-03-29'));
  expect(outlook.departure).toEqual(range('2028-02-28', '2028-04-26'));
});

it('Poland: two months before a visa that ends on 31 August is 30 June', () => {
  const { of } = workOut({ ...example, anchors: { visaUntil: '2028-08-31' } });
  expect(of('stayOn Hanna').due).toBe('2028-06-30');
});
