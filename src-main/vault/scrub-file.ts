import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { isErrnoException } from './errno.ts';

const block = 1 << 20;

/** Writes zeros over the first `bytes` bytes of a file, or over all of it, and syncs. */
export function overwrite(file: number, bytes = fstatSync(file).size): void {
  const zeros = Buffer.alloc(Math.min(block, bytes));
  for (let at = 0; at < bytes;) at += writeSync(file, zeros, 0, Math.min(zeros.length, bytes - at), at);
  fsyncSync(file);
}

/** The file in which SQLite keeps old pages while it writes. `vault` is the resolved path. */
export const journalOf = (vault: string): string => `${vault}-journal`;

/**
 * Overwrites and empties what a committed transaction, or a killed process, left in the journal: old pages, so old
 * ciphertext. Only while this process holds the vault, when nothing in the journal can still be needed. Best effort, as
 * with anything on an SSD: the commit before it stands, so a failure is no refusal.
 */
export function scrubJournal(vault: string): void {
  let file: number | null = null;
  try {
    file = openSync(journalOf(vault), 'r+');
    if (fstatSync(file).size > 0) {
      overwrite(file);
      ftruncateSync(file, 0);
    }
  } catch (error) {
    if (!isErrnoException(error)) throw error;
  } finally {
    if (file !== null) closeSync(file);
  }
}
