import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HolidayFile } from '../holiday-file.ts';
import { holidaysFrom } from '../holidays.ts';
import { granted, range, workOut } from '../fixtures/worked.ts';
import type { Json } from '../json.ts';

const file = join(import.meta.dirname, '../../../resources/pathways/fr-asylum-visa-1.json');
const template = JSON.parse(readFileSync(file, 'utf8')) as Json;

const calendar = join(import.meta.dirname, '../../../resources/holidays/fr.json');
const holidays = holidaysFrom([JSON.parse(readFileSync(calendar, 'utf8')) as HolidayFile]);

const example = { template, people: ['Musa', 'Zara'], working: holidays.of('FR'), holidays };
const prepared =
  'contact, statement Musa, ties, passport Musa, passport Zara, photo Musa, photo Zara, form Musa, form Zara';
const waited = `${prepared}, filing Musa, filing Zara, silence`;

it('France: filed on 31 December, two months of silence end on 29 February', () => {
  // Musa and Zara filed on Friday 31 December 2027. Today is Monday 10 January 2028.
  const { outlook, of, critical } = workOut({
    ...example,
    today: '2028-01-10',
    progress: { ...granted('2027-12-20', prepared), ...granted('2027-12-31', 'filing Musa, filing Zara') },
  });
  // Two months after 31 December 2027: no 31 February, so 29 February 2028.
  expect(of('silence').due).toBe('2028-02-29');
  // Interview: 14 days from 10 January: 24 January. 120 days: 31 January (21), 29 February (50), 31 March (81),
  // 30 April (111), 9 May (120).
  expect(of('interview Musa').finish).toEqual(range('2028-01-24', '2028-05-09'));
  // Decision: 2 months after 24 January, 12 after 9 May.
  expect(of('decision').finish).toEqual(range('2028-03-24', '2029-05-09'));
  // Collecting 1 to 21 days: 25 March 2028; 30 May 2029. Journey 2 to 14 days: 27 March 2028; 13 June 2029.
  expect(of('collect Zara').finish).toEqual(range('2028-03-25', '2029-05-30'));
  expect(outlook.departure).toEqual(range('2028-03-27', '2029-06-13'));
  expect(critical).toEqual(['interview Musa', 'decision', 'collect Musa', 'collect Zara', 'travel']);
  // What comes after the journey is not on the way to it.
  expect(of('spada').slack).toBeNull();
});

it('France: refused, the 30 days count the day of the notice; then the court', () => {
  const refused = { status: 'refused', doneOn: '2028-02-02' };
  const before = {
    ...granted('2027-12-20', waited),
    'interview Musa': { status: 'cancelled' },
    decision: refused,
  };
  // Notice on 2 February 2028, the first of 30 days: 29 February is the 28th, 2 March the 30th.
  const { of, outlook } = workOut({ ...example, today: '2028-02-10', progress: before });
  expect(of('appeal')).toMatchObject({ needed: true, due: '2028-03-02' });
  // Writing it: 2 to 20 days from 10 February: 29 February (19), 1 March (20), so even slowly in time.
  expect(of('appeal').finish).toEqual(range('2028-02-12', '2028-03-01'));
  // The commission: 2 to 6 months: 12 April, 1 September. Collecting 1 to 21, journey 2 to 14 days: 13 and 15 April 2028;
  // 22 September, 30 September (8) and 6 October (14).
  expect(of('commission').finish).toEqual(range('2028-04-12', '2028-09-01'));
  expect(outlook.departure).toEqual(range('2028-04-15', '2028-10-06'));
  expect(of('court').needed).toBe(false);

  // The commission refuses on 30 April 2028: one month later is 30 May.
  const later = workOut({
    ...example,
    today: '2028-05-02',
    progress: {
      ...before,
      ...granted('2028-02-20', 'appeal'),
      commission: { status: 'refused', doneOn: '2028-04-30' },
    },
  });
  expect(later.of('court')).toMatchObject({ needed: true, due: '2028-05-30' });
  // 2 to 21 days: 4 May, 23 May. The court 3 to 24 months: 4 August 2028, 23 May 2030. Then 1 + 2 and 21 + 14 days:
  // 7 August 2028; 31 May (8), 13 June (21) and 27 June 2030.
  expect(later.of('court').finish).toEqual(range('2028-05-04', '2028-05-23'));
  expect(later.of('courtDecision').finish).toEqual(range('2028-08-04', '2030-05-23'));
  expect(later.outlook.departure).toEqual(range('2028-08-07', '2030-06-27'));
});

it('France: registration over Christmas and New Year', () => {
  // They arrived on Friday 15 December 2028. Today is Monday 18 December.
  const { outlook, of } = workOut({
    ...example,
    today: '2028-12-18',
    progress: {
      ...granted('2028-12-10', `${waited}, decision`),
      'interview Musa': { status: 'cancelled' },
      ...granted('2028-12-12', 'collect Musa, collect Zara'),
      ...granted('2028-12-15', 'travel'),
    },
  });
  expect(outlook.departure).toEqual(range('2028-12-15'));
  // SPADA: due a week after the arrival; 1 to 7 days from today.
  expect(of('spada')).toMatchObject({ due: '2028-12-22', finish: range('2028-12-19', '2028-12-25') });
  // Quick: three working days after Tuesday 19: Wednesday 20, Thursday 21, Friday 22 December.
  // Slow: ten after Christmas Day: 26, 27, 28, 29 December (4), not New Year's Monday, 2, 3, 4, 5 January (8),
  // Monday 8 (9), Tuesday 9 January 2029 (10).
  expect(of('guda Zara').finish).toEqual(range('2028-12-22', '2029-01-09'));
});

it('France: registration over Easter, and the form for OFPRA 18 days after it', () => {
  const arrived = {
    ...granted('2028-04-01', `${waited}, decision`),
    'interview Musa': { status: 'cancelled' },
    ...granted('2028-04-05', 'collect Musa, collect Zara'),
    ...granted('2028-04-11', 'travel'),
    ...granted('2028-04-13', 'spada'),
  };
  // The SPADA was on Maundy Thursday 13 April 2028, which is today. Friday 14 (1; no holiday in most of France), Easter
  // Monday 17 is free, Tuesday 18 (2), Wednesday 19 April (3). Ten: 20 (4), 21 (5), 24 to 28 (10).
  const { of } = workOut({ ...example, today: '2028-04-13', progress: arrived });
  expect(of('guda Musa').finish).toEqual(range('2028-04-19', '2028-04-28'));
  expect(of('ofpra Musa').due).toBeNull();

  // Booked for Easter Monday by mistake: nobody will be there.
  const { warnings } = workOut({
    ...example,
    today: '2028-04-13',
    progress: arrived,
    booked: { 'guda Musa': '2028-04-17' },
  });
  expect(warnings('closedThatDay')).toEqual(['warning closedThatDay guda Musa 2028-04-17 easterMonday']);

  // Musa was registered on 19 April, Zara a week later: each has own days. 19 April + 18 = 7 May; 26 April + 18 = 14 May.
  const { of: later } = workOut({
    ...example,
    today: '2028-04-27',
    progress: { ...arrived, ...granted('2028-04-19', 'guda Musa'), ...granted('2028-04-26', 'guda Zara') },
  });
  expect(later('ofpra Musa').due).toBe('2028-05-07');
  expect(later('ofpra Zara').due).toBe('2028-05-14');
});
