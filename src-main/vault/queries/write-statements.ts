import type { LogEntry } from '../../actions/ports/log.ts';
import type { Statement } from '../../actions/ports/statement.ts';
import type { Disclosure } from '../../domain/change.ts';
import { erasableSlot } from '../../domain/erasure.ts';
import type { ChangeId, DisclosureDigest } from '../../domain/ids.ts';
import type { WritableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';
import { digestsIn } from './changes.ts';

type Answered = Extract<Statement, { what: 'erase answered' }>;

/** Bytes and signatures are kept of own ones alone, which are sent again: others' are passed on to nobody. */
export function insertStatement(
  db: WritableDb,
  { id, said, wire, from }: Extract<LogEntry, { kind: 'statement' }>,
): void {
  const rest = said.what === 'erase requested' ? { ...said, digests: undefined } : said;
  const digests = said.what === 'erase requested' ? said.digests : [];
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO statement (id, what, author, recipient, request, manifest, said, wire, digests)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      toBytes(id),
      said.what,
      toBytes(said.author),
      'to' in said ? toBytes(said.to) : null,
      said.what === 'erase answered' ? toBytes(said.request) : null,
      from === null ? null : toBytes(from),
      JSON.stringify(rest),
      from === null ? JSON.stringify(wire) : null,
      Buffer.concat(digests.map(toBytes)),
    );
  if (changes > 0 && from === null && said.what === 'erase answered') keepPromise(db, said);
}

/**
 * What was answered with anything but `declined` is not here then. Should it come again, from somebody else, the request waits
 * for a person again: its digests are kept where what arrives is held against them.
 */
function keepPromise(db: WritableDb, { request, answer }: Answered): void {
  const asked = db
    .prepare<[Buffer], { key: number; digests: Buffer }>(
      `SELECT key, digests FROM statement WHERE id = ? AND what = 'erase requested' AND manifest IS NOT NULL`,
    )
    .get(toBytes(request));
  if (asked === undefined) return;
  db.prepare('DELETE FROM promised WHERE request = ?').run(asked.key);
  if (answer === 'declined') return;
  const insert = db.prepare('INSERT OR IGNORE INTO promised (digest, request) VALUES (?, ?)');
  for (const digest of digestsIn(asked.digests)) insert.run(toBytes(digest), asked.key);
}

/** Notes which of these, that are here now, were promised to be gone. `arrived` is asked only when anything was ever promised. */
export function noteHere(db: WritableDb, change: ChangeId, arrived: () => readonly Disclosure[]): void {
  if (db.prepare<[], object>('SELECT 1 FROM promised LIMIT 1').get() === undefined) return;
  const isPromised = db.prepare<[Buffer], object>('SELECT 1 FROM promised WHERE digest = ? LIMIT 1');
  const insert = db.prepare('INSERT OR IGNORE INTO here_again (digest, change) VALUES (?, ?)');
  for (const { key, digest } of arrived())
    if (erasableSlot(key) !== undefined && isPromised.get(toBytes(digest)) !== undefined)
      insert.run(toBytes(digest), toBytes(change));
}

/** It was erased: in one change, or in all when none is named. */
export function noteGone(db: WritableDb, digest: DisclosureDigest, change: ChangeId | undefined): void {
  if (change === undefined) db.prepare('DELETE FROM here_again WHERE digest = ?').run(toBytes(digest));
  else
    db.prepare('DELETE FROM here_again WHERE digest = ? AND change = ?').run(
      toBytes(digest),
      toBytes(change),
    );
}
