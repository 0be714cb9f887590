import type { ErasedValue } from '../../actions/ports/store.ts';
import type { ChangeId, DisclosureDigest, ManifestDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { digestsIn, isErased, pickDigests } from './changes.ts';

/** Erasing is rare and digests have no index of their own, which would be as large as everything else: one pass over all. */
export function changesWith(db: ReadableDb, digests: ReadonlySet<DisclosureDigest>): number[] {
  const found: number[] = [];
  // Almost no change has any of them: four octets tell without writing out a digest.
  const starts = new Set([...digests].map((digest) => toBytes(digest).readUInt32LE()));
  const rows = db.prepare<[], { key: number; digests: Buffer }>('SELECT key, digests FROM change').all();
  for (const row of rows)
    if (mayHave(row.digests, starts) && digestsIn(row.digests).some((digest) => digests.has(digest)))
      found.push(row.key);
  return found;
}

function mayHave(list: Buffer, starts: ReadonlySet<number>): boolean {
  for (let at = 0; at < list.byteLength; at += 32) if (starts.has(list.readUInt32LE(at))) return true;
  return false;
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

/** Those of the digests that were erased, in whatever change. */
export function erasedAmong(
  db: ReadableDb,
  digests: ReadonlySet<DisclosureDigest>,
): ReadonlySet<DisclosureDigest> {
  const all = db.prepare<[], { many: number }>('SELECT count(*) AS many FROM erased').get()?.many ?? 0;
  if (all > digests.size) return new Set([...digests].filter((digest) => isErased(db, digest)));
  return new Set(
    db
      .prepare<[], { digest: Buffer }>('SELECT DISTINCT digest FROM erased')
      .all()
      .map(({ digest }) => fromBytes<DisclosureDigest>(digest))
      .filter((digest) => digests.has(digest)),
  );
}

/** When it was erased here first; null when it was not. */
export const erasedAt = (db: ReadableDb, digest: DisclosureDigest): string | null =>
  db
    .prepare<[Buffer], { at: string | null }>('SELECT min(at) AS at FROM erased WHERE digest = ?')
    .get(toBytes(digest))?.at ?? null;

/** What one act of erasing erased. */
export const erasedTogether = (db: ReadableDb, at: string): ErasedValue[] =>
  db
    .prepare<[string], { digest: Buffer; change: Buffer; author: Buffer | null }>(
      `SELECT erased.digest, erased.change, author.digest AS author FROM erased
       LEFT JOIN change ON change.id = erased.change
       LEFT JOIN author ON author.key = change.author
       WHERE erased.at = ? ORDER BY erased.digest`,
    )
    .all(at)
    .map(({ digest, change, author }) => ({
      digest: fromBytes(digest),
      change: change.byteLength === 0 ? null : fromBytes(change),
      author: author === null ? null : fromBytes(author),
    }));

/** Acts of erasing, the newest first. */
export const erasureActs = (db: ReadableDb): { readonly at: string; readonly values: number }[] =>
  db
    .prepare<[], { at: string; values: number }>(
      'SELECT at, count(DISTINCT digest) AS "values" FROM erased GROUP BY at ORDER BY at DESC',
    )
    .all();

/** Every manifest that a change came with, in order of receipt; none for what was only written here. */
export const manifestsWith = (db: ReadableDb, change: ChangeId): ManifestDigest[] =>
  db
    .prepare<[Buffer], { digest: Buffer }>(
      `SELECT manifest.digest FROM change JOIN wire ON wire.change = change.key
       JOIN manifest ON manifest.key = wire.manifest WHERE change.id = ? ORDER BY wire.sequence, wire.position`,
    )
    .all(toBytes(change))
    .map(({ digest }) => fromBytes(digest));
