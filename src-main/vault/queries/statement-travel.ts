import type { StatementTravel, StoredStatement } from '../../actions/ports/statement.ts';
import type { IdentityDigest, StatementId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { acknowledgedBundles } from './acknowledgements.ts';
import { readSent } from './ledger.ts';
import { columns, kept, type StatementRow } from './statements.ts';

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
  return db
    .prepare<[Buffer], StatementRow & { wire: string }>(
      `SELECT ${columns}, wire FROM statement
       WHERE manifest IS NULL AND (recipient IS NULL OR recipient = ?) ORDER BY key`,
    )
    .all(toBytes(contact))
    .map((row) => ({ ...kept(row), wire: JSON.parse(row.wire) as StoredStatement['wire'] }))
    .filter(({ id }) => !known.has(id));
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
