import type { Result } from '../../domain/result.ts';

/** A file that lies in the exchange folder, by what a look at it said. Nothing of it was read. */
export interface FolderFile {
  /** For people: what is not UTF-8 in it shows as U+FFFD. */
  readonly name: string;
  /** The octets of its name, a character each: sticks and archives bring names in older encodings. */
  readonly raw: string;
  /** In bytes, at that look. */
  readonly size: number;
  /** The same at two looks only if nothing happened to the file in between: which file it is, its size, its times. */
  readonly mark: string;
}

/** What lies in the folder itself. Folders in it are not entered, names that begin with a dot or `~` not looked at. */
export interface FolderListing {
  /** Ordinary files named `*.pgp` that kept still between two looks; the newest first. */
  readonly still: readonly FolderFile[];
  /** Names of those that are empty yet, or changed between the two looks. */
  readonly arriving: readonly string[];
  /** Names `*.pgp` of what is no ordinary file: links, pipes, folders, devices. Never opened. */
  readonly irregular: readonly string[];
  /** How many other names there are. */
  readonly others: number;
}

/**
 * A folder that other programs sync, and in which others write. Nothing in it is ever changed, moved or deleted.
 * Refusals of all of these: `folder-missing`, `folder-unreadable`.
 */
export interface Folders {
  /** Its real path, links resolved: what it leads to is what was chosen. */
  choose(path: string): Promise<Result<string>>;
  /** Also `folder-crowded` for more names than are looked through; `cancelled` by `signal`. */
  list(folder: string, signal: AbortSignal): Promise<Result<FolderListing>>;
  /**
   * The file of a listing, if it is still the same before and after reading: else `file-changing`. Other refusals:
   * `file-unreadable`, `bundle-too-large` past `limit` bytes.
   */
  read(
    folder: string,
    file: FolderFile,
    limit: number,
  ): Promise<Result<{ readonly bytes: Uint8Array; readonly sha256: string }>>;
  /** Where a new bundle goes: a random name that says nothing. Nothing is made there yet. */
  newFile(folder: string): Promise<Result<string>>;
  /**
   * The folder holds this file at whatever depth, or lies in the folder of the file at whatever depth: by what is there, not by
   * how it is spelled. Nothing is opened.
   */
  entangled(folder: string, file: string): Promise<Result<boolean>>;
  /** Last part of the path, for people. */
  nameOf(folder: string): string;
}
