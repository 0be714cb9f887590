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
const template = resource('pathways/ie-family-reunification-1.json') as Json;
const holidays = holidaysFrom([resource('holidays/ie.json') as HolidayFile]);

/*
 * Yusuf was granted protection in Ireland on 29 February 2028. His wife Nadia and their daughter Mina wait elsewhere. Today
 * is Monday 3 December 2029. Mina's passport was asked for on 1 November.
 */
const done = (doneOn: string) => ({ status: 'granted', doneOn });
const example = {
  template,
  people: ['Nadia', 'Mina'],
  today: '2029-12-03',
  working: holidays.of('IE'),
  progress: {
    twoYears: { status: 'inProgress', startedOn: '2028-02-29' },
    advice: done('2029-09-10'),
    means: done('2029-11-20'),
    'papers Nadia': done('2029-10-02'),
    'papers Mina': done('2029-10-02'),
    'passports Nadia': done('2029-06-30'),
    'passports Mina': { status: 'submitted', startedOn: '2029-11-01' },
  },
};

it('two years from the 29th of February, and a visa over Easter Monday and the October holiday', () => {
  const { outlook, of, critical, next } = workOut(example);
  // February 2030 has no 29th: the two years are over with the 28th, and the application comes on 1 March at the earliest.
  expect(of('twoYears').finish).toEqual(range('2030-02-28'));
  expect(of('apply').finish).toEqual(range('2030-03-01', '2030-03-07'));
  // Questionnaire: 14 days; 7 March + 60: 31 March (24), 30 April (54), 6 May (60).
  expect(of('questionnaire').finish).toEqual(range('2030-03-15', '2030-05-06'));
  // Answer: 7 days; 6 May + 28: 31 May (25), 3 June (28).
  expect(of('answer').finish).toEqual(range('2030-03-22', '2030-06-03'));
  // Decision: one year, three years.
  expect(of('decision').finish).toEqual(range('2031-03-22', '2033-06-03'));
  // Form: 2 and 14 days. Visit: 7 days; 17 June + 60: 30 June (13), 31 July (44), 16 August (60).
  expect(of('visaForm Mina').finish).toEqual(range('2031-03-24', '2033-06-17'));
  expect(of('visaVisit Mina').finish).toEqual(range('2031-03-31', '2033-08-16'));
  // Visa, quick: twenty working days after Monday 31 March 2031: 1 to 4 April (4), 7 to 11 (9); Easter is 13 April, Monday
  // 14 free; 15 to 18 (13), 21 to 25 (18), 28 and 29 (20). Slow: sixty after Tuesday 16 August 2033: 17 to 19 (3), 22 to 26
  // (8), 29 to 2 September (13), 5 to 9 (18), 12 to 16 (23), 19 to 23 (28), 26 to 30 (33), 3 to 7 October (38), 10 to 14
  // (43), 17 to 21 (48), 24 to 28 (53), Monday 31 is the October holiday, 1 to 4 November (57), 7 to 9 (60).
  expect(of('visa Nadia').finish).toEqual(range('2031-04-29', '2033-11-09'));
  // Help with the journey: 22 March + 14; 3 June + 60: 30 June (27), 31 July (58), 2 August (60).
  expect(of('travelHelp').finish).toEqual(range('2031-04-05', '2033-08-02'));
  // Tickets: 29 April + 5; 9 November + 30.
  expect(of('tickets').finish).toEqual(range('2031-05-04', '2033-12-09'));
  expect(outlook.departure).toEqual(range('2031-05-05', '2033-12-10'));

  expect(critical).toEqual([
    'twoYears',
    'apply',
    'questionnaire',
    'answer',
    'decision',
    'visaForm Nadia',
    'visaForm Mina',
    'visaVisit Nadia',
    'visaVisit Mina',
    'visa Nadia',
    'visa Mina',
    'tickets',
    'departure',
  ]);
  // Mina's passport, asked for on 1 November: 240 days are 30 November (29), 31 December (60), 31 January (91), 28 February
  // (119), 31 March (150), 30 April (180), 31 May (211), 29 June 2030 (240). It is needed for the form, which begins on
  // 3 June 2033 at the latest: three years from 29 June 2030 are 1096 days (29 February 2032), less 26.
  expect(of('passports Mina').finish).toEqual(range('2029-12-03', '2030-06-29'));
  expect(of('passports Mina').slack).toBe(1096 - 26);
  // The two years go by; the sponsor can't apply before.
  expect(of('apply').state).toBe('blocked');
  expect(next).toEqual(['twoYears']);
});

it('permission on the 31st of August: by the end of June to travel; a refusal: 28 days for the court', () => {
  const decided = (status: string) =>
    workOut({
      ...example,
      today: '2031-09-01',
      progress: {
        ...example.progress,
        'passports Mina': done('2030-04-12'),
        twoYears: done('2030-02-28'),
        apply: done('2030-03-01'),
        questionnaire: done('2030-04-02'),
        answer: done('2030-04-20'),
        decision: { status, doneOn: '2031-08-31' },
      },
    });
  // Ten months from 31 August: June has no 31st.
  expect(decided('granted').of('departure').due).toBe('2032-06-30');
  // Slow: 1 September + 14, + 60 = 14 November 2031 (15 September: 30 September 15, 31 October 46); a Friday. Sixty working
  // days from there pass Christmas Day, St Stephen's, New Year's Day and St Brigid's (Monday 2 February): 17 November to
  // 19 December (25), 22 to 24 December (28), 29 to 31 (31), 2 January (32), 5 to 30 January (52), 3 to 6 February (56), 9 to 12
  // February (60). Tickets + 30: 29 February (17), 13 March (30). Departure a day later, well before the end of June.
  expect(decided('granted').of('visa Mina').finish?.latest).toBe('2032-02-12');
  expect(decided('granted').outlook.departure?.latest).toBe('2032-03-14');
  const refused = decided('refused');
  expect(refused.of('challenge').due).toBe('2031-09-28');
  // 1 to 28 days from 1 September: a day after the last one; the plan has to say so.
  expect(refused.of('challenge').finish).toEqual(range('2031-09-02', '2031-09-29'));
  expect(refused.of('afterAll').finish).toEqual(range('2031-12-02', '2034-03-29'));
  expect(refused.next).toEqual(['challenge']);
});

it('warns of a passport that is too short for the visa, and of photos taken too soon', () => {
  const found = warningsOf(
    {
      ...example,
      today: '2031-04-01',
      progress: {
        ...example.progress,
        'passports Mina': done('2030-04-12'),
        twoYears: done('2030-02-28'),
        apply: done('2030-03-01'),
        questionnaire: done('2030-04-02'),
        answer: done('2030-04-20'),
        decision: done('2031-03-31'),
        travelHelp: done('2031-04-01'),
      },
    },
    holidays,
    {
      'passport Nadia': { until: '2032-06-30' },
      'passport Mina': { until: '2032-05-20' },
      'photo Nadia': { from: '2030-10-10' },
      'photo Mina': { from: '2030-08-31' },
      'applicationForm Nadia': { from: '2031-04-01' },
      'applicationForm Mina': { from: '2031-04-01' },
      'visa Nadia': { until: '2033-01-01' },
      'visa Mina': { until: '2033-01-01' },
    },
  );
  // Quick: form 3 April, visit 10 April, twenty working days after Thursday 10 April: 11 (1), Monday 14 is Easter Monday, 15
  // to 18 (5), 21 to 25 (10), 28 to 2 May (15), Monday 5 is a holiday, 6 to 9 (19), 12 May (20); tickets 17, departure 18
  // May 2031: a passport until 18 May 2032 is asked for. Slow: form 15 April, visit 14 June (Saturday), sixty working days:
  // 16 to 20 June (5), 23 to 27 (10), to 1 August (35), Monday 4 is the August holiday, 5 to 8 (39), 11 to 15 (44), 18 to 22
  // (49), 25 to 29 (54), 1 to 5 September (59), 8 September (60); tickets 8 October, departure 9 October: until 9 October
  // 2032, and that from the form on. Photos: 10 October + 6 months = 10 April; 31 August + 6 months = 28 February: too old even on 3 April.
  expect(found).toEqual([
    'documentTooOld danger visaForm Mina photo 2031-02-28 2031-04-15',
    'documentTooOld warning visaForm Nadia photo 2031-04-10 2031-04-15',
    'documentExpires warning visaForm Mina passport 2032-05-20 2032-10-09',
    'documentExpires warning visaForm Nadia passport 2032-06-30 2032-10-09',
  ]);
});
