/* What SQLite takes for the same work without any of ours: `node floors.ts load IMAGE`, `node floors.ts insert FOLDER BYTES TIMES`. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

const [what, place = '', bytes = '0', times = '0'] = process.argv.slice(2);
const report = (name: string, value: number): void => console.log(JSON.stringify({ what: name, value }));

function load(): void {
  const start = performance.now();
  const db = new Database(readFileSync(place));
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  report('floor: loading the same image unencrypted', performance.now() - start);
  db.close();
}

/** The pragmas are those of a vault (src-main/vault/database.ts). */
function insert(): void {
  const db = new Database(join(place, 'floor.db'));
  for (const pragma of [
    'locking_mode = EXCLUSIVE',
    'mmap_size = 0',
    'temp_store = MEMORY',
    'journal_size_limit = 0',
  ])
    db.pragma(pragma);
  for (const pragma of ['journal_mode = DELETE', 'synchronous = FULL', 'secure_delete = ON'])
    db.pragma(pragma);
  db.exec('CREATE TABLE IF NOT EXISTS segment (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT');
  const statement = db.prepare('INSERT INTO segment (body) VALUES (?)');
  const taken: number[] = [];
  for (let run = 0; run < Number(times); run += 1) {
    const body = randomBytes(Number(bytes));
    const start = performance.now();
    db.exec('BEGIN IMMEDIATE');
    statement.run(body);
    db.exec('COMMIT');
    taken.push(performance.now() - start);
  }
  db.close();
  report('floor: a plain insert', taken.toSorted((a, b) => a - b)[taken.length >> 1] ?? NaN);
}

if (what === 'load') load();
else insert();
