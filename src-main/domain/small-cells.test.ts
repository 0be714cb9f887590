import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastShown, withoutSmallCells, type Count, type SafeTable } from './small-cells.ts';

const cellsOf = (counts: readonly number[]) => counts.map((count, index) => ({ key: `k${index}`, count }));
const shown = (...tables: readonly (readonly number[])[]) => {
  const { total, tables: safe } = withoutSmallCells(tables.map(cellsOf));
  return { total, tables: safe.map(({ cells }) => cells?.map(({ count }) => count) ?? null) };
};

/** Splits one population in as many ways as there are weights. */
const families = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([total, tables]) =>
    tables.map((weights) => {
      const counts = weights.map(() => 0);
      for (let left = total, at = 0; left > 0; at += 1) {
        const index = at % counts.length;
        const some = Math.min(left, at < counts.length ? (weights[index] ?? 0) : 1);
        counts[index] = (counts[index] ?? 0) + some;
        left -= some;
      }
      return counts;
    }),
  );

const highest = 120;
/** What a cell may be by its mark alone, as far as numbers are tried here. */
const possible = (count: Count): readonly number[] => {
  if (typeof count === 'number') return [count];
  const [from, to] = count === '<5' ? [1, leastShown - 1] : [leastShown, highest];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
};
const sums = (counts: readonly Count[]): ReadonlySet<number> =>
  counts.reduce<ReadonlySet<number>>(
    (reached, count) =>
      new Set(
        [...reached]
          .flatMap((sum) => possible(count).map((value) => sum + value))
          .filter((sum) => sum <= highest),
      ),
    new Set([0]),
  );

/** Every value of a cell that fits all tables, by trying all: no arithmetic of ranges as the product does it. */
function valuesThatFit(tables: readonly SafeTable[], table: number, cell: number): readonly number[] {
  const counts = (at: number): readonly Count[] => tables[at]?.cells?.map(({ count }) => count) ?? [];
  const totals = [...sums(counts(table))].filter((total) =>
    tables.every(({ cells }, at) => cells === null || sums(counts(at)).has(total)),
  );
  const others = sums(counts(table).filter((_, index) => index !== cell));
  return possible(counts(table)[cell] ?? 0).filter((value) =>
    totals.some((total) => others.has(total - value)),
  );
}

describe('counts without small cells', () => {
  it('are the counts themselves where none is small', () => {
    expect(shown([5, 7, 0], [12])).toEqual({ total: 12, tables: [[5, 7], [12]] });
    expect(shown([0], [])).toEqual({ total: 0, tables: [[], []] });
  });

  it('hide every count from one to four, and the total', () => {
    expect(shown([4, 9, 20])).toEqual({ total: null, tables: [['<5', 9, 20]] });
    expect(shown([1, 1])).toEqual({ total: null, tables: [['<5', '<5']] });
  });

  it('hide in another table what would tell the total', () => {
    expect(shown([3, 9, 20], [12, 20])).toEqual({
      total: null,
      tables: [
        ['<5', 9, 20],
        ['≥5', 20],
      ],
    });
  });

  it('drop a table when hiding its cells is not enough', () => {
    // Four hidden cells still say "at least 20", and five small ones can't be more.
    const { total, tables } = shown([4, 4, 4, 4, 4], [5, 5, 5, 5]);
    expect(total).toBeNull();
    expect(tables).toEqual([null, ['≥5', '≥5', '≥5', '≥5']]);
  });

  it('never show a small number, never mark a cell falsely, and keep their order', () => {
    fc.assert(
      fc.property(families, (tables) => {
        withoutSmallCells(tables.map(cellsOf)).tables.forEach(({ cells }, at) => {
          if (cells === null) return;
          const full = cellsOf(tables[at] ?? []).filter(({ count }) => count > 0);
          expect(cells.map(({ key }) => key)).toEqual(full.map(({ key }) => key));
          full.forEach(({ count }, index) => {
            const mark = cells[index]?.count;
            if (count < leastShown) expect(mark).toBe('<5');
            else expect([count, '≥5']).toContain(mark);
          });
        });
      }),
    );
  });

  it('leave at least two values for every small cell, whatever is put together from all tables', () => {
    fc.assert(
      fc.property(families, (tables) => {
        const { tables: safe, total } = withoutSmallCells(tables.map(cellsOf));
        safe.forEach(({ cells }, table) => {
          cells?.forEach(({ count }, cell) => {
            if (count !== '<5') return;
            expect(total).toBeNull();
            expect(valuesThatFit(safe, table, cell).length).toBeGreaterThan(1);
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});
