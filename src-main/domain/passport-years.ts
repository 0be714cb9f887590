import { dayNumber, isDay, type Day } from './days.ts';

/** A date of birth as records hold it: a day, a month, or only the year. */
export interface BornOn {
  readonly day: string;
  readonly precision: 'exact' | 'month' | 'about';
}

/** Nobody has lived much longer; somebody of 105 has to be possible. */
const oldest = 115;
/** Documents are valid for ten years, rarely for longer, and are looked at long after. */
const window = 50;

/** A date with two figures for the year; null for a month or a day that isn't known. */
interface ShortDate {
  readonly year: string;
  readonly month: string | null;
  readonly day: string | null;
}

/** Reads `YYMMDD`, where `<<` stands for what isn't known; undefined when it can't be a date in any century. */
export function shortDate(text: string): ShortDate | 'unknown' | undefined {
  if (text === '<<<<<<') return 'unknown';
  const [, year, month, day] = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month === '<<') return day === '<<' ? { year, month: null, day: null } : undefined;
  if (!isDay(`2000-${month}-${day === '<<' ? '01' : day}`)) return undefined;
  // Divisible by 4 in one century and not in the other: only 00.
  if (day === '29' && month === '02' && !centuries.some((century) => isDay(`${century}${year}-02-29`)))
    return undefined;
  return { year, month, day: day === '<<' ? null : day };
}

const centuries = [18, 19, 20, 21];

/** Every birth that it may mean: not after today, nobody older than {@link oldest}. Two, and somebody has to be asked. */
export function birthsOf(text: string, today: Day): readonly BornOn[] {
  const date = shortDate(text);
  if (date === undefined || date === 'unknown') return [];
  const { year, month, day } = date;
  return centuries.flatMap((century): readonly BornOn[] => {
    const full = `${century}${year}`;
    const first = `${full}-${month ?? '01'}-${day ?? '01'}`;
    if (!isDay(first) || first > today) return [];
    if (Number(today.slice(0, 4)) - Number(full) > oldest) return [];
    if (month === null) return [{ day: full, precision: 'about' }];
    return [
      day === null ? { day: `${full}-${month}`, precision: 'month' } : { day: first, precision: 'exact' },
    ];
  });
}

/**
 * The day within fifty years of today. A day or month that isn't known is the first: it is the cautious reading of the last
 * day on which something is valid. Null when unknown; undefined when it is no date.
 */
export function nearDay(text: string, today: Day): Day | null | undefined {
  const date = shortDate(text);
  if (date === undefined) return undefined;
  if (date === 'unknown') return null;
  const days = centuries
    .map((century) => `${century}${date.year}-${date.month ?? '01'}-${date.day ?? '01'}`)
    .filter((day) => isDay(day) && Math.abs(Number(day.slice(0, 4)) - Number(today.slice(0, 4))) <= window);
  const now = dayNumber(today) ?? 0;
  const far = (day: Day): number => Math.abs((dayNumber(day) ?? 0) - now);
  return days.toSorted((a, b) => far(a) - far(b))[0];
}
