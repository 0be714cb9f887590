import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { LogEntry } from '../actions/ports/log.ts';
import type { PgpForVault } from '../actions/ports/pgp.ts';
import type { OpenChange, OpenVault, VaultOptions, Vaults } from '../actions/ports/store.ts';
import type { Clock } from '../actions/ports/surroundings.ts';
import type { LogPoint } from '../domain/restored-mark.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { Anchor, reaches } from './anchor.ts';
import { insertSegment } from './body-rows.ts';
import type { Chain } from './chain.ts';
import { connectExclusively, inTransaction, SqliteError } from './database.ts';
import type { WritableDb } from './db.ts';
import { isMarkedCopied, replaceHeader, unmarkCopied } from './header-rows.ts';
import type { IndexMaker } from './index-maker.ts';
import { load } from './load.ts';
import { createTables } from './schema.ts';
import { SealedLog } from './sealed-log.ts';
import { encodeSegment, genesis } from './segment.ts';
import { VaultDamaged } from './segments.ts';
import { headerRowsOf, sealSlot, unlock } from './slots.ts';
import { refusalOf } from './sqlite-refusal.ts';
import { VaultFile, type VaultParts } from './vault-file.ts';
import { connectVault, createEmptyFile, type ConnectedFile } from './vault-path.ts';

/** What vault files need from other layers. */
export interface VaultTools {
  readonly pgp: PgpForVault;
  readonly openChange: OpenChange;
  readonly clock: Clock;
  readonly indexes: IndexMaker;
}

/** Vault files. Keeps nothing between calls. */
export const createVaults = (tools: VaultTools): Vaults => ({
  create: (options, first = []) => create(tools, options, first),
  open: (options) => open(tools, options),
});

async function create(
  tools: VaultTools,
  options: VaultOptions,
  first: readonly LogEntry[],
): Promise<Result<OpenVault>> {
  const created = createEmptyFile(options.path, 'vault-exists');
  if (!created.ok) return created;
  const file = created.value;
  let db: WritableDb | null = null;
  try {
    db = connectExclusively(file);
    const key = await writeFirstRows(tools, options, db, first);
    return await finish(tools, options, { db, file }, new SealedLog(tools.pgp, db, file, key), true);
  } catch (error) {
    db?.close();
    rmSync(file, { force: true });
    return refusalOf(error, 'writing');
  }
}

/** Schema, header and segment 1 in one transaction: a file that was begun and not finished is no vault. */
async function writeFirstRows(
  { pgp, clock }: VaultTools,
  options: VaultOptions,
  db: WritableDb,
  first: readonly LogEntry[],
) {
  const { passphrase, cost, progress } = options;
  progress('derive', 0, 1);
  const key = pgp.newSessionKey();
  const slots = [await sealSlot(pgp, 'passphrase', await pgp.createSlot(passphrase, cost, clock.now()), key)];
  progress('derive', 1, 1);
  const vault = randomBytes(16).toString('hex');
  const body = await pgp.sealBody(
    key,
    encodeSegment({ seq: 1, previous: genesis, vault, slots, entries: first }),
  );
  inTransaction(db, () => {
    createTables(db);
    replaceHeader(db, headerRowsOf(slots));
    insertSegment(db, 1, body);
  });
  return key;
}

async function open(tools: VaultTools, options: VaultOptions): Promise<Result<OpenVault>> {
  const connected = connectVault(options.path);
  if (!connected.ok) return connected;
  const { db, file } = connected.value;
  try {
    options.progress('derive', 0, 1);
    const key = await unlockFile(tools.pgp, db, options.passphrase);
    options.progress('derive', 1, 1);
    if (key === null) {
      db.close();
      return refused('unlock-failed');
    }
    return await finish(tools, options, connected.value, new SealedLog(tools.pgp, db, file, key), false);
  } catch (error) {
    db.close();
    if (error instanceof VaultDamaged) return refused('vault-damaged', { sequence: error.sequence });
    return refusalOf(error, 'opening');
  }
}

/** A header whose page is damaged says the same as a wrong passphrase: nobody can tell them apart. */
async function unlockFile(pgp: PgpForVault, db: WritableDb, passphrase: string) {
  try {
    return await unlock(pgp, db, passphrase);
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return null;
    throw error;
  }
}

async function finish(
  tools: VaultTools,
  options: VaultOptions,
  { db }: ConnectedFile,
  log: SealedLog,
  isNew: boolean,
): Promise<Result<OpenVault>> {
  const { openChange, clock, indexes } = tools;
  const { index, unsaved } = await load(log, indexes, openChange, options.progress);
  const anchor = options.anchor === null ? null : new Anchor(options.anchor, log.vault);
  const parts: VaultParts = {
    path: options.path,
    log,
    index,
    indexes,
    openChange,
    clock,
    cost: options.cost,
    anchor,
    unsaved,
  };
  const vault = new VaultFile(parts);
  const point = anchor?.read() ?? null;
  if (!isNew && (isMarkedCopied(db) || (anchor !== null && !isContinued(point, log.chain)))) {
    const appended = await vault.appendRestored(point, unmarkCopied);
    if (!appended.ok) {
      await vault.close();
      return appended;
    }
    return done(vault);
  }
  const { last, head } = log.chain;
  if (point?.sequence !== last || point.hash !== head || point.next !== undefined)
    await anchor?.write({ sequence: last, hash: head });
  return done(vault);
}

/**
 * Whether the log contains everything that was known of it here. A log that goes further than the anchor does: the process
 * was killed between a commit and writing the anchor. Without an anchor the file came from elsewhere, and only a vault in
 * which nothing was ever recorded can have sent nothing.
 */
const isContinued = (point: LogPoint | null, chain: Chain): boolean =>
  point === null ? chain.last <= 1 : reaches(chain, point);
