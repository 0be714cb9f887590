import type { IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { lineageOf } from './lineage.ts';

/** What a query finds of a contact and of who it was before, each record once a type. */
function united(
  db: ReadableDb,
  contact: IdentityDigest,
  query: { all(digest: Buffer): readonly { readonly type: string; readonly id: Buffer }[] },
): { readonly type: string; readonly record: RecordId }[] {
  const found = new Map<string, { readonly type: string; readonly record: RecordId }>();
  for (const digest of lineageOf(db, contact))
    for (const { type, id } of query.all(toBytes(digest))) {
      const record = fromBytes<RecordId>(id);
      found.set(`${record} ${type}`, { type, record });
    }
  return [...found.values()];
}

/** Records of which anything came in this contact's bundles. */
export const recordsReceivedFrom = (
  db: ReadableDb,
  contact: IdentityDigest,
): { readonly type: string; readonly record: RecordId }[] =>
  united(
    db,
    contact,
    db.prepare<[Buffer], { type: string; id: Buffer }>(
      `SELECT DISTINCT shown.type, record.id FROM received
       JOIN manifest ON manifest.digest = received.manifest
       JOIN wire ON wire.manifest = manifest.key
       JOIN membership ON membership.change = wire.change
       JOIN shown ON shown.record = membership.record
       JOIN record ON record.key = membership.record
       WHERE received.sender = ? ORDER BY record.id, shown.type`,
    ),
  );

/** Records of which anything was ever sent to this contact. */
export const recordsSentTo = (
  db: ReadableDb,
  contact: IdentityDigest,
): { readonly type: string; readonly record: RecordId }[] =>
  united(
    db,
    contact,
    db.prepare<[Buffer], { type: string; id: Buffer }>(
      `SELECT DISTINCT shown.type, record.id FROM sent
       JOIN sent_unit ON sent_unit.sent = sent.key
       JOIN membership ON membership.change = sent_unit.change
       JOIN shown ON shown.record = membership.record
       JOIN record ON record.key = membership.record
       WHERE sent.recipient = ? ORDER BY record.id, shown.type`,
    ),
  );
