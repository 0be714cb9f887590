import { daysBetween, type Day } from './days.ts';
import { caseStatus, pathwayKind, pathwayStatus, priority } from './records/choices.ts';
import { withoutSmallCells, type SafeTable } from './small-cells.ts';

export interface StatisticsFacts {
  readonly day: Day;
  readonly cases: readonly {
    readonly status: string | null;
    readonly priority: string | null;
    /** The day on which the case was begun, as its author claimed. */
    readonly opened: Day | null;
  }[];
  readonly pathways: readonly {
    readonly country: string | null;
    readonly kind: string | null;
    readonly status: string | null;
  }[];
  /** `nights` up to today. */
  readonly stays: readonly { readonly nights: number }[];
}

export const subjects = {
  cases: ['status', 'priority', 'opened', 'waiting'],
  pathways: ['country', 'kind', 'status'],
  stays: ['nights'],
} as const;

export interface StatisticsSubject {
  readonly name: keyof typeof subjects;
  /** Null: not shown, because a small cell could be computed from it. */
  readonly total: number | null;
  readonly tables: readonly ({ readonly by: string } & SafeTable)[];
}

/** Computed counts, nothing else: no record, no alias, no word that anybody typed. */
export interface Statistics {
  readonly format: 'corridor statistics 1';
  readonly day: Day;
  readonly subjects: readonly StatisticsSubject[];
}

/** Days, by the first of each range. */
const waitingRanges = ['0–29', '30–89', '90–179', '180–364', '365+'];
const nightRanges = ['0', '1–6', '7–29', '30–89', '90+'];

export function statisticsOf({ day, cases, pathways, stays }: StatisticsFacts): Statistics {
  const waiting = cases.flatMap(({ status, opened }) =>
    status === 'closed'
      ? ['closed']
      : [rangeOf(opened === null ? undefined : daysBetween(opened, day), waitingRanges)],
  );
  return {
    format: 'corridor statistics 1',
    day,
    subjects: [
      subject('cases', [
        tally(
          cases.map(({ status }) => known(status, caseStatus.values)),
          caseStatus.values,
        ),
        tally(
          cases.map((one) => known(one.priority, priority.values)),
          priority.values,
        ),
        tally(cases.map(({ opened }) => opened?.slice(0, 7) ?? 'none')),
        tally(waiting, waitingRanges),
      ]),
      subject('pathways', [
        tally(pathways.map(({ country }) => country ?? 'none')),
        tally(
          pathways.map(({ kind }) => known(kind, pathwayKind.values)),
          pathwayKind.values,
        ),
        tally(
          pathways.map(({ status }) => known(status, pathwayStatus.values)),
          pathwayStatus.values,
        ),
      ]),
      subject('stays', [
        tally(
          stays.map(({ nights }) => rangeOf(nights, nightRanges)),
          nightRanges,
        ),
      ]),
    ],
  };
}

/** Words that somebody typed into an open list may name anybody: they are counted together. */
const known = (value: string | null, values: readonly string[]): string =>
  value === null ? 'none' : values.includes(value) ? value : 'other';

function rangeOf(days: number | undefined, ranges: readonly string[]): string {
  if (days === undefined || days < 0) return 'none';
  return ranges.findLast((range) => days >= Number.parseInt(range, 10)) ?? 'none';
}

/** In the order of the list, then by name. */
function tally(keys: readonly string[], order: readonly string[] = []): { key: string; count: number }[] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...Map.groupBy(keys, (key) => key)]
    .map(([key, all]) => ({ key, count: all.length }))
    .toSorted((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1));
}

function subject(
  name: keyof typeof subjects,
  counted: Parameters<typeof withoutSmallCells>[0],
): StatisticsSubject {
  const { total, tables } = withoutSmallCells(counted);
  return {
    name,
    total,
    tables: tables.map((table, index) => ({ by: subjects[name][index] ?? '', ...table })),
  };
}
