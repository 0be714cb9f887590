import Database from 'better-sqlite3';

/** Edits a closed vault the way someone with the file and without its passphrase can. */
export function edit<T>(path: string, change: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return change(db);
  } finally {
    db.close();
  }
}

export const bodyOf = (path: string, sequence: number): Uint8Array =>
  edit(
    path,
    (db) => db.prepare('SELECT body FROM segment WHERE seq = ?').pluck().get(sequence) as Uint8Array,
  );

/** Every ciphertext in the file: what must be gone after a rekey. */
export const allBodies = (path: string): Uint8Array[] =>
  edit(path, (db) =>
    ['header', 'segment', 'snapshot', 'file'].flatMap(
      (table) => db.prepare(`SELECT body FROM ${table}`).pluck().all() as Uint8Array[],
    ),
  );
