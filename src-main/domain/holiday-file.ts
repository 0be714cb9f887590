import type { Day } from './days.ts';

/** Public holidays of one country, as a file of `resources/holidays` has them. */
export interface HolidayFile {
  readonly format: 'corridor holidays 1';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Whose holidays these are, and which are left out. */
  readonly scope: { readonly en: string; readonly ru: string };
  readonly sources: readonly {
    readonly title: string;
    readonly publisher: string;
    readonly address: string;
    readonly checkedOn: Day | null;
  }[];
  readonly unconfirmed: readonly { readonly en: string; readonly ru: string }[];
  readonly holidays: readonly HolidayRule[];
}

export interface HolidayRule {
  /** The same in all files for what is the same: its title is the same, too. */
  readonly key: string;
  readonly title: { readonly en: string; readonly ru: string };
  readonly on: HolidayDays;
  /** First and last year of the rule. */
  readonly since?: number;
  readonly until?: number;
  /** By weekday (0 is Sunday): so many days later, or earlier, it is kept instead. */
  readonly shift?: { readonly [weekday: string]: number };
  /** On a weekend, or on a Sunday, the next day that is neither weekend nor holiday is free as well. */
  readonly substitute?: 'weekend' | 'sunday';
}

export type HolidayDays =
  /** `MM-DD`. */
  | { readonly date: string }
  /** Days after Easter Sunday, or before. */
  | { readonly easter: number }
  | { readonly orthodoxEaster: number }
  /** -1 is the last of the month. */
  | { readonly month: number; readonly weekday: number; readonly nth: number }
  /** The last such weekday by `MM-DD`. */
  | { readonly weekday: number; readonly onOrBefore: string }
  /** What no rule gives (feasts of the Moon, decrees): only for these years. */
  | { readonly dates: readonly Day[]; readonly years: readonly [number, number] };
