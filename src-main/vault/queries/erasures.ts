import type { ChangeId, DisclosureDigest, ManifestDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { digestsIn, pickDigests } from './changes.ts';

/** Erasing is rare and digests have no index of their own, which would be as large as everything else: one pass over all. */
export function changesWith(db: ReadableDb, digests: ReadonlySet<DisclosureDigest>): number[] {
  const found: number[] = [];
  const rows = db.prepare<[], { key: number; digests: Buffer }>('SELECT key, digests FROM change').all();
  for (const row of rows)
    if (digestsIn(row.digests).some((digest) => digests.has(digest))) found.push(row.key);
  return found;
}

/** Records of which a disclosure with one of these digests is here, in any order. */
export function recordsHolding(db: ReadableDb, digests: ReadonlySet<DisclosureDigest>): RecordId[] {
  if (digests.size === 0) return [];
  const change = db.prepare<[number], { digests: Buffer; here: Buffer }>(
    'SELECT digests, here FROM change WHERE key = ?',
  );
  const records = db.prepare<[number], { id: Buffer }>(
    `SELECT record.id FROM membership JOIN record ON record.key = membership.record
     WHERE membership.change = ?`,
  );
  const found = new Set<RecordId>();
  for (const key of changesWith(db, digests)) {
    const row = change.get(key);
    if (row === undefined || !pickDigests(row.digests, row.here).some((digest) => digests.has(digest)))
      continue;
    for (const { id } of records.all(key)) found.add(fromBytes(id));
  }
  return [...found];
}

/** When it was erased here first; null when it was not. */
export const erasedAt = (db: ReadableDb, digest: DisclosureDigest): string | null =>
  db.prepare<[Buffer], { at: string }>('SELECT at FROM erased WHERE digest = ?').get(toBytes(digest))?.at ??
  null;

/** What one act of erasing erased. */
export const erasedTogether = (db: ReadableDb, at: string): ReadonlySet<DisclosureDigest> =>
  new Set(
    db
      .prepare<[string], { digest: Buffer }>('SELECT digest FROM erased WHERE at = ?')
      .all(at)
      .map(({ digest }) => fromBytes<DisclosureDigest>(digest)),
  );

/** Every manifest that a change came with, in order of receipt; none for what was only written here. */
export const manifestsWith = (db: ReadableDb, change: ChangeId): ManifestDigest[] =>
  db
    .prepare<[Buffer], { digest: Buffer }>(
      `SELECT manifest.digest FROM change JOIN wire ON wire.change = change.key
       JOIN manifest ON manifest.key = wire.manifest WHERE change.id = ? ORDER BY wire.sequence, wire.position`,
    )
    .all(toBytes(change))
    .map(({ digest }) => fromBytes(digest));
