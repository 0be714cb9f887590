import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../domain/json.ts';
import { firstBrokenEntry, journalStart, nextJournalEntry } from './journal.ts';
import { sha256 } from './sha256.ts';

const randomness = { bytes: (count: number): Uint8Array => randomBytes(count) };
const chain = (length: number): ReturnType<typeof nextJournalEntry>[] => {
  const entries: ReturnType<typeof nextJournalEntry>[] = [];
  for (let index = 0; index < length; index++)
    entries.push(nextJournalEntry(entries.at(-1) ?? journalStart, { kind: 'change', index }, randomness));
  return entries;
};

describe('journal', () => {
  test('the head is what docs/format.md says, made by hand', () => {
    const [entry] = chain(1);
    const digest = sha256(`["${entry!.salt}",1,{"kind":"change","index":0}]`);
    expect(journalStart.head).toBe(sha256('corridor journal v1\n'));
    expect(entry!.head).toBe(sha256(`corridor journal v1\n${journalStart.head}\n${digest}\n`));
  });

  test('a whole chain holds, also after being kept as JSON, and from the middle', () => {
    const entries = chain(20);
    const kept = JSON.parse(JSON.stringify(entries)) as typeof entries;
    expect(firstBrokenEntry(kept)).toBeNull();
    expect(firstBrokenEntry(kept.slice(7), kept[6])).toBeNull();
    expect(firstBrokenEntry([])).toBeNull();
  });

  test('any JSON event hashes the same when read again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'binary' })), (event) => {
        const entry = nextJournalEntry(journalStart, event as { [key: string]: Json }, randomness);
        expect(firstBrokenEntry([JSON.parse(JSON.stringify(entry))])).toBeNull();
      }),
    );
  });

  test('removed, altered, swapped, cut in the middle: named by number', () => {
    const entries = chain(6);
    expect(firstBrokenEntry(entries.toSpliced(2, 1))).toBe(3);
    expect(firstBrokenEntry(entries.with(3, { ...entries[3]!, event: { kind: 'change', index: 9 } }))).toBe(
      4,
    );
    expect(firstBrokenEntry(entries.with(3, { ...entries[3]!, salt: entries[2]!.salt }))).toBe(4);
    expect(firstBrokenEntry(entries.with(3, { ...entries[3]!, number: 5 }))).toBe(4);
    const skipped = nextJournalEntry({ number: 6, head: entries[5]!.head }, {}, randomness);
    const renumbered = nextJournalEntry({ number: 8, head: entries[5]!.head }, {}, randomness);
    expect(firstBrokenEntry([...entries, skipped])).toBeNull();
    expect(firstBrokenEntry([...entries, renumbered])).toBe(7);
    expect(firstBrokenEntry([entries[1]!, entries[0]!])).toBe(1);
    expect(firstBrokenEntry(entries.slice(1))).toBe(1);
  });

  test('the head reveals nothing: the same event twice has two heads', () => {
    const event = { kind: 'export' };
    expect(nextJournalEntry(journalStart, event, randomness).head).not.toBe(
      nextJournalEntry(journalStart, event, randomness).head,
    );
  });
});
