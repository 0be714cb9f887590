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
const template = resource('pathways/br-community-sponsorship-afghans-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/br.json') as HolidayFile]);

/*
 * Farid and his sister Zohra in Islamabad, named by an organisation in São Paulo. Today is Monday 14 February 2028. The
 * Federal Police still look at Zohra, since 20 January.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const people = ['Farid', 'Zohra'];
const each = (step: string, doneOn: string) =>
  Object.fromEntries(people.map((person) => [`${step} ${person}`, done(doneOn)]));
const example = {
  template,
  people,
  today: '2028-02-14',
  working: holidays.of('BR'),
  progress: {
    ...each('scope', '2027-03-01'),
    findSponsor: done('2027-09-01'),
    ...each('passports', '2027-08-10'),
    ...each('record', '2027-10-05'),
    nomination: done('2027-11-01'),
    profiles: done('2027-12-20'),
    'police Farid': done('2028-01-28'),
    'police Zohra': { status: 'submitted', startedOn: '2028-01-20' },
    ...each('form', '2027-11-08'),
  },
};

it('over the 29th of February, All Souls, the day of the Republic and that of Black Awareness', () => {
  const { outlook, of, critical, next } = workOut(example);
  // Police: 20 January + 7 is past, so today. 60 days: 31 January (11), 29 February (40), 20 March (60).
  expect(of('police Zohra').finish).toEqual(range('2028-02-14', '2028-03-20'));
  // Clearance: 7 days. 20 March + 60: 31 March (11), 30 April (41), 19 May (60).
  expect(of('clearance').finish).toEqual(range('2028-02-21', '2028-05-19'));
  // Embassy: 7 days. 19 May + 60: 31 May (12), 30 June (42), 18 July (60).
  expect(of('embassyVisit Zohra').finish).toEqual(range('2028-02-28', '2028-07-18'));
  // Decision: 28 February + 7, with the 29th: 6 March. 18 July + 90: 31 July (13), 31 August (44), 30 September (74),
  // 16 October (90).
  expect(of('decision').finish).toEqual(range('2028-03-06', '2028-10-16'));
  expect(of('collect Farid').finish).toEqual(range('2028-03-07', '2028-10-30'));
  // Tickets, quick: five working days after Tuesday 7 March: 8 to 10 (3), 13 and 14 March (5). Slow: twenty after Monday
  // 30 October 2028: 31 October and 1 November (2), Thursday 2 is All Souls, 3 (3), 6 to 10 (8), 13 and 14 (10), Wednesday
  // 15 is a holiday, 16 and 17 (12), Monday 20 is one, 21 to 24 (16), 27 to 30 November (20).
  expect(of('tickets').finish).toEqual(range('2028-03-14', '2028-11-30'));
  // Departure: one or two days.
  expect(outlook.departure).toEqual(range('2028-03-15', '2028-12-02'));

  expect(critical).toEqual([
    'police Zohra',
    'clearance',
    'embassyVisit Farid',
    'embassyVisit Zohra',
    'decision',
    'collect Farid',
    'collect Zohra',
    'tickets',
    'departure',
  ]);
  // The police are waited for; nothing else can begin.
  expect(next).toEqual([]);
  // After the departure, and not on the way to it: 1 to 60 days, from 2 December 31 December (29), 31 January (60).
  expect(of('registration Zohra').finish).toEqual(range('2028-03-16', '2029-01-31'));
  expect(of('registration Zohra').slack).toBeNull();
});

it('visas of the 29th of February: by when to enter, and tickets over Good Friday, Tiradentes and Labour Day', () => {
  const { outlook, of, next } = workOut({
    ...example,
    today: '2028-03-20',
    progress: {
      ...example.progress,
      'police Zohra': done('2028-02-14'),
      clearance: done('2028-02-18'),
      ...each('embassyVisit', '2028-02-25'),
      decision: done('2028-02-29'),
    },
  });
  // Tickets by 120 days after 29 February: 31 March (31), 30 April (61), 31 May (92), 28 June (120); departure by 150:
  // 30 June (122), 28 July (150), thirty days before the visas end.
  expect(of('tickets').due).toBe('2028-06-28');
  expect(of('departure').due).toBe('2028-07-28');
  // Collecting wasn't done: 1 to 14 days from today, Monday 20 March.
  expect(of('collect Zohra').finish).toEqual(range('2028-03-21', '2028-04-03'));
  // Tickets, quick: 22 to 24 (3), 27 and 28 March (5). Slow: twenty after Monday 3 April: 4 to 7 (4), 10 to 13 (8);
  // Easter is 16 April, Friday 14 free; 17 to 20 (12); Friday 21 is Tiradentes; 24 to 28 (17); Monday 1 May is a holiday;
  // 2 to 4 May (20).
  expect(of('tickets').finish).toEqual(range('2028-03-28', '2028-05-04'));
  expect(outlook.departure).toEqual(range('2028-03-29', '2028-05-06'));
  expect(next.toSorted()).toEqual(['collect Farid', 'collect Zohra']);
});

it('warns of an appointment on Carnival Tuesday, the 29th of February, and of photos and a passport', () => {
  const found = warningsOf({ ...example, booked: { 'embassyVisit Farid': '2028-02-29' } }, holidays, {
    'passport Farid': { until: '2028-12-02' },
    'passport Zohra': { until: '2031-05-05' },
    'policeCertificate Farid': { from: '2027-10-05' },
    'policeCertificate Zohra': { from: '2027-10-05' },
    'applicationForm Farid': { from: '2027-11-08' },
    'applicationForm Zohra': { from: '2027-11-08' },
    'photo Farid': { from: '2027-08-31' },
    'photo Zohra': { from: '2027-08-31' },
    'visa Farid': { until: '2029-04-01' },
    'visa Zohra': { until: '2029-04-01' },
  });
  // Easter 2028 is 16 April; 47 days before it, 29 February, Brazil's embassies are closed. The embassy may have its word
  // from Brasília on 21 February at best, on 19 May at worst. Six months after 31 August 2027 are 29 February 2028: the
  // photo of Farid will just do on that day; Zohra, without an appointment, may be asked on 18 July. The passport of Farid
  // is to be good a day beyond 2 December.
  expect(found).toEqual([
    'appointmentTooEarly warning embassyVisit Farid 2028-02-29 2028-05-19',
    'closedThatDay warning embassyVisit Farid 2028-02-29 carnival',
    'documentTooOld warning embassyVisit Zohra photo 2028-02-29 2028-07-18',
    'documentExpires warning departure Farid passport 2028-12-02 2028-12-03',
  ]);
});
