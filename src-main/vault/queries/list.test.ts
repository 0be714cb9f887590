import { describe, expect, it } from 'vitest';
import type { Json } from '../../domain/json.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { createMemoryIndex } from '../index/memory-index.ts';
import {
  applied,
  identity,
  LogMaker,
  ownIdentity,
  record,
  self,
  TestLog,
} from '../index/testing/log-maker.ts';

async function indexOf(
  ...written: readonly (readonly [string, string, Readonly<Record<string, Json>>])[]
): Promise<MemoryIndex> {
  const log = new TestLog();
  const make = new LogMaker();
  const index = createMemoryIndex(openChange, log);
  const entries = written.map(([type, id, slots]) => applied(make.write(self, type, record(id), slots)));
  for (const segment of [[ownIdentity()], entries]) await index.apply(log.add(segment), segment);
  return index;
}

const column = (
  rows: readonly { readonly values: { readonly [field: string]: Json } }[],
  field: string,
): Json[] => rows.map(({ values }) => values[field] ?? null);

describe('lists', () => {
  it('sorts text as Russian does, absent values last both ways', async () => {
    const aliases = ['Жук', 'ёж', 'Ель', 'яма', 'Йод', 'ива'];
    const index = await indexOf(
      ['case', 'none', { status: 'open' }],
      ...aliases.map((alias) => ['case', alias, { alias }] as const),
    );
    const sorted = ['ёж', 'Ель', 'Жук', 'ива', 'Йод', 'яма'];
    expect(column(index.reader.list({ type: 'case', sortBy: 'alias' }), 'alias')).toEqual([...sorted, null]);
    expect(column(index.reader.list({ type: 'case', sortBy: 'alias', descending: true }), 'alias')).toEqual([
      ...sorted.toReversed(),
      null,
    ]);
    expect(
      column(index.reader.list({ type: 'case', sortBy: 'alias', limit: 2, offset: 1 }), 'alias'),
    ).toEqual(['Ель', 'Жук']);
    index.close();
  });

  it('sorts choices, days, instants, amounts and counts by what they mean', async () => {
    const index = await indexOf(
      ['case', 'a', { priority: 'normal' }],
      ['case', 'b', { priority: 'emergency' }],
      ['cost', 'c', { amount: { amount: '9.50', currency: 'EUR' }, day: '2026-02-01' }],
      ['cost', 'd', { amount: { amount: '100', currency: 'EUR' }, day: '2025-12-31' }],
      ['unit', 'e', { beds: 10 }],
      ['unit', 'f', { beds: 9 }],
      ['appointment', 'g', { at: { at: '2026-01-02T00:00:00Z', zone: 'Asia/Tbilisi' } }],
      ['appointment', 'h', { at: { at: '2026-01-01T00:00:00Z', zone: 'Europe/Berlin' } }],
    );
    const ids = (type: string, sortBy: string): string[] =>
      index.reader.list({ type, sortBy }).map(({ id }) => id);
    expect(ids('case', 'priority')).toEqual([record('b'), record('a')]);
    expect(ids('cost', 'amount')).toEqual([record('c'), record('d')]);
    expect(ids('cost', 'day')).toEqual([record('d'), record('c')]);
    expect(ids('unit', 'beds')).toEqual([record('f'), record('e')]);
    expect(ids('appointment', 'at')).toEqual([record('h'), record('g')]);
    index.close();
  });

  it('filters by pointers, choices, flags, members of sets, and nothing', async () => {
    const keeper = identity('keeper');
    const index = await indexOf(
      ['safeHouse', 'house', { codeName: 'One', keeper, 'suits/pets': true, 'suits/quiet': false }],
      ['safeHouse', 'other', { codeName: 'Two', state: 'open' }],
      ['unit', 'unit', { safeHouse: record('house'), blocked: false }],
      ['unit', 'away', { safeHouse: record('absent'), blocked: true }],
    );
    const where = (type: string, field: string, value: Json): string[] =>
      index.reader.list({ type, where: { field, value } }).map(({ id }) => id);
    expect(where('unit', 'safeHouse', record('house'))).toEqual([record('unit')]);
    expect(where('unit', 'blocked', true)).toEqual([record('away')]);
    expect(where('safeHouse', 'keeper', keeper)).toEqual([record('house')]);
    expect(where('safeHouse', 'state', 'open')).toEqual([record('other')]);
    expect(where('safeHouse', 'suits', 'pets')).toEqual([record('house')]);
    expect(where('safeHouse', 'suits', 'quiet')).toEqual([]);
    expect(where('safeHouse', 'keeper', null)).toEqual([record('other')]);
    expect(index.reader.children(record('house')).map(({ id }) => id)).toEqual([record('unit')]);
    index.close();
  });

  it('lists steps in their own order', async () => {
    const index = await indexOf(
      ['step', 'a', { title: 'third', order: 'z' }],
      ['step', 'b', { title: 'first', order: 'B' }],
      ['step', 'c', { title: 'second', order: 'a' }],
    );
    expect(column(index.reader.list({ type: 'step' }), 'title')).toEqual(['first', 'second', 'third']);
    index.close();
  });

  it('keeps removed records apart', async () => {
    const index = await indexOf(
      ['case', 'a', { alias: 'a', removed: 'twice' }],
      ['case', 'b', { alias: 'b' }],
    );
    expect(column(index.reader.list({ type: 'case' }), 'alias')).toEqual(['b']);
    expect(column(index.reader.list({ type: 'case', removed: true }), 'alias')).toEqual(['a']);
    expect(index.reader.count('case')).toBe(1);
    index.close();
  });

  it('binds what people type, whatever it is', async () => {
    const nasty = `'; DROP TABLE shown; -- " \\ % _ $.alias {"a":1} 😀`;
    const index = await indexOf(['case', 'a', { alias: nasty, owner: nasty }]);
    expect(index.reader.list({ type: 'case', where: { field: 'alias', value: nasty } })).toHaveLength(1);
    expect(index.reader.row(record('a'))?.values).toEqual({ alias: nasty, owner: nasty });
    expect(index.reader.state(record('a'))?.slots.get('alias')?.shown).toBe(nasty);
    expect(index.reader.list({ type: 'case', where: { field: 'alias', value: `' OR 1=1` } })).toEqual([]);
    index.close();
  });

  it('refuses names that are not in the record table', async () => {
    const index = await indexOf();
    expect(() => index.reader.list({ type: 'x' })).toThrow();
    expect(() => index.reader.list({ type: 'case', sortBy: `alias') --` })).toThrow();
    expect(() => index.reader.list({ type: 'case', where: { field: 'x', value: 1 } })).toThrow();
    index.close();
  });
});
