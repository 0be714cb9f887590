import type { KeptStatement, Replacements, Statement } from '../../actions/ports/statement.ts';
import type { IdentityDigest, StatementId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { digestsIn } from './changes.ts';

/** A row of the table, as far as it is told to everybody. */
export interface StatementRow {
  readonly id: Buffer;
  readonly said: string;
  readonly digests: Buffer;
  readonly manifest: Buffer | null;
}

export const columns = 'id, said, digests, manifest';

export function kept<What extends Statement['what']>({
  id,
  said,
  digests,
  manifest,
}: StatementRow): KeptStatement<What> {
  const rest = JSON.parse(said) as KeptStatement<What>['said'];
  return {
    id: fromBytes(id),
    said: digests.byteLength === 0 ? rest : { ...rest, digests: digestsIn(digests) },
    from: manifest === null ? null : fromBytes(manifest),
  };
}

export const hasStatement = (db: ReadableDb, id: StatementId): boolean =>
  db.prepare<[Buffer], object>('SELECT 1 FROM statement WHERE id = ?').get(toBytes(id)) !== undefined;

/** Null when it is not here, or says something else. */
export function readStatement<What extends Statement['what']>(
  db: ReadableDb,
  what: What,
  id: StatementId,
): KeptStatement<What> | null {
  const row = db
    .prepare<[Buffer, string], StatementRow>(`SELECT ${columns} FROM statement WHERE id = ? AND what = ?`)
    .get(toBytes(id), what);
  return row === undefined ? null : kept(row);
}

/** In order of signing or receipt. */
export const readStatements = <What extends Statement['what']>(
  db: ReadableDb,
  what: What,
  whose: 'own' | 'others',
): KeptStatement<What>[] =>
  db
    .prepare<[string, number], StatementRow>(
      `SELECT ${columns} FROM statement WHERE what = ? AND (manifest IS NULL) = ? ORDER BY key`,
    )
    .all(what, whose === 'own' ? 1 : 0)
    .map((row) => kept<What>(row));

export function readReplacements(db: ReadableDb): Replacements {
  const [successors, predecessors] = [
    new Map<IdentityDigest, Set<IdentityDigest>>(),
    new Map<IdentityDigest, Set<IdentityDigest>>(),
  ];
  const add = (to: typeof successors, key: IdentityDigest, one: IdentityDigest): void => {
    to.set(key, (to.get(key) ?? new Set()).add(one));
  };
  for (const { said } of readStatements(db, 'identity replaced', 'others')) {
    add(successors, said.author, said.successor);
    add(predecessors, said.successor, said.author);
  }
  return { successors, predecessors };
}

/**
 * Requests to erase that wait for a person, in order of receipt, without those of rejected contacts: unanswered, or some of it
 * came again. Told where they lie: each may name ten thousand digests, and a partner may send a thousand of them.
 */
export const readOpenRequests = (db: ReadableDb): Heard[] =>
  heardWhere(
    db,
    `author NOT IN (SELECT digest FROM contact WHERE state = 'rejected')
         AND (id NOT IN (SELECT request FROM statement WHERE request IS NOT NULL AND manifest IS NULL)
           OR key IN (SELECT promised.request FROM here_again
                      JOIN promised ON promised.digest = here_again.digest))`,
  );

/** Requests to erase that came, in order of receipt. */
export const readRequestsHeard = (db: ReadableDb): Heard[] => heardWhere(db, 'TRUE');

interface Heard {
  readonly id: StatementId;
  readonly author: IdentityDigest;
}

const heardWhere = (db: ReadableDb, condition: string): Heard[] =>
  db
    .prepare<[], { id: Buffer; author: Buffer }>(
      `SELECT id, author FROM statement
       WHERE what = 'erase requested' AND manifest IS NOT NULL AND (${condition}) ORDER BY key`,
    )
    .all()
    .map(({ id, author }) => ({ id: fromBytes(id), author: fromBytes(author) }));
