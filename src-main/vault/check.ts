import { statSync } from 'node:fs';
import type { CheckReport, OpenChange } from '../actions/ports/store.ts';
import type { Progress } from '../actions/ports/surroundings.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { countSegments, countSnapshotParts, fileIds, lastSequence, readFile } from './body-rows.ts';
import { openFile } from './file-body.ts';
import { digestOfFile, rowOfFile } from './files.ts';
import { readHeader } from './header-rows.ts';
import type { SealedLog } from './sealed-log.ts';
import { genesis } from './segment.ts';
import { followChain, VaultDamaged } from './segments.ts';
import { headerRowsOf } from './slots.ts';
import { openSnapshot } from './snapshot.ts';
import { refusalOf } from './sqlite-refusal.ts';

/**
 * Reads every row and verifies it: SQLite's structure, the header against the sealed list of slots, the chain of all
 * segments, the snapshot, the attachments. Refusal: `vault-damaged`, its detail naming the first bad `part`.
 */
export async function checkVault(
  log: SealedLog,
  openChange: OpenChange,
  progress: Progress,
): Promise<Result<CheckReport>> {
  try {
    if (log.db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return damaged('structure');
    if (!isHeaderWhole(log)) return damaged('header');
    const counted = await countLog(log, openChange, progress);
    const parts = countSnapshotParts(log.db);
    if (parts > 0 && !(await isSnapshotWhole(log, progress))) return damaged('snapshot');
    for (const id of fileIds(log.db)) {
      const sealed = readFile(log.db, id);
      const bytes = sealed === null ? null : await openFile(log.pgp, log.key, id, sealed);
      if (bytes === null || rowOfFile(log.vault, digestOfFile(bytes)) !== id) return damaged('file');
    }
    return done({ ...counted, slots: log.slots.length, bytes: statSync(log.file).size });
  } catch (error) {
    if (error instanceof VaultDamaged) return damaged('segment', error.sequence);
    return refusalOf(error, 'opening');
  }
}

const damaged = (part: string, sequence?: number) =>
  refused('vault-damaged', sequence === undefined ? { part } : { part, sequence });

function isHeaderWhole(log: SealedLog): boolean {
  const expected = headerRowsOf(log.slots);
  const rows = readHeader(log.db);
  return (
    rows.length === expected.length &&
    expected.every(({ slot, part, body }, at) => {
      const row = rows[at];
      return row?.slot === slot && row.part === part && Buffer.from(body).equals(row.body);
    })
  );
}

async function isSnapshotWhole(log: SealedLog, progress: Progress): Promise<boolean> {
  const snapshot = await openSnapshot(log.pgp, log.key, log.db, progress);
  if (snapshot === null || snapshot.sequence > log.chain.last) return false;
  return Buffer.from(log.chain.bytes().buffer, 0, snapshot.hashes.length).equals(snapshot.hashes);
}

async function countLog(
  log: SealedLog,
  openChange: OpenChange,
  progress: Progress,
): Promise<Pick<CheckReport, 'segments' | 'sequence' | 'changes' | 'records'>> {
  const { last } = log.chain;
  const segments = countSegments(log.db);
  if (segments !== last || lastSequence(log.db) !== last) throw new VaultDamaged(last + 1);
  const changes = new Set<string>();
  const records = new Set<unknown>();
  let sequence = 0;
  for await (const { segment, hash } of followChain(
    log.pgp,
    log.key,
    log.db,
    { sequence: 0, hash: genesis },
    last,
  )) {
    sequence = segment.seq;
    if (hash !== log.chain.hashAt(sequence)) throw new VaultDamaged(sequence);
    for (const entry of segment.entries) {
      if (entry.kind !== 'change') continue;
      changes.add(entry.id);
      const { disclosures } = openChange(entry.id, entry.author, entry.wire);
      for (const { key, value } of disclosures) if (key === 'record') records.add(value);
    }
    progress('check', sequence, last);
  }
  return { segments, sequence, changes: changes.size, records: records.size };
}
