import { expect, it } from 'vitest';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { endsSilence } from './ends-silence.ts';

const at = '2027-03-12T18:00:00Z';
const row = (level: WatchRow['level'], watch = true): WatchRow =>
  ({
    level,
    watch: watch ? { values: { start: { at, zone: 'Europe/Moscow' }, every: 24 } } : null,
  }) as unknown as WatchRow;

it('another schedule takes a missed check-in off the lists, and nothing else does', () => {
  for (const level of ['due', 'rung', 'alarm'] as const) {
    expect(endsSilence(row(level), '2027-03-13T18:00:00Z', 24)).toBe(true);
    expect(endsSilence(row(level), at, 48)).toBe(true);
    expect(endsSilence(row(level), at, 24)).toBe(false);
  }
  // The danger word stands whatever the schedule says.
  for (const level of ['calm', 'unset', 'danger'] as const)
    expect(endsSilence(row(level), '2027-03-13T18:00:00Z', 48)).toBe(false);
  expect(endsSilence(row('alarm', false), '2027-03-13T18:00:00Z', 24)).toBe(false);
  expect(endsSilence(null, at, 24)).toBe(false);
});
