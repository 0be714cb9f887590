import type { Said, UnsafeSaid } from '../../src-preload/contract/shelter-views.ts';
import type { IdentityDigest, RecordId } from '../domain/ids.ts';
import { textOf } from './facts.ts';
import { byChild } from './look-up.ts';
import { isOwn } from './own-identities.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

export type NameOf = (digest: IdentityDigest) => string;

/** What a shelter answers in words, among other notes. */
const answers: ReadonlySet<string | null> = new Set(['cannotTake', 'notArrived', 'need']);
export const isAnswer = ({ type, kind }: Said): boolean => type === 'incident' || answers.has(kind);

/** Notes on a record and what happened there, newest first. */
export function saidOf(unlocked: Unlocked, record: RecordId, nameOf: NameOf): readonly Said[] {
  const lines = (['note', 'incident'] as const).flatMap((type) =>
    byChild(unlocked, record, type).map((row): Said => {
      const author = authorOf(unlocked, row, 'parent');
      return {
        record: row.id,
        type,
        kind: textOf(row, 'kind'),
        text: textOf(row, type === 'note' ? 'text' : 'account') ?? '',
        by: author === null ? '' : nameOf(author),
        own: author !== null && isOwn(unlocked, author),
        at: row.changedAt,
      };
    }),
  );
  return lines.toSorted(
    (one, other) => compare(other.at ?? '', one.at ?? '') || compare(one.record, other.record),
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Who says what a field shows; null where nobody here knows. */
export function authorOf({ vault }: Unlocked, row: RecordRow, field: string): IdentityDigest | null {
  return vault.read.state(row.id)?.slots.get(field)?.heads[0]?.author ?? null;
}

/** Proposals to give the house up. A keeper may not do that alone; its word must not be lost among other proposals. */
export function unsafeSaid({ vault }: Unlocked, house: RecordId, nameOf: NameOf): readonly UnsafeSaid[] {
  const proposals = vault.read.state(house)?.slots.get('state')?.proposals ?? [];
  return proposals
    .filter(({ value }) => value === 'compromised')
    .map(({ change, slot, author, at }) => ({ change, slot, by: nameOf(author), at }));
}
