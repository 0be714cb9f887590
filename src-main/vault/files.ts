import { createHmac, hash } from 'node:crypto';
import type { Attachment } from '../actions/ports/attachment.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { lengthOfFile, readFile, writeFile } from './body-rows.ts';
import type { WritableDb } from './db.ts';
import { openFile, sealFile } from './file-body.ts';
import type { SealedLog } from './sealed-log.ts';

/**
 * The row of a body. Ids are not under the seal: two locked vaults must not show that they hold the same file, so the
 * digest is keyed with the vault's own secret id.
 */
export const rowOfFile = (vault: string, sha256: string): string =>
  createHmac('sha256', vault).update(sha256).digest('hex');

export const digestOfFile = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Seals the bodies for their rows; what it gives writes them in the caller's transaction. */
export async function sealedFiles(
  { pgp, key, vault }: SealedLog,
  files: readonly Attachment[],
): Promise<(db: WritableDb) => void> {
  const rows: (readonly [id: string, body: Uint8Array])[] = [];
  for (const { sha256, bytes } of files) {
    if (digestOfFile(bytes) !== sha256) throw new Error('a file under a false name');
    const id = rowOfFile(vault, sha256);
    rows.push([id, await sealFile(pgp, key, id, bytes)]);
  }
  return (db) => {
    for (const [id, body] of rows) writeFile(db, id, body);
  };
}

/** See the port. */
export async function fileIn(
  { pgp, key, vault, db }: SealedLog,
  sha256: string,
): Promise<Result<Uint8Array | null>> {
  const id = rowOfFile(vault, sha256);
  const sealed = readFile(db, id);
  if (sealed === null) return done(null);
  const bytes = await openFile(pgp, key, id, sealed);
  return bytes === null || digestOfFile(bytes) !== sha256
    ? refused('vault-damaged', { part: 'file' })
    : done(bytes);
}

/** See the port. */
export const fileSizeIn = ({ db, vault }: SealedLog, sha256: string): number | null =>
  lengthOfFile(db, rowOfFile(vault, sha256));
