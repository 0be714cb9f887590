import type { Json } from '../../src-preload/contract/views.ts';
import { textOf } from './typed-values.ts';

/** In which durations are counted. */
export const durationUnits = ['days', 'workingDays', 'months'] as const;
export type DurationUnit = (typeof durationUnits)[number];

export interface Duration {
  readonly min: number;
  readonly max: number;
  readonly unit: DurationUnit;
}

/** The usual duration of a step, null where none is recorded or it can't be read. */
export function durationOf(value: Json | null | undefined): Duration | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { min, max, unit } = value as Readonly<Record<string, Json>>;
  const known = durationUnits.find((one) => one === textOf(unit));
  return typeof min === 'number' && typeof max === 'number' && known !== undefined
    ? { min, max, unit: known }
    : null;
}

/** `14` or `14–60`, typed with any dash; null when it is neither, or goes backwards. */
export function readSpan(typed: string): { readonly min: number; readonly max: number } | null {
  const [, from = '', until = from] = /^(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?$/.exec(typed.trim()) ?? [];
  if (from === '') return null;
  const [min, max] = [Number(from), Number(until)];
  return min <= max ? { min, max } : null;
}

export const showSpan = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  min === max ? String(min) : `${min}–${max}`;
