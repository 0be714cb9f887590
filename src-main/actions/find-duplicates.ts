import type { DuplicateView } from '../../src-preload/contract/intake-views.ts';
import { comparable, type Subject } from '../domain/comparable.ts';
import type { Duplicate } from '../domain/duplicate-index.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, type Result } from '../domain/result.ts';
import { notTheSame, nothingKnown, type DuplicateBook } from './duplicate-book.ts';
import { textOf } from './facts.ts';
import { rowOfType } from './look-up.ts';
import type { Unlocked } from './unlocked.ts';

/** What is typed into a form before anything is saved. */
export interface Typed {
  readonly alias?: string | undefined;
  readonly phone?: string | undefined;
  readonly trueName?: string | undefined;
  readonly birthDate?: Json | undefined;
}

/** More are no help to somebody with a caller on the line. */
const mostShown = 5;
const nobody = '0'.repeat(32) as RecordId;

/** Who may have asked for help before. */
export function duplicatesOfTyped(
  unlocked: Unlocked,
  book: DuplicateBook,
  typed: Typed,
): readonly DuplicateView[] {
  const subject = {
    ...nothingKnown,
    record: nobody,
    alias: typed.alias ?? null,
    trueName: typed.trueName ?? null,
    birthDate: typed.birthDate ?? null,
    channels: typed.phone === undefined ? [] : [typed.phone],
  };
  return byCase(unlocked, null, book.index(unlocked).like(comparable(subject)));
}

/** Cases that may be of the same people, and people of this one that may have been taken down twice. */
export function duplicatesOfCase(
  unlocked: Unlocked,
  book: DuplicateBook,
  id: string,
): Result<readonly DuplicateView[]> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const index = book.index(unlocked);
  const notSame = notTheSame(unlocked);
  const own = book.ofCase(unlocked, found.value.id);
  const within = new Set<RecordId>();
  const all = own.flatMap((one) => {
    within.add(one.subject.record);
    // Of two within the case each would find the other.
    return index.like(one, notSame).filter(({ other }) => !within.has(other.record));
  });
  return done(byCase(unlocked, found.value.id, all));
}

/** The cases with anybody in them who may be somebody else's double. */
export function flaggedCases(unlocked: Unlocked, book: DuplicateBook): readonly RecordId[] {
  const flagged = new Set<RecordId>();
  for (const { one, other } of book.pairs(unlocked))
    for (const subject of [one, other]) flagged.add(subject.case ?? subject.record);
  return [...flagged].toSorted();
}

/** Of two people of one case, one name would not say who may be whose double. */
const bothOf = (...two: readonly Subject[]): string =>
  two
    .map(({ alias }) => alias ?? '')
    .toSorted()
    .join(' · ');

function byCase(
  unlocked: Unlocked,
  own: RecordId | null,
  found: readonly Duplicate[],
): readonly DuplicateView[] {
  const views = new Map<RecordId, DuplicateView>();
  for (const { one, other, score, reasons } of found.toSorted((a, b) => b.score - a.score)) {
    const within = own !== null && other.case === own;
    const key = within ? other.record : (other.case ?? other.record);
    const before = views.get(key);
    const row = unlocked.vault.read.row(key);
    views.set(key, {
      id: key,
      type: row?.type ?? 'case',
      name: within ? bothOf(one, other) : ((row === null ? null : textOf(row, 'alias')) ?? other.alias ?? ''),
      status: row === null ? null : textOf(row, 'status'),
      priority: row === null ? null : textOf(row, 'priority'),
      score: Math.max(before?.score ?? 0, score),
      reasons: [...new Set([...(before?.reasons ?? []), ...reasons])],
      pairs: [...(before?.pairs ?? []), [one.record, other.record]],
    });
  }
  return [...views.values()].slice(0, mostShown);
}
