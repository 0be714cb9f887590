import type { LogEntry } from '../../actions/ports/log.ts';
import type { WritableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';

/** Bytes and signatures are kept of own ones alone, which are sent again: others' are passed on to nobody. */
export function insertStatement(
  db: WritableDb,
  { id, said, wire, from }: Extract<LogEntry, { kind: 'statement' }>,
): void {
  const rest = said.what === 'erase requested' ? { ...said, digests: undefined } : said;
  const digests = said.what === 'erase requested' ? said.digests : [];
  db.prepare(
    `INSERT OR IGNORE INTO statement (id, what, author, recipient, request, manifest, said, wire, digests)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
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
}
