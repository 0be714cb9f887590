import type { Arrival } from '../../actions/ports/log.ts';
import type { ReceivedBundle } from '../../actions/ports/arrivals.ts';
import type { ChangeId, IdentityDigest, ManifestDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import type { Place } from '../index/segment-cache.ts';

/** In order of receipt, with how many changes by others came along: all of them, or those of one author. */
export function readReceivedBundles(db: ReadableDb, author: IdentityDigest | null): ReceivedBundle[] {
  const by = author === null ? null : toBytes(author);
  const counted = (table: 'wire' | 'aside'): string => `(
    SELECT count(*) FROM manifest JOIN ${table} ON ${table}.manifest = manifest.key
    JOIN change ON change.key = ${table}.change JOIN author ON author.key = change.author
    WHERE manifest.digest = received.manifest AND author.digest IS NOT (SELECT digest FROM identity)
      AND (@by IS NULL OR author.digest = @by))`;
  const counts = { merged: counted('wire'), aside: counted('aside') };
  return db
    .prepare<
      [{ by: Buffer | null }],
      {
        sender: Buffer;
        number: number;
        manifest: Buffer;
        day: string;
        at: string;
        sequence: number;
        merged: number;
        aside: number;
      }
    >(
      `SELECT sender, number, manifest, day, at, sequence, ${counts.merged} AS merged, ${counts.aside} AS aside
       FROM received ORDER BY key`,
    )
    .all({ by })
    .map((row) => ({
      ...row,
      from: fromBytes<IdentityDigest>(row.sender),
      manifest: fromBytes<ManifestDigest>(row.manifest),
    }))
    .filter(({ from, merged, aside }) => author === null || from === author || merged + aside > 0)
    .map(({ from, number, manifest, day, at, sequence, merged, aside }) => ({
      from,
      number,
      manifest,
      day,
      at,
      sequence,
      merged,
      aside,
    }));
}

export const readArrivalsWith = (
  db: ReadableDb,
  manifests: readonly ManifestDigest[],
): (Arrival & { readonly author: IdentityDigest })[] =>
  manifests.flatMap((from) =>
    db
      .prepare<[Buffer], { id: Buffer; author: Buffer }>(
        `SELECT DISTINCT change.id, author.digest AS author FROM manifest
         JOIN wire ON wire.manifest = manifest.key
         JOIN change ON change.key = wire.change
         JOIN author ON author.key = change.author
         WHERE manifest.digest = ? ORDER BY wire.sequence, wire.position`,
      )
      .all(toBytes(from))
      .map(({ id, author }) => ({
        change: fromBytes<ChangeId>(id),
        author: fromBytes<IdentityDigest>(author),
        from,
      })),
  );

/** Where the merged arrivals of a change lie; none when it is not merged. */
export const readPlaces = (db: ReadableDb, id: ChangeId): readonly Place[] =>
  db
    .prepare<[Buffer], Place>(
      `SELECT wire.sequence, wire.position FROM change JOIN wire ON wire.change = change.key
       WHERE change.id = ? ORDER BY wire.sequence, wire.position`,
    )
    .all(toBytes(id));

/** What the owner wrote here: what came back from others after a loss has a manifest. */
export const readOwnRecordsSince = (db: ReadableDb, sequence: number): RecordId[] =>
  db
    .prepare<[number], { id: Buffer }>(
      `SELECT DISTINCT record.id FROM wire
       JOIN membership ON membership.change = wire.change
       JOIN record ON record.key = membership.record
       WHERE wire.sequence > ? AND wire.manifest IS NULL ORDER BY record.id`,
    )
    .all(sequence)
    .map(({ id }) => fromBytes(id));
