import type { IdentityDigest } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';
import { readReplacements } from './statements.ts';

/**
 * Who a contact is and was, for what the two hold of each other's: the identities that a trusted contact's own has replaced, by
 * statements that came from others, and itself last. An identity that nobody compared yet takes nothing over.
 */
export function lineageOf(db: ReadableDb, contact: IdentityDigest): readonly IdentityDigest[] {
  const trusted = db
    .prepare<[Buffer], { found: number }>(
      `SELECT 1 AS found FROM contact WHERE digest = ? AND state IN ('accepted', 'verified')`,
    )
    .get(toBytes(contact));
  if (trusted === undefined) return [contact];
  const { predecessors } = readReplacements(db);
  const lineage = new Set([contact]);
  // What is added while this goes on is gone through as well.
  for (const one of lineage) for (const before of predecessors.get(one) ?? []) lineage.add(before);
  return [...lineage].toReversed();
}

/** Rows about each of them, in the order in which they came. */
export const ofLineage = <Row extends { readonly key: number }>(
  db: ReadableDb,
  contact: IdentityDigest,
  rowsOf: (digest: Buffer) => readonly Row[],
): Row[] =>
  lineageOf(db, contact)
    .flatMap((digest) => rowsOf(toBytes(digest)))
    .toSorted((one, other) => one.key - other.key);
