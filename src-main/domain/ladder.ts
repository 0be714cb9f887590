import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';

/** One rung of a ladder: what to do when a check-in has been missed for so long. */
export interface Rung {
  /** From 1. */
  readonly number: number;
  /** Hours of real time after the due time at which it is reached. */
  readonly afterHours: number;
  /** Null: nothing was written; the reader says what such a rung usually means. */
  readonly text: string | null;
  /** The last rung of every ladder. */
  readonly alarm: boolean;
}

export interface Ladder {
  /** Ascending, never empty. */
  readonly rungs: readonly Rung[];
  /** Nothing of it was set, or nothing of it could be read. */
  readonly isDefault: boolean;
  /** Something of it could not be read, and people have to look at it. */
  readonly unreadable: boolean;
}

/** Hours after the due time: try again, another way, alarm. */
const defaultLadderHours = [0, 1, 5] as const;

/** Longer than this between due times or rungs is nobody's watch; it would also leave the years that dates have. */
export const longestHours = 8_784;
const mostRungs = 50;

/**
 * Reads the `ladder` of a watch as it came, from whatever program. Order is restored. A rung without a usable number is
 * left out, which can only bring the alarm forward; with none left the default holds.
 */
export function readLadder(value: Json | null): Ladder {
  if (value === null) return defaultLadder(false);
  if (!Array.isArray(value)) return defaultLadder(true);
  const items = value as readonly Json[];
  const readable = items.flatMap(readRung).toSorted((one, other) => one.afterHours - other.afterHours);
  const kept = readable.slice(0, mostRungs);
  if (kept.length === 0) return defaultLadder(true);
  return { rungs: numbered(kept), isDefault: false, unreadable: kept.length < items.length };
}

type Bare = Pick<Rung, 'afterHours' | 'text'>;

const defaultLadder = (unreadable: boolean): Ladder => ({
  rungs: numbered(defaultLadderHours.map((afterHours) => ({ afterHours, text: null }))),
  isDefault: true,
  unreadable,
});

const numbered = (rungs: readonly Bare[]): readonly Rung[] =>
  rungs.map((rung, index) => ({ number: index + 1, ...rung, alarm: index === rungs.length - 1 }));

function readRung(item: Json): readonly Bare[] {
  if (!isJsonObject(item)) return [];
  const { afterHours, do: text } = item;
  if (typeof afterHours !== 'number' || !(afterHours >= 0 && afterHours <= longestHours)) return [];
  return [{ afterHours, text: typeof text === 'string' && text.trim() !== '' ? text : null }];
}
