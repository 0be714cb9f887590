import { expect, test } from 'vitest';
import type { LogEntry } from '../actions/ports/log.ts';
import { checkChange } from '../domain/change-rules.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { Field, Kind } from '../domain/records/field.ts';
import { normalise } from '../domain/records/values.ts';
import { firstBrokenEntry } from './journal.ts';
import { sha256 } from './sha256.ts';
import { readVectors } from './testing/vector-format.ts';

/*
 * docs/vectors, written by hand and by another program than this: what a record may hold, and what becomes of a change that holds
 * something else.
 */

interface ValueVector {
  readonly kind: Kind;
  readonly value: Json;
  readonly good: boolean;
}
const values = readVectors<ValueVector>('values.jsonl').map((vector) => {
  const text = JSON.stringify(vector.value);
  return [
    vector.kind,
    vector.good,
    text.length > 60 ? `${text.slice(0, 40)}… ${text.length}` : text,
    vector,
  ] as const;
});
test.each(values)('values: %s, good %s: %s', (kind, good, _, { value }) => {
  const field = { kind, set: false } as Field;
  // Only the one form of a value is ever signed.
  expect(JSON.stringify(normalise(field, value)) === JSON.stringify(value)).toBe(good);
});

interface RuleVector {
  readonly name: string;
  readonly expect: 'applied' | 'kept' | 'quarantined' | 'silent';
  readonly disclosures: readonly (readonly [key: string, value: Json])[];
}
const rules = readVectors<RuleVector>('rules.jsonl').map((vector) => [vector.name, vector] as const);
test.each(rules)('rules: %s', (_, { expect: expected, disclosures }) => {
  const given = disclosures.map(([key, value], index) => ({
    digest: sha256(`${index}`) as DisclosureDigest,
    key,
    value,
  }));
  const check = checkChange(given);
  if (check.kind !== 'ok') expect(check.kind === 'broken' ? 'quarantined' : check.kind).toBe(expected);
  else expect(check.notApplied.length > 0 ? 'kept' : 'applied').toBe(expected);
});

type JournalEntry = Extract<LogEntry, { kind: 'journal' }>;
interface JournalVector {
  readonly name: string;
  readonly broken: number | null;
  readonly entries: readonly Omit<JournalEntry, 'kind'>[];
}
const journals = readVectors<JournalVector>('journal.jsonl').map((vector) => [vector.name, vector] as const);
test.each(journals)('journal: %s', (_, { broken, entries }) => {
  expect(firstBrokenEntry(entries.map((entry) => ({ kind: 'journal' as const, ...entry })))).toBe(broken);
});
