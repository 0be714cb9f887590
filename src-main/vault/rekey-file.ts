import { done, refused, type Result } from '../domain/result.ts';
import { rollBack } from './database.ts';
import type { MemoryIndex } from './index-maker.ts';
import { reseal, type Resealing } from './reseal.ts';
import { scrubJournal } from './scrub-file.ts';
import { openSegment, VaultDamaged } from './segments.ts';
import { refusalOf } from './sqlite-refusal.ts';

/**
 * A rekey: everything re-sealed in one transaction, then no page or journal of this file holds an old body any more.
 * Killed at any moment, the file is the old one or the new one. Gives the index that goes on. Refusals: `disk-full` (the
 * journal takes as much room as the vault), `file-unwritable`, `vault-damaged`: then nothing has changed.
 *
 * @throws when it is unknown whether the file is the old or the new one
 */
export const rekeyFile = (job: Resealing): Promise<Result<MemoryIndex>> => job.log.unsettled(() => run(job));

async function run(job: Resealing): Promise<Result<MemoryIndex>> {
  const { log } = job;
  const { db, file } = log;
  if (!log.isInPlace()) return refused('file-unwritable');
  // SQLite would truncate the journal, which holds every old page: it has to be overwritten first.
  db.pragma('journal_size_limit = -1');
  try {
    db.exec('BEGIN IMMEDIATE');
    const index = await reseal(job, () => db.exec('COMMIT'));
    shrink(job);
    return done(index);
  } catch (error) {
    rollBack(db);
    if (error instanceof VaultDamaged) return refused('vault-damaged', { sequence: error.sequence });
    const refusal = refusalOf(error, 'writing');
    // The last row tells whether SQLite went back to the old file.
    await openSegment(log.pgp, log.key, db, log.chain.last);
    return refusal;
  } finally {
    db.pragma('journal_size_limit = 0');
    scrubJournal(file);
  }
}

/** Gives room back when much was left out. Freed pages are zeros already (secure_delete), so this may fail. */
function shrink({ log }: Resealing): void {
  const free = Number(log.db.pragma('freelist_count', { simple: true }));
  const pages = Number(log.db.pragma('page_count', { simple: true }));
  if (free * 4 < pages) return;
  try {
    log.db.exec('VACUUM');
  } catch (error) {
    refusalOf(error, 'writing');
  }
}
