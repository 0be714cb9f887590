import { refusals, type RefusalCode } from '../domain/refusals.ts';
import type { FolderFile } from './ports/folders.ts';

/** What needs nothing from the user: put there by this vault, taken in before, sealed for others. */
export type Settled = 'own' | 'known' | 'notForMe';

/**
 * What scans of one folder have found out, by the marks of the files, for as long as the vault is unlocked: whoever fills
 * the folder with what is of no use can't keep a scan from ever coming to the rest.
 */
export class ScanMemory {
  readonly #settled = new Map<string, Settled | RefusalCode>();
  readonly #opened = new Set<string>();

  /** Null for a file that has to be opened. */
  settledAs({ mark }: FolderFile): Settled | RefusalCode | null {
    return this.#settled.get(mark) ?? null;
  }

  /** Keeps what stays so whatever is decided here: not that a sender is unknown, or that two files contradict each other. */
  keep({ mark }: FolderFile, found: Settled | RefusalCode): void {
    const lasts =
      !isRefusal(found) || (found !== 'bundle-fork' && (refusals[found] === 3 || refusals[found] === 4));
    if (lasts) this.#settled.set(mark, found);
  }

  opened({ mark }: FolderFile): void {
    this.#opened.add(mark);
  }

  /** Those never opened first: what is too much for one scan is gone through by several. */
  inTurn(files: readonly FolderFile[]): readonly FolderFile[] {
    const isNew = ({ mark }: FolderFile): boolean => !this.#opened.has(mark);
    if (!files.some(isNew)) this.#opened.clear();
    return [...files.filter(isNew), ...files.filter((file) => !isNew(file))];
  }
}

export const isRefusal = (found: Settled | RefusalCode): found is RefusalCode =>
  Object.hasOwn(refusals, found);
