import type { LogEntry } from '../../actions/ports/log.ts';
import type { ChangeId, ManifestDigest } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';

export interface QuarantinePlace {
  readonly id: ChangeId;
  readonly sequence: number;
  /** `quarantined`: never merged; `change`: merged once, and set aside. That is its kind in the log, too. */
  readonly kind: 'quarantined' | 'change';
  readonly reason: string;
  readonly leftOut: boolean;
}

/** Which segments hold which quarantined changes, in order of receipt. */
export const quarantinePlaces = (db: ReadableDb): QuarantinePlace[] =>
  db
    .prepare<[], { id: Buffer; sequence: number; kind: string; reason: string; left_out: number }>(
      `SELECT waiting.*, left_out.change IS NOT NULL AS left_out FROM (
         SELECT change AS id, sequence, position, 'quarantined' AS kind, reason FROM quarantine
         UNION ALL
         SELECT change.id, aside.sequence, aside.position, 'change', aside.reason FROM aside
         JOIN change ON change.key = aside.change
       ) AS waiting LEFT JOIN left_out ON left_out.change = waiting.id
       ORDER BY waiting.sequence, waiting.position`,
    )
    .all()
    .map(({ id, sequence, kind, reason, left_out }) => ({
      id: fromBytes(id),
      sequence,
      kind: kind as QuarantinePlace['kind'],
      reason,
      leftOut: left_out === 1,
    }));

/** How many changes wait that nobody has looked at and left where they are. Reads no segment. */
export const countUnseen = (db: ReadableDb): number =>
  db
    .prepare<[], { count: number }>(
      `SELECT count(DISTINCT waiting.id) AS count FROM (
         SELECT change AS id FROM quarantine
         UNION ALL
         SELECT change.id FROM aside JOIN change ON change.key = aside.change
       ) AS waiting LEFT JOIN left_out ON left_out.change = waiting.id
       WHERE left_out.change IS NULL`,
    )
    .get()?.count ?? 0;

/** Changes of which what came with this manifest was set aside. */
export const setAsideWith = (db: ReadableDb, manifest: ManifestDigest): ChangeId[] =>
  db
    .prepare<[Buffer], { id: Buffer }>(
      `SELECT DISTINCT change.id FROM manifest JOIN aside ON aside.manifest = manifest.key
       JOIN change ON change.key = aside.change WHERE manifest.digest = ?`,
    )
    .all(toBytes(manifest))
    .map(({ id }) => fromBytes(id));

export function writeLeftOut(
  db: WritableDb,
  { changes, out }: Extract<LogEntry, { kind: 'left out' }>,
): void {
  for (const id of changes) {
    const sql = out
      ? 'INSERT OR IGNORE INTO left_out (change) VALUES (?)'
      : 'DELETE FROM left_out WHERE change = ?';
    db.prepare(sql).run(toBytes(id));
  }
}
