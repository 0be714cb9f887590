import { describe, expect, it } from 'vitest';
import type { Json } from '../../domain/json.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { createMemoryIndex } from '../index/memory-index.ts';
import { applied, LogMaker, ownIdentity, record, self, TestLog } from '../index/testing/log-maker.ts';

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

describe('search', () => {
  it('finds Cyrillic by beginnings of words, folded, every word', async () => {
    const index = await indexOf(
      ['person', 'one', { trueName: 'Пётр Ёлкин' }],
      ['person', 'two', { trueName: 'Петров Иван' }],
      ['note', 'note', { text: 'Передать ёлку. Андрей ждёт у вокзала.' }],
    );
    const found = (text: string): string[] =>
      index.reader
        .search(text, 10)
        .map(({ values: { trueName } }) => (typeof trueName === 'string' ? trueName : 'note'));
    expect(found('ПЕТР')).toEqual(['Петров Иван', 'Пётр Ёлкин']);
    expect(found('елк')).toEqual(['note', 'Пётр Ёлкин']);
    expect(found('ив пет')).toEqual(['Петров Иван']);
    expect(found('Андреи\u0306')).toEqual(['note']);
    expect(found('андреи')).toEqual([]);
    expect(found('elkin')).toEqual(['Пётр Ёлкин']);
    expect(found('pyotr')).toEqual(['Петров Иван', 'Пётр Ёлкин']);
    expect(found('pyotr elk')).toEqual(['Пётр Ёлкин']);
    // Names only: long texts aren't transliterated.
    expect(found('vokzal')).toEqual([]);
    index.close();
  });

  it('answers newest records first, no more than asked', async () => {
    const index = await indexOf(
      ...Array.from({ length: 30 }, (_, at) => ['case', `c${at}`, { alias: `Дом ${at}` }] as const),
    );
    expect(index.reader.search('дом', 3).map(({ values }) => values['alias'])).toEqual([
      'Дом 29',
      'Дом 28',
      'Дом 27',
    ]);
    index.close();
  });

  it.each([
    '"',
    "'",
    '*',
    '(',
    ')',
    'a"b',
    'дом" OR "x',
    'NEAR(дом x)',
    'дом AND',
    'OR',
    'NOT дом',
    'text:дом',
    '-дом',
    '^дом',
    'дом*',
    '{text}: дом',
    '\u0000дом',
    "'; DROP TABLE record; --",
    '%',
    '_',
    '\ud800',
    '😀',
    '١٢',
    'a'.repeat(10_000),
    ' ',
  ])('takes what people type as words: %j', async (text) => {
    const index = await indexOf(['case', 'one', { alias: 'дом' }]);
    expect(() => index.reader.search(text, 10)).not.toThrow();
    expect(index.reader.row(record('one'))).not.toBeNull();
    index.close();
  });

  it('finds words that are operators', async () => {
    const index = await indexOf(['case', 'one', { alias: 'AND NOT near OR' }]);
    expect(index.reader.search('not and', 10)).toHaveLength(1);
    index.close();
  });

  it('never finds secrets, nor what was removed', async () => {
    const index = await indexOf(
      [
        'channel',
        'channel',
        {
          kind: 'signal',
          value: 'ромашка-канал',
          safeWord: 'ромашка',
          dangerWord: 'василёк',
          neverSay: 'дома',
        },
      ],
      ['stay', 'stay', { guestName: 'Wren', doorWord: 'ромашка' }],
      ['case', 'gone', { alias: 'Ромашкин', removed: 'duplicate' }],
    );
    expect(index.reader.search('ромаш', 10).map(({ type }) => type)).toEqual(['channel']);
    expect(index.reader.search('васил', 10)).toEqual([]);
    expect(index.reader.search('дома', 10)).toEqual([]);
    expect(index.reader.search('duplicate', 10)).toEqual([]);
    index.close();
  });

  it('follows a text that is replaced', async () => {
    const log = new TestLog();
    const make = new LogMaker();
    const index = createMemoryIndex(openChange, log);
    const old = make.write(self, 'case', record('one'), { alias: 'Старое' });
    const fresh = make.write(self, 'case', record('one'), { alias: 'Новое' }, { over: { alias: [old.id] } });
    for (const segment of [[ownIdentity(), applied(old)], [applied(fresh)]])
      await index.apply(log.add(segment), segment);
    expect(index.reader.search('стар', 10)).toEqual([]);
    expect(index.reader.search('staroe', 10)).toEqual([]);
    expect(index.reader.search('novoe', 10)).toHaveLength(1);
    index.close();
  });
});
