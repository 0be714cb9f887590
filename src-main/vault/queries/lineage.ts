import type { IdentityDigest } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';

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
  const replacements = db
    .prepare<[], { said: string }>('SELECT said FROM statement WHERE manifest IS NOT NULL ORDER BY key')
    .all()
    .map(({ said }) => JSON.parse(said) as { what: string; author: IdentityDigest; successor?: string })
    .filter(({ what }) => what === 'identity replaced');
  const lineage: IdentityDigest[] = [contact];
  for (const one of lineage)
    for (const { author, successor } of replacements)
      if (successor === one && !lineage.includes(author)) lineage.push(author);
  return lineage.toReversed();
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
