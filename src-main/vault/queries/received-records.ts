import type { IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';

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

/** Records of which anything was ever sent to this contact. */
export const recordsSentTo = (
  db: ReadableDb,
  contact: IdentityDigest,
): { readonly type: string; readonly record: RecordId }[] =>
  db
    .prepare<[Buffer], { type: string; id: Buffer }>(
      `SELECT DISTINCT shown.type, record.id FROM sent
       JOIN sent_unit ON sent_unit.sent = sent.key
       JOIN membership ON membership.change = sent_unit.change
       JOIN shown ON shown.record = membership.record
       JOIN record ON record.key = membership.record
       WHERE sent.recipient = ? ORDER BY record.id, shown.type`,
    )
    .all(toBytes(contact))
    .map(({ type, id }) => ({ type, record: fromBytes(id) }));
