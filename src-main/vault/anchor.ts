import { hash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isErrnoException } from './errno.ts';

/** How far a vault's log was known to reach: its last sequence and that segment's hash. */
export interface AnchorPoint {
  readonly sequence: number;
  readonly hash: string;
  /** The hash that the same sequence has once the rekey under way is committed. */
  readonly next?: string;
}

interface AnchorEntry extends AnchorPoint {
  /** SHA-256 of the vault's id. */
  readonly vault: string;
}

const maxEntries = 16;
const hex64 = /^[0-9a-f]{64}$/;

function isEntry(value: unknown): value is AnchorEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { vault, sequence, hash: head, next } = value as Partial<Record<keyof AnchorEntry, unknown>>;
  return (
    typeof vault === 'string' &&
    hex64.test(vault) &&
    Number.isSafeInteger(sequence) &&
    typeof head === 'string' &&
    hex64.test(head) &&
    (next === undefined || (typeof next === 'string' && hex64.test(next)))
  );
}

/**
 * The file outside the vault that shows when the vault was copied back. It holds sequences and hashes of sealed
 * plaintext, which say nothing of it. One file may serve several vaults: each has its entry, the newest stands last.
 */
export class Anchor {
  readonly #path: string;
  readonly #vault: string;

  /** @param vault the vault's id, of which only the hash is written */
  constructor(path: string, vault: string) {
    this.#path = path;
    this.#vault = hash('sha256', `corridor anchor v1\n${vault}`, 'hex');
  }

  /** Null when nothing is known of this vault here, and when the file is damaged, which comes to the same. */
  read(): AnchorPoint | null {
    return this.#entries().find(({ vault }) => vault === this.#vault) ?? null;
  }

  /**
   * Writes the point durably. False when the disk refused: the anchor then stays behind the vault, which is no reason to
   * distrust it, so that a save never fails for it.
   */
  write(point: AnchorPoint): boolean {
    const others = this.#entries().filter(({ vault }) => vault !== this.#vault);
    const entries = [...others, { vault: this.#vault, ...point }].slice(-maxEntries);
    const temporary = `${this.#path}.${randomBytes(6).toString('hex')}`;
    try {
      const file = openSync(temporary, 'wx', 0o600);
      try {
        writeSync(file, `${JSON.stringify({ v: 1, vaults: entries })}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, this.#path);
      return true;
    } catch (error) {
      if (!isErrnoException(error)) throw error;
      rmSync(temporary, { force: true });
      return false;
    }
  }

  #entries(): readonly AnchorEntry[] {
    try {
      const value: unknown = JSON.parse(readFileSync(this.#path, 'utf8'));
      const entries = (value as { vaults?: unknown } | null)?.vaults;
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    } catch (error) {
      if (isErrnoException(error) || error instanceof SyntaxError) return [];
      throw error;
    }
  }
}
