import { expect, it } from 'vitest';
import type { RecordView } from '../../src-preload/contract/views.ts';
import { guestsOn, isBlockedOn } from './beds.ts';

const stay = (values: RecordView['values']): RecordView =>
  ({ id: '0', type: 'stay', values, conflicts: [], proposals: [], notShared: [], changedAt: null }) as never;

it('frees the bed on the night of the day they leave', () => {
  const stays = [stay({ from: '2027-03-10', until: '2027-03-12', guests: 2 })];
  expect(guestsOn(stays, '2027-03-09')).toBe(0);
  expect(guestsOn(stays, '2027-03-11')).toBe(2);
  expect(guestsOn(stays, '2027-03-12')).toBe(0);
});

it('counts an open end as still there, and nobody who left or cancelled', () => {
  expect(guestsOn([stay({ from: '2027-03-10' })], '2030-01-01')).toBe(1);
  expect(guestsOn([stay({ from: '2027-03-10', status: 'checkedOut' })], '2027-03-11')).toBe(0);
});

it('a unit is blocked on the nights of its periods, half-open, and not by words that can not be read', () => {
  const unit = stay({ blockedNights: { '2027-03-10/2027-03-12': true, 'the roof leaks': true } });
  expect(['09', '10', '11', '12'].map((day) => isBlockedOn(unit, `2027-03-${day}`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isBlockedOn(stay({ blocked: true }), '2030-01-01')).toBe(true);
});
