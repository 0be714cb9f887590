import type { Result } from '../../domain/result.ts';

/** Files that people exchange: certificates, bundles, backups. Never records in the clear. */
export interface Files {
  /** Reads a regular file without following a link. Refusals: `file-unreadable`, `bundle-too-large` past `limit` bytes. */
  read(path: string, limit: number): Promise<Result<Uint8Array>>;
  /**
   * Writes and syncs a temporary file beside `path`; nothing appears there until `commit` renames it. `replace` false
   * refuses an existing file with `file-exists`. Other refusals: `disk-full`, `file-unwritable`.
   */
  stage(path: string, bytes: Uint8Array, replace: boolean): Promise<Result<StagedFile>>;
  /** Vaults that a restored one has replaced, beside it, the newest first. */
  replacedVaults(path: string): Promise<readonly string[]>;
  /** Last part of the path, for people. */
  nameOf(path: string): string;
}

export interface StagedFile {
  commit(): Promise<Result<void>>;
  discard(): Promise<void>;
}
