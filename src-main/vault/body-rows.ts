import { bytesOrNull } from './database.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** Greatest sequence in the log, 0 when it is empty. */
export const lastSequence = (db: ReadableDb): number =>
  db.prepare<[], number | null>('SELECT max(seq) FROM segment').pluck().get() ?? 0;

export const readSegment = (db: ReadableDb, sequence: number): Uint8Array | null =>
  bytesOrNull(db.prepare<[number]>('SELECT body FROM segment WHERE seq = ?').pluck().get(sequence));

/** Bodies with sequences from `first` to `last`, both included; a missing row is a hole in the result. */
export function readSegments(db: ReadableDb, first: number, last: number): readonly (Uint8Array | null)[] {
  const bodies: (Uint8Array | null)[] = Array.from({ length: last - first + 1 }, () => null);
  const rows = db.prepare<[number, number], { seq: number; body: unknown }>(
    'SELECT seq, body FROM segment WHERE seq BETWEEN ? AND ?',
  );
  for (const row of rows.iterate(first, last)) bodies[row.seq - first] = bytesOrNull(row.body);
  return bodies;
}

export function insertSegment(db: WritableDb, sequence: number, body: Uint8Array): void {
  db.prepare<[number, Uint8Array]>('INSERT INTO segment (seq, body) VALUES (?, ?)').run(sequence, body);
}

/** Number of rows in the log, holes and rows out of range included. Reads the whole table. */
export const countSegments = (db: ReadableDb): number =>
  db.prepare<[], number>('SELECT count(*) FROM segment').pluck().get() ?? 0;

export function replaceSegments(db: WritableDb, first: number, bodies: readonly Uint8Array[]): void {
  const update = db.prepare<[Uint8Array, number]>('UPDATE segment SET body = ? WHERE seq = ?');
  bodies.forEach((body, at) => {
    if (update.run(body, first + at).changes !== 1) throw new Error('no such segment');
  });
}

export const countSnapshotParts = (db: ReadableDb): number =>
  db.prepare<[], number>('SELECT count(*) FROM snapshot').pluck().get() ?? 0;

export const readSnapshotPart = (db: ReadableDb, part: number): Uint8Array | null =>
  bytesOrNull(db.prepare<[number]>('SELECT body FROM snapshot WHERE part = ?').pluck().get(part));

/** Replaces all parts of the snapshot; part numbers count from 0. */
export function replaceSnapshot(db: WritableDb, parts: readonly Uint8Array[]): void {
  db.exec('DELETE FROM snapshot');
  const insert = db.prepare<[number, Uint8Array]>('INSERT INTO snapshot (part, body) VALUES (?, ?)');
  parts.forEach((body, part) => insert.run(part, body));
}

export const fileIds = (db: ReadableDb): readonly string[] =>
  db.prepare<[], string>('SELECT id FROM file ORDER BY id').pluck().all();

export const readFile = (db: ReadableDb, id: string): Uint8Array | null =>
  bytesOrNull(db.prepare<[string]>('SELECT body FROM file WHERE id = ?').pluck().get(id));

/** Length of a file's body as it is kept; null when there is none. */
export const lengthOfFile = (db: ReadableDb, id: string): number | null =>
  db.prepare<[string], number>('SELECT length(body) FROM file WHERE id = ?').pluck().get(id) ?? null;

export function deleteFile(db: WritableDb, id: string): void {
  db.prepare<[string]>('DELETE FROM file WHERE id = ?').run(id);
}

export function writeFile(db: WritableDb, id: string, body: Uint8Array): void {
  db.prepare<[string, Uint8Array]>('INSERT OR REPLACE INTO file (id, body) VALUES (?, ?)').run(id, body);
}
