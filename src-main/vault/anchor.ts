import { hash, randomBytes } from 'node:crypto';
import { closeSync, fdatasync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { LogPoint } from '../domain/restored-mark.ts';
import type { Chain } from './chain.ts';
import { isErrnoException } from './errno.ts';

interface AnchorEntry extends LogPoint {
  /** SHA-256 of the vault's id. */
  readonly vault: string;
}

/** Whether a log contains everything that was known of it then. */
export function reaches(chain: Chain, point: LogPoint): boolean {
  const hash = chain.hashAt(point.sequence);
  return hash !== null && (hash === point.hash || hash === point.next);
}

/** A point on the disk that is not yet the anchor. */
export interface StagedAnchor {
  commit(): Promise<void>;
  discard(): Promise<void>;
}

const sync = promisify(fdatasync);
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
  read(): LogPoint | null {
    return this.#entries().find(({ vault }) => vault === this.#vault) ?? null;
  }

  /**
   * Writes the point durably. When the disk refuses, the anchor stays behind the vault, which is no reason to distrust it:
   * a save never fails for it.
   */
  async write(point: LogPoint): Promise<void> {
    await this.stage(point).commit();
  }

  /** Writes and syncs the point beside the anchor, so that this can go on while the vault itself is written. */
  stage({ sequence, hash: head, next }: LogPoint): StagedAnchor {
    const others = this.#entries().filter(({ vault }) => vault !== this.#vault);
    const entries = [...others, { vault: this.#vault, sequence, hash: head, next }].slice(-maxEntries);
    const temporary = `${this.#path}.${randomBytes(6).toString('hex')}`;
    const content = `${JSON.stringify({ v: 1, vaults: entries })}\n`;
    // All but the sync is quick. The sync is waited for in another thread, while this one seals and commits.
    const written = writeSynced(temporary, content);
    return {
      discard: async () => {
        await written;
        unlessErrno(() => rmSync(temporary, { force: true }));
      },
      commit: async () => {
        if (await written) unlessErrno(() => renameSync(temporary, this.#path));
        else unlessErrno(() => rmSync(temporary, { force: true }));
      },
    };
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

/** False when the operating system refused. */
async function writeSynced(path: string, content: string): Promise<boolean> {
  let file: number | null = null;
  try {
    file = openSync(path, 'wx', 0o600);
    writeSync(file, content);
    await sync(file);
    return true;
  } catch (error) {
    if (isErrnoException(error)) return false;
    throw error;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function unlessErrno(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!isErrnoException(error)) throw error;
  }
}
