import type { Json } from '../../src-preload/contract/views.ts';

/** A rung as it is typed. */
export interface TypedRung {
  /** Tells the lines of the form apart. */
  readonly key: number;
  readonly hours: string;
  readonly text: string;
}

const usualHours = [0, 1, 5] as const;

/** The usual ladder, to type over. */
export const usualRungs: readonly TypedRung[] = usualHours.map((hours, key) => ({
  key,
  hours: String(hours),
  text: '',
}));

/** What can be read of a ladder as it was recorded; the usual one where nothing can. */
export function typedRungs(ladder: Json): readonly TypedRung[] {
  const items = Array.isArray(ladder) ? (ladder as readonly Json[]) : [];
  const rungs = items.flatMap((item) => {
    const { afterHours, do: text } = (item ?? {}) as { readonly afterHours?: Json; readonly do?: Json };
    return typeof afterHours === 'number' && readHours(String(afterHours)) !== null
      ? [{ hours: afterHours, text: typeof text === 'string' ? text : '' }]
      : [];
  });
  if (rungs.length === 0) return usualRungs;
  return rungs
    .toSorted((one, other) => one.hours - other.hours)
    .map(({ hours, text }, key) => ({ key, hours: String(hours), text }));
}

/** `0`, `0.5`, `1,5`: hours, up to a year; null for anything else. */
export function readHours(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  const hours = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return hours <= 8_784 ? hours : null;
}

/** What is kept of the form: ascending; undefined while something of it can't be read. */
export function ladderOf(rungs: readonly TypedRung[]): Json | undefined {
  const kept: { readonly afterHours: number; readonly do: string }[] = [];
  for (const { hours, text } of rungs) {
    const afterHours = readHours(hours);
    if (afterHours === null) return undefined;
    kept.push({ afterHours, do: text.trim() });
  }
  return kept.toSorted((one, other) => one.afterHours - other.afterHours).map((rung) => ({ ...rung }));
}
