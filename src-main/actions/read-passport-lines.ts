import type { PassportLinesView } from '../../src-preload/contract/passport-views.ts';
import { isJsonObject } from '../domain/json.ts';
import { comparePassport, type RecordedPerson } from '../domain/passport-compare.ts';
import { readPassportLines, type PassportFacts } from '../domain/passport-lines.ts';
import type { BornOn } from '../domain/passport-years.ts';
import { done, type Result } from '../domain/result.ts';
import { membersOf, textOf } from './facts.ts';
import { byChild, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Reads the lines of a travel document as they are typed, and holds them against the person. Nothing is kept. Refusals:
 * `record-id-bad`, `no-such-record` (no such person).
 */
export function readLinesFor(unlocked: Unlocked, person: string, typed: string): Result<PassportLinesView> {
  const row = rowOfType(unlocked, person, 'person');
  if (!row.ok) return row;
  const { format, faults, doubts, facts } = readPassportLines(typed, today(unlocked));
  return done({
    reading: { format, faults, doubts, facts },
    person: row.value,
    comparison: facts === null ? null : comparePassport(facts, recorded(row.value)),
    known: facts === null ? null : knownDocument(unlocked, row.value, facts),
  });
}

function recorded(person: RecordRow): RecordedPerson {
  return {
    trueName: textOf(person, 'trueName'),
    birthDate: bornOn(person),
    citizenships: membersOf(person, 'citizenship'),
  };
}

const precisions: readonly BornOn['precision'][] = ['exact', 'month', 'about'];

function bornOn(person: RecordRow): BornOn | null {
  const value = person.values['birthDate'];
  if (value === undefined || !isJsonObject(value)) return null;
  const { day } = value;
  const precision = precisions.find((one) => one === value['precision']);
  return typeof day === 'string' && precision !== undefined ? { day, precision } : null;
}

/** Written by hand it may have blanks or small letters in its number. */
const plain = (number: string): string => number.replace(/[\s\-№]/gu, '').toUpperCase();

function knownDocument(unlocked: Unlocked, person: RecordRow, facts: PassportFacts): RecordRow | null {
  const found = byChild(unlocked, person.id, 'document').find(
    (row) =>
      textOf(row, 'kind') === facts.kind &&
      plain(textOf(row, 'number') ?? '') === plain(facts.number) &&
      [null, facts.country].includes(textOf(row, 'country')),
  );
  return found ?? null;
}
