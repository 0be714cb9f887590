import type { PgpForVault, SessionKey, SlotMaterial } from '../actions/ports/pgp.ts';
import type { ReadableDb } from './db.ts';
import { readHeaderRow, type HeaderRow } from './header-rows.ts';
import { parseRecoveryCode } from './recovery-code.ts';

export type SlotName = 'passphrase' | 'recovery';

/** A way in, as it stands under the seal. All of it base64url: the header is written from here and from nowhere else. */
export interface SealedSlot {
  readonly slot: SlotName;
  /** The slot's secret key under its passphrase. */
  readonly secret: string;
  readonly publicKey: string;
  /** The session key for the slot's public key. */
  readonly key: string;
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** A new slot that opens `key`. */
export async function sealSlot(
  pgp: PgpForVault,
  slot: SlotName,
  material: SlotMaterial,
  key: SessionKey,
): Promise<SealedSlot> {
  return {
    slot,
    secret: encode(material.sealedSecret),
    publicKey: encode(material.publicKey),
    key: encode(await pgp.sealSessionKey(key, material.publicKey)),
  };
}

/** The same slots, for another session key. Needs no passphrase. */
export const resealSlots = async (
  pgp: PgpForVault,
  slots: readonly SealedSlot[],
  key: SessionKey,
): Promise<readonly SealedSlot[]> =>
  Promise.all(
    slots.map(async (slot) => ({
      ...slot,
      key: encode(await pgp.sealSessionKey(key, decode(slot.publicKey))),
    })),
  );

/** The list with `slot` in place of the one of its name. */
export const withSlot = (slots: readonly SealedSlot[], slot: SealedSlot): readonly SealedSlot[] => [
  ...slots.filter((other) => other.slot !== slot.slot),
  slot,
];

/** The header rows that these slots make, in the order in which they are read. */
export const headerRowsOf = (slots: readonly SealedSlot[]): readonly HeaderRow[] =>
  slots
    .toSorted((a, b) => (a.slot < b.slot ? -1 : 1))
    .flatMap(({ slot, key, secret }) => [
      { slot, part: 'key', body: decode(key) },
      { slot, part: 'secret', body: decode(secret) },
    ]);

/**
 * The session key by a passphrase or a recovery code, with one key derivation. What is typed like a recovery code goes
 * to that slot when there is one. Null for a wrong passphrase and for a damaged header alike.
 */
export async function unlock(
  pgp: PgpForVault,
  db: ReadableDb,
  passphrase: string,
): Promise<SessionKey | null> {
  const code = parseRecoveryCode(passphrase);
  const byCode = code !== null && readHeaderRow(db, 'recovery', 'secret') !== null;
  const slot: SlotName = byCode ? 'recovery' : 'passphrase';
  const secret = readHeaderRow(db, slot, 'secret');
  const sealedKey = readHeaderRow(db, slot, 'key');
  if (secret === null || sealedKey === null) return null;
  const opened = await pgp.openSlot(secret, byCode ? code : passphrase);
  if (opened === null) return null;
  const key = await pgp.openSessionKey(sealedKey, opened);
  opened.fill(0);
  return key;
}
