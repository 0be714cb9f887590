import type { PgpForVault } from '../../actions/ports/pgp.ts';
import type { WritableDb } from '../db.ts';
import { load } from '../load.ts';
import { SealedLog } from '../sealed-log.ts';
import { unlock } from '../slots.ts';
import { VaultFile } from '../vault-file.ts';
import { connectVault } from '../vault-path.ts';
import { rememberingIndexes } from './remembering-index.ts';
import { must, openChange, passphrase, smallCost } from './vault-bench.ts';

/** Opens a vault with its connection in the test's hands, which may also be replaced, so that calls of SQLite fail. */
export async function openParts(pgp: PgpForVault, path: string, replace = (db: WritableDb) => db) {
  const { db: real, file } = must(connectVault(path));
  const key = await unlock(pgp, real, passphrase);
  if (key === null) throw new Error('wrong passphrase');
  const db = replace(real);
  const log = new SealedLog(pgp, db, file, key);
  const indexes = rememberingIndexes();
  const { index, unsaved } = await load(log, indexes, openChange, () => {});
  const clock = { now: () => new Date() };
  const parts = { path, log, index, indexes, openChange, clock, cost: smallCost, anchor: null, unsaved };
  return { db: real, log, indexes, vault: new VaultFile(parts) };
}
