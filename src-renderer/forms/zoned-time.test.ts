import { expect, it } from 'vitest';
import { instantIn, readTime, wallClock } from './zoned-time.ts';

it('reads a time of day as people type it', () => {
  expect(['21:00', '9.05', ' 0:30 '].map(readTime)).toEqual(['21:00', '09:05', '00:30']);
  expect(['24:00', '9', '21:60', ''].map(readTime)).toEqual([null, null, null, null]);
});

it('means the clock of the place, there and back', () => {
  expect(instantIn('Europe/Moscow', '2027-03-12', '21:00')).toBe('2027-03-12T18:00:00Z');
  expect(instantIn('Asia/Yerevan', '2027-03-12', '1:15')).toBe('2027-03-11T21:15:00Z');
  expect(wallClock('Europe/Moscow', '2027-03-12T22:30:00Z')).toEqual({ day: '2027-03-13', time: '01:30' });
});

it('takes the first of an hour that comes twice, and goes past one that is skipped', () => {
  expect(instantIn('Europe/Berlin', '2027-10-31', '02:30')).toBe('2027-10-31T00:30:00Z');
  expect(instantIn('Europe/Berlin', '2027-03-28', '02:30')).toBe('2027-03-28T01:30:00Z');
});

it('is nothing for what does not exist', () => {
  expect(instantIn('Europe/Nowhere', '2027-03-12', '21:00')).toBeNull();
  expect(instantIn('Europe/Moscow', '2027-02-30', '21:00')).toBeNull();
  expect(instantIn('Europe/Moscow', '2027-02-28', 'soon')).toBeNull();
  expect(wallClock('Europe/Nowhere', '2027-03-12T22:30:00Z')).toBeNull();
});
