import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticsOf, type StatisticsFacts } from './statistics.ts';

const none: StatisticsFacts = { day: '2027-03-12', cases: [], pathways: [], stays: [] };
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const table = (facts: Partial<StatisticsFacts>, subject: string, by: string) =>
  statisticsOf({ ...none, ...facts })
    .subjects.find(({ name }) => name === subject)
    ?.tables.find((one) => one.by === by)?.cells;

describe('statistics', () => {
  it('count cases, pathways and stays in the order of their lists', () => {
    const cases = [
      ...many(6, { status: 'open', priority: 'normal', opened: '2027-03-01' }),
      ...many(7, { status: 'intake', priority: null, opened: '2026-12-31' }),
      ...many(5, { status: 'closed', priority: 'normal', opened: '2025-01-01' }),
    ];
    expect(table({ cases }, 'cases', 'status')).toEqual([
      { key: 'intake', count: 7 },
      { key: 'open', count: 6 },
      { key: 'closed', count: 5 },
    ]);
    expect(table({ cases }, 'cases', 'opened')).toEqual([
      { key: '2025-01', count: 5 },
      { key: '2026-12', count: 7 },
      { key: '2027-03', count: 6 },
    ]);
    expect(table({ cases }, 'cases', 'waiting')).toEqual([
      { key: '0–29', count: 6 },
      { key: '30–89', count: 7 },
      { key: 'closed', count: 5 },
    ]);
    const pathways = many(5, { country: 'DE', kind: 'humanitarianVisa', status: null });
    expect(table({ pathways }, 'pathways', 'country')).toEqual([{ key: 'DE', count: 5 }]);
    const stays = [...many(5, { nights: 6 }), ...many(5, { nights: 7 }), ...many(5, { nights: 400 })];
    expect(table({ stays }, 'stays', 'nights')).toEqual([
      { key: '1–6', count: 5 },
      { key: '7–29', count: 5 },
      { key: '90+', count: 5 },
    ]);
  });

  it('never repeat a word that somebody typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 9 }), (word, count) => {
        const typed = `CANARY ${word}`;
        const said = statisticsOf({
          ...none,
          cases: many(count, { status: typed, priority: typed, opened: null }),
          pathways: many(count, { country: null, kind: typed, status: typed }),
        });
        expect(JSON.stringify(said)).not.toContain('CANARY');
      }),
    );
  });

  it('hide small cells of what they count', () => {
    const cases = [
      ...many(3, { status: 'open', priority: 'normal', opened: '2027-03-01' }),
      ...many(9, { status: 'intake', priority: 'normal', opened: '2027-03-01' }),
    ];
    expect(table({ cases }, 'cases', 'status')).toContainEqual({ key: 'open', count: '<5' });
    expect(statisticsOf({ ...none, cases }).subjects[0]?.total).toBeNull();
    expect(JSON.stringify(statisticsOf({ ...none, cases }))).not.toMatch(/:(3|12)\b/);
  });
});
