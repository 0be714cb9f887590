import { expect, it } from 'vitest';
import { recordId } from './fixtures/history.ts';
import { reminderTimes } from './reminder-times.ts';

const ms = (text: string) => Date.parse(text);
const now = ms('2027-03-12T20:30:00+03:00');
const watch = { record: recordId('w'), start: ms('2027-03-10T21:00:00+03:00'), every: 48, ladder: null };
const leg = { record: recordId('l'), departs: null, status: null };
const moscow = (times: readonly number[]) =>
  times.map((at) => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Moscow' }).slice(5, 16));
const safe = (at: string) => [{ record: recordId('c'), at: ms(at), outcome: 'safe' }];

it('are the due times and rungs of a week', () => {
  const checkIns = safe('2027-03-10T21:00:00+03:00');
  expect(moscow(reminderTimes([{ watch, checkIns }], [], now))).toEqual([
    '03-12 21:00',
    '03-12 22:00',
    '03-13 02:00',
    '03-14 21:00',
    '03-16 21:00',
    '03-18 21:00',
  ]);
});

it('leave out what was answered ahead of its time', () => {
  const checkIns = safe('2027-03-12T20:00:00+03:00');
  expect(moscow(reminderTimes([{ watch, checkIns }], [], now))[0]).toBe('03-14 21:00');
});

it('hold the times of journeys that are not over, each moment once', () => {
  const times = { arrives: now + 60_000, confirmBy: now + 120_000 };
  expect(
    reminderTimes(
      [],
      [
        { ...leg, ...times },
        { ...leg, ...times },
      ],
      now,
    ),
  ).toEqual([now + 60_000, now + 120_000]);
  expect(reminderTimes([], [{ ...leg, ...times, status: 'arrived' }], now)).toEqual([]);
});

it('hold nothing of the past and nothing beyond seven days', () => {
  const week = 7 * 24 * 3_600_000;
  const legs = [-1, 0, 1, week, week + 1].map((after) => ({ ...leg, arrives: null, confirmBy: now + after }));
  expect(reminderTimes([], legs, now)).toEqual([now + 1, now + week]);
});
