import type { SignedStatement, StoredStatement } from '../../actions/ports/statement.ts';
import type { StatementTravel } from '../../actions/ports/store.ts';
import type { IdentityDigest, StatementId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes } from '../index/hex.ts';
import { acknowledgedBundles } from './acknowledgements.ts';
import { readSent } from './ledger.ts';

/** In order of signing and receipt. */
export const readStatements = (db: ReadableDb): StoredStatement[] =>
  db
    .prepare<[], { id: Buffer; said: string; wire: string; manifest: Buffer | null }>(
      'SELECT id, said, wire, manifest FROM statement ORDER BY key',
    )
    .all()
    .map(({ id, said, wire, manifest }) => ({
      id: fromBytes(id),
      said: JSON.parse(said) as SignedStatement['said'],
      wire: JSON.parse(wire) as SignedStatement['wire'],
      from: manifest === null ? null : fromBytes(manifest),
    }));

/**
 * How many requests to erase nobody here has answered, without those of rejected contacts. Counted where they lie: each may
 * name ten thousand digests, and a partner may send a thousand of them.
 */
export const countWaitingRequests = (db: ReadableDb): number =>
  db
    .prepare<[], { waiting: number }>(
      `SELECT count(*) AS waiting FROM statement WHERE manifest IS NOT NULL
         AND json_extract(said, '$.what') = 'erase requested'
         AND json_extract(said, '$.author') NOT IN (SELECT lower(hex(digest)) FROM contact WHERE state = 'rejected')
         AND lower(hex(id)) NOT IN (
           SELECT json_extract(said, '$.request') FROM statement
           WHERE manifest IS NULL AND json_extract(said, '$.what') = 'erase answered')`,
    )
    .get()?.waiting ?? 0;

/** Sent again and again until a bundle that carried it is acknowledged: a lost one does no harm. */
export function statementsOwedTo(db: ReadableDb, contact: IdentityDigest): StoredStatement[] {
  const sent = db.prepare<[number], { statement: Buffer }>(
    'SELECT statement FROM statement_sent WHERE sent = ?',
  );
  const known = new Set(
    acknowledgedBundles(db, contact).flatMap(({ key }) =>
      sent.all(key).map(({ statement }) => fromBytes<StoredStatement['id']>(statement)),
    ),
  );
  return readStatements(db).filter(
    ({ id, said, from }) => from === null && !known.has(id) && (!('to' in said) || said.to === contact),
  );
}

/** With which bundle each statement went to the contact first, and whether one of those that carried it is acknowledged. */
export function statementsSentTo(
  db: ReadableDb,
  contact: IdentityDigest,
): ReadonlyMap<StatementId, StatementTravel> {
  const carried = db.prepare<[number], { statement: Buffer }>(
    'SELECT statement FROM statement_sent WHERE sent = ?',
  );
  const acknowledged = new Set(acknowledgedBundles(db, contact).map(({ key }) => key));
  const travels = new Map<StatementId, StatementTravel>();
  for (const { key, number, day } of readSent(db, contact))
    for (const { statement } of carried.all(key)) {
      const id = fromBytes<StatementId>(statement);
      const before = travels.get(id) ?? { number, day, acknowledged: false };
      travels.set(id, { ...before, acknowledged: before.acknowledged || acknowledged.has(key) });
    }
  return travels;
}
