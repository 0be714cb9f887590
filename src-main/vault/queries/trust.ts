import type { StoredContact, StoredIdentity } from '../../actions/ports/store.ts';
import type { ChangeId, IdentityDigest } from '../../domain/ids.ts';
import type { Role, TrustEntry, TrustState, TrustTable } from '../../domain/trust.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';

interface ContactRow {
  digest: Buffer;
  certificate: Buffer;
  state: string;
  role: string;
  compared: string | null;
  aead: number;
  since: string;
}

/** Copies: what better-sqlite3 hands out may share memory with the next row. */
const bytes = (buffer: Uint8Array): Uint8Array => Uint8Array.from(buffer);

interface IdentityRow {
  digest: Buffer;
  secret: Buffer;
  certificate: Buffer;
  revocation: string;
  role: string;
}

const identityOf = (row: IdentityRow): StoredIdentity => ({
  digest: fromBytes(row.digest),
  secret: bytes(row.secret),
  certificate: bytes(row.certificate),
  revocation: row.revocation,
  role: row.role as Role,
});

const identities = (db: ReadableDb, current: boolean): StoredIdentity[] =>
  db
    .prepare<[number], IdentityRow>(
      'SELECT digest, secret, certificate, revocation, role FROM identity WHERE current = ? ORDER BY digest',
    )
    .all(current ? 1 : 0)
    .map(identityOf);

export const readIdentity = (db: ReadableDb): StoredIdentity | null => identities(db, true)[0] ?? null;

export const readFormerIdentities = (db: ReadableDb): StoredIdentity[] => identities(db, false);

export const readContacts = (db: ReadableDb): StoredContact[] =>
  db.prepare<[], ContactRow>('SELECT * FROM contact ORDER BY since, digest').all().map(contactOf);

export function readContact(db: ReadableDb, digest: IdentityDigest): StoredContact | null {
  const row = db.prepare<[Buffer], ContactRow>('SELECT * FROM contact WHERE digest = ?').get(toBytes(digest));
  return row === undefined ? null : contactOf(row);
}

const contactOf = (row: ContactRow): StoredContact => ({
  digest: fromBytes(row.digest),
  certificate: bytes(row.certificate),
  state: row.state as TrustState,
  role: row.role as Role,
  compared: row.compared as StoredContact['compared'],
  aead: row.aead === 1,
  since: row.since,
});

/** Own words are trusted under one's own role; a contact entry for oneself changes nothing about that. */
export function readTrust(db: ReadableDb): TrustTable {
  const selves = db
    .prepare<[], { digest: Buffer; role: string; current: number }>(
      'SELECT digest, role, current FROM identity',
    )
    .all();
  const own = selves.find(({ current }) => current === 1);
  const self = own === undefined ? null : fromBytes<IdentityDigest>(own.digest);
  const formerSelves = new Set<IdentityDigest>();
  const entries = new Map<IdentityDigest, TrustEntry>();
  const contacts = db
    .prepare<[], { digest: Buffer; state: string; role: string; stands: number }>(
      'SELECT digest, state, role, stands FROM contact',
    )
    .all();
  for (const { digest, state, role, stands } of contacts) {
    const entry = { state: state as TrustState, role: role as Role };
    entries.set(fromBytes(digest), stands === 1 ? { ...entry, stands: true } : entry);
  }
  for (const { digest, role, current } of selves) {
    entries.set(fromBytes(digest), { state: 'verified', role: role as Role });
    if (current === 0) formerSelves.add(fromBytes(digest));
  }
  const ids = (rows: readonly { change: Buffer }[]): ReadonlySet<ChangeId> =>
    new Set(rows.map(({ change }) => fromBytes<ChangeId>(change)));
  return {
    self,
    formerSelves,
    entries,
    accepted: ids(db.prepare<[], { change: Buffer }>('SELECT change FROM accepted').all()),
    released: ids(db.prepare<[], { change: Buffer }>('SELECT change FROM released').all()),
  };
}
