import type { LogEntry } from '../../actions/ports/log.ts';
import type { IdentityDigest } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';
import type { Touched } from '../index/touched.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

const base64url = (text: string): Buffer => Buffer.from(text, 'base64url');

/** The newest word on each identity counts; one that is not said to be former is the current one from then on. */
export function writeIdentity(db: WritableDb, entry: Entry<'identity'>, touched: Touched): void {
  const digest = toBytes(entry.digest);
  const current = entry.former === true ? 0 : 1;
  const before = db
    .prepare<[], { digest: Buffer; role: string }>('SELECT digest, role FROM identity WHERE current = 1')
    .get();
  if (current === 1) db.prepare('UPDATE identity SET current = 0').run();
  db.prepare(
    `INSERT INTO identity (digest, current, secret, certificate, revocation, role) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET current = excluded.current, secret = excluded.secret,
       certificate = excluded.certificate, revocation = excluded.revocation, role = excluded.role`,
  ).run(digest, current, base64url(entry.secret), base64url(entry.certificate), entry.revocation, entry.role);
  // Another key of the same person changes nothing about whose words count.
  const isSame = before !== undefined && digest.equals(before.digest) && before.role === entry.role;
  if (current === 1 && !isSame) touched.all = true;
}

/** The newest word counts; what is first seen and that AEAD is understood are never taken back. */
export function writeContact(db: WritableDb, entry: Entry<'contact'>, touched: Touched): void {
  const digest = toBytes(entry.digest);
  const before = db
    .prepare<[Buffer], { state: string; role: string }>('SELECT state, role FROM contact WHERE digest = ?')
    .get(digest);
  db.prepare(
    `INSERT INTO contact (digest, certificate, state, role, compared, aead, since) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET certificate = excluded.certificate, state = excluded.state,
       role = excluded.role, compared = excluded.compared, aead = max(aead, excluded.aead),
       stands = CASE WHEN excluded.state = 'rejected' THEN stands ELSE 0 END`,
  ).run(
    digest,
    base64url(entry.certificate),
    entry.state,
    entry.role,
    entry.compared,
    entry.aead ? 1 : 0,
    entry.at,
  );
  if (before?.state !== entry.state || before.role !== entry.role) touchAuthor(db, digest, touched);
}

/** The author's key came into other hands: it is rejected, and what is merged of it stands. */
export function writeCompromised(db: WritableDb, author: IdentityDigest, touched: Touched): void {
  const digest = toBytes(author);
  db.prepare(`UPDATE contact SET stands = 1 WHERE digest = ? AND state = 'rejected'`).run(digest);
  touchAuthor(db, digest, touched);
}

/** Records whose places change through these are found when they are merged, by their claims. */
function touchAuthor(db: ReadableDb, digest: Buffer, touched: Touched): void {
  const rows = db
    .prepare<[Buffer], { record: number }>(
      `SELECT DISTINCT membership.record FROM author
       JOIN change ON change.author = author.key
       JOIN membership ON membership.change = change.key
       WHERE author.digest = ?`,
    )
    .all(digest);
  for (const { record } of rows) touched.records.add(record);
}

export function writeAccepted(db: WritableDb, entry: Entry<'accepted'>, touched: Touched): void {
  for (const id of entry.changes) {
    const change = toBytes(id);
    db.prepare('INSERT OR IGNORE INTO accepted (change) VALUES (?)').run(change);
    const rows = db
      .prepare<[Buffer], { record: number }>(
        `SELECT membership.record FROM change JOIN membership ON membership.change = change.key WHERE change.id = ?`,
      )
      .all(change);
    for (const { record } of rows) touched.records.add(record);
  }
}
