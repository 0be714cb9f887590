import { expect, it } from 'vitest';
import { dayIn } from './local-day.ts';

it.each([
  ['Asia/Tbilisi', '2027-03-12T21:30:00Z', '2027-03-13'],
  ['UTC', '2027-03-12T21:30:00Z', '2027-03-12'],
  ['America/Toronto', '2027-03-12T03:00:00Z', '2027-03-11'],
  // The hour that daylight saving repeats is on one day.
  ['Europe/Berlin', '2027-10-31T00:30:00Z', '2027-10-31'],
  ['Europe/Berlin', '2027-10-30T22:30:00Z', '2027-10-31'],
  ['Nowhere/Land', '2027-03-12T21:30:00Z', '2027-03-12'],
])('in %s it is at %s the day %s', (zone, moment, day) => {
  expect(dayIn(zone, new Date(moment))).toBe(day);
});
