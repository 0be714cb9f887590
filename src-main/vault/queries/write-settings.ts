import type { LogEntry } from '../../actions/ports/log.ts';
import type { WritableDb } from '../db.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

export function writeSetting(db: WritableDb, { name, value }: Entry<'setting'>): void {
  db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(value));
}

/** A draft without a value is a discarded one. */
export function writeDraft(db: WritableDb, { key, value, at }: Entry<'draft'>): void {
  if (value === null) {
    db.prepare('DELETE FROM draft WHERE key = ?').run(key);
    return;
  }
  db.prepare(
    `INSERT INTO draft (key, value, at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at`,
  ).run(key, JSON.stringify(value), at);
}

/** Entries themselves stay in the log; here is where they lie and where the chain ends. */
export function writeJournalHead(db: WritableDb, sequence: number, { number, head }: Entry<'journal'>): void {
  db.prepare(
    `INSERT INTO journal (sequence, number, head) VALUES (?, ?, ?)
     ON CONFLICT (sequence) DO UPDATE SET number = excluded.number, head = excluded.head`,
  ).run(sequence, number, head);
}
