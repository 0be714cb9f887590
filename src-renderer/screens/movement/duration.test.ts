import { expect, it } from 'vitest';
import { hoursAndMinutes } from './duration.ts';

it('tells whole hours and minutes', () => {
  expect(hoursAndMinutes(160 * 60_000)).toEqual({ hours: 2, minutes: 40 });
  expect(hoursAndMinutes(59.6 * 60_000)).toEqual({ hours: 1, minutes: 0 });
  expect(hoursAndMinutes(26 * 3_600_000)).toEqual({ hours: 26, minutes: 0 });
});
