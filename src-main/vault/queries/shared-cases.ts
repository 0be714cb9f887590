import type { IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';

/** Cases of which anything came in this contact's bundles: the case itself, or a record that points up to it. */
export const casesReceivedFrom = (db: ReadableDb, contact: IdentityDigest): RecordId[] =>
  db
    .prepare<[Buffer], { id: Buffer }>(
      `WITH RECURSIVE upward (record) AS (
         SELECT membership.record FROM received
         JOIN manifest ON manifest.digest = received.manifest
         JOIN wire ON wire.manifest = manifest.key
         JOIN membership ON membership.change = wire.change
         WHERE received.sender = ?
         UNION
         SELECT parent.key FROM upward
         JOIN shown ON shown.record = upward.record
         JOIN pointer ON pointer.shown = shown.key AND pointer.parent = 1
         JOIN record AS parent ON parent.id = pointer.value
       )
       SELECT record.id FROM upward
       JOIN shown ON shown.record = upward.record AND shown.type = 'case' AND shown.rank < 2
       JOIN record ON record.key = upward.record ORDER BY record.id`,
    )
    .all(toBytes(contact))
    .map(({ id }) => fromBytes(id));

/** Records of which anything came in this contact's bundles. */
export const recordsReceivedFrom = (
  db: ReadableDb,
  contact: IdentityDigest,
): { readonly type: string; readonly record: RecordId }[] =>
  db
    .prepare<[Buffer], { type: string; id: Buffer }>(
      `SELECT DISTINCT shown.type, record.id FROM received
       JOIN manifest ON manifest.digest = received.manifest
       JOIN wire ON wire.manifest = manifest.key
       JOIN membership ON membership.change = wire.change
       JOIN shown ON shown.record = membership.record
       JOIN record ON record.key = membership.record
       WHERE received.sender = ? ORDER BY record.id, shown.type`,
    )
    .all(toBytes(contact))
    .map(({ type, id }) => ({ type, record: fromBytes(id) }));
