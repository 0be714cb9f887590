/** Fewer than this are never shown as a number: a cell of two people may be told apart by who knows one of them. */
export const leastShown = 5;

/** `<5`: one to four. `≥5`: five or more, hidden because a `<5` could be computed from it. */
export type Count = number | '<5' | '≥5';

interface Cell {
  readonly key: string;
  readonly count: number;
}

export interface SafeTable {
  /** Null: nothing of the table can be shown. */
  readonly cells: readonly { readonly key: string; readonly count: Count }[] | null;
}

/** What a reader knows of a number. */
type Range = readonly [least: number, most: number];
type Hidden = ReadonlySet<string> | null;

/**
 * Tables that count the same population in different ways, so that no small cell can be computed from the others: every
 * table has the same total, which a reader may know from any of them. While some `<5` could be computed, the smallest
 * open cell is hidden, in the table that says most of the total; when all of one are hidden, the table goes.
 * `total` is null as soon as anything is hidden. (Two issues of different days can still be compared: send them rarely.)
 */
export function withoutSmallCells(tables: readonly (readonly Cell[])[]): {
  readonly total: number | null;
  readonly tables: readonly SafeTable[];
} {
  const full = tables.map((cells) => cells.filter(({ count }) => count > 0));
  const hidden: Hidden[] = full.map(() => new Set<string>());
  while (isTold(full, hidden)) {
    const [next] = full
      .map((cells, index) => ({
        index,
        open: openCells(cells, hidden[index] ?? null),
        width: width(rangesOf(cells, hidden[index] ?? null)),
      }))
      .filter(({ index }) => hidden[index] !== null)
      // The narrower, the more it says; one without an open cell can only go.
      .toSorted((a, b) => a.width - b.width || b.open.length - a.open.length);
    if (next === undefined) break;
    const [smallest] = next.open;
    hidden[next.index] =
      smallest === undefined ? null : new Set([...(hidden[next.index] ?? []), smallest.key]);
  }
  const safe = full.map((cells, index): SafeTable => {
    const keys = hidden[index] ?? null;
    return {
      cells: keys === null ? null : cells.map(({ key, count }) => ({ key, count: shown(key, count, keys) })),
    };
  });
  const isWhole = safe.every(({ cells }) => cells?.every(({ count }) => typeof count === 'number') === true);
  const [first = []] = full;
  return { total: isWhole ? first.reduce((sum, { count }) => sum + count, 0) : null, tables: safe };
}

const shown = (key: string, count: number, hidden: ReadonlySet<string>): Count =>
  count < leastShown ? '<5' : hidden.has(key) ? '≥5' : count;

/** Cells that are still shown as numbers, the smallest first. */
const openCells = (cells: readonly Cell[], hidden: Hidden): readonly Cell[] =>
  cells
    .filter(({ key, count }) => count >= leastShown && hidden?.has(key) !== true)
    .toSorted((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));

/** A reader also knows that the smallest are hidden first: none of the hidden is above the smallest that is open. */
function rangesOf(cells: readonly Cell[], hidden: Hidden): readonly Range[] {
  const ceiling = openCells(cells, hidden)[0]?.count ?? Number.POSITIVE_INFINITY;
  return cells.map(({ key, count }): Range => {
    if (count < leastShown) return [1, leastShown - 1];
    return hidden?.has(key) === true ? [leastShown, ceiling] : [count, count];
  });
}

const sum = (ranges: readonly Range[]): Range => [
  ranges.reduce((all, [least]) => all + least, 0),
  ranges.reduce((all, [, most]) => all + most, 0),
];
const width = (ranges: readonly Range[]): number => {
  const [least, most] = sum(ranges);
  return most - least;
};

/** Whether some small cell has only one value that fits all tables. */
function isTold(full: readonly (readonly Cell[])[], hidden: readonly Hidden[]): boolean {
  const tables = full
    .map((cells, index) => ({ cells, ranges: rangesOf(cells, hidden[index] ?? null) }))
    .filter((_, index) => hidden[index] !== null);
  const sums = tables.map(({ ranges }) => sum(ranges));
  const least = Math.max(...sums.map(([low]) => low));
  const most = Math.min(...sums.map(([, high]) => high));
  return tables.some(({ cells, ranges }) => {
    const [low, high] = sum(ranges);
    return cells.some(({ count }, index) => {
      const [from = 0, to = 0] = ranges[index] ?? [];
      if (count >= leastShown) return false;
      return Math.min(to, most - (low - from)) <= Math.max(from, least - (high - to));
    });
  });
}
