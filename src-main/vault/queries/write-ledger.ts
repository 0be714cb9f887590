import type { LogEntry } from '../../actions/ports/log.ts';
import type { WritableDb } from '../db.ts';
import { maskOf } from '../index/bit-mask.ts';
import { toBytes } from '../index/hex.ts';
import { changeKey, listDigests } from './changes.ts';
import { insertWarning } from './warnings.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** Under which own identity it was sent; a vault without one, as tests make them, sends as nobody. */
const ownOf = (db: WritableDb, { as }: Entry<'sent'>): Buffer =>
  as === undefined
    ? (db.prepare<[], { digest: Buffer }>('SELECT digest FROM identity WHERE current = 1').get()?.digest ??
      Buffer.alloc(0))
    : toBytes(as);

export function insertSent(db: WritableDb, entry: Entry<'sent'>): void {
  const recipient = toBytes(entry.to);
  const channel = toBytes(entry.channel);
  const manifest = toBytes(entry.manifest);
  const { changes, lastInsertRowid } = db
    .prepare(
      `INSERT OR IGNORE INTO sent (recipient, channel, number, manifest, preset, cases, day)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(recipient, channel, entry.number, manifest, entry.preset, JSON.stringify(entry.cases), entry.day);
  db.prepare(
    `INSERT INTO current_channel (recipient, own, channel, number, manifest) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (recipient, own) DO UPDATE SET channel = excluded.channel, number = excluded.number,
       manifest = excluded.manifest WHERE channel <> excluded.channel OR number < excluded.number`,
  ).run(recipient, ownOf(db, entry), channel, entry.number, manifest);
  if (changes === 0) return;
  for (const statement of entry.statements ?? [])
    db.prepare('INSERT OR IGNORE INTO statement_sent (sent, statement) VALUES (?, ?)').run(
      lastInsertRowid,
      toBytes(statement),
    );
  entry.units.forEach((unit, position) => {
    const change = changeKey(db, unit.change);
    const { positions } = listDigests(db, change, unit.disclosures);
    db.prepare('INSERT INTO sent_unit (sent, position, change, which) VALUES (?, ?, ?, ?)').run(
      lastInsertRowid,
      position,
      change,
      maskOf(positions),
    );
  });
}

/** A restored vault doesn't know which numbers it used: none of its channels is ever continued. */
export const forgetCurrentChannels = (db: WritableDb): void => {
  db.prepare('DELETE FROM current_channel').run();
};

export function insertReceived(db: WritableDb, sequence: number, entry: Entry<'received'>): void {
  db.prepare(
    `INSERT OR IGNORE INTO received
       (sequence, sender, channel, number, manifest, previous, day, at, acknowledgements, quarantined)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    sequence,
    toBytes(entry.from),
    toBytes(entry.channel),
    entry.number,
    toBytes(entry.manifest),
    entry.previous === null ? null : toBytes(entry.previous),
    entry.day,
    entry.at,
    JSON.stringify(entry.acknowledgements),
    JSON.stringify(entry.quarantined),
  );
  if (entry.unexpected === true) insertWarning(db, entry, 'new series');
}
