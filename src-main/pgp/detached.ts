import { createMessage, enums, sign, SignaturePacket } from 'openpgp';
import type { Certificate, OwnIdentity, SignedKind, Verified } from '../actions/ports/pgp.ts';
import type { Keyring } from './keyring.ts';
import { laterOf } from './moments.ts';
import { settings, timeless } from './settings.ts';
import { detachedForm } from './signature-form.ts';
import { isWrittenAs } from './written-as.ts';

const utf8 = new TextEncoder();

/** What is really signed: `corridor <kind> v1\n` and the payload, so that no kind can pass for another. */
const signedBytes = (kind: SignedKind, payload: Uint8Array): Uint8Array => {
  const prefix = utf8.encode(`corridor ${kind} v1\n`);
  const bytes = new Uint8Array(prefix.length + payload.length);
  bytes.set(prefix);
  bytes.set(payload, prefix.length);
  return bytes;
};

/** See {@link PgpForExchange.signDetached}. A clock that is behind signs with the key's own creation time. */
export const signDetached = async (
  keys: Keyring,
  kind: SignedKind,
  payload: Uint8Array,
  own: OwnIdentity,
  now: Date,
): Promise<Uint8Array> => {
  const signingKeys = await keys.own(own);
  const signature: unknown = await sign({
    message: await createMessage({ binary: signedBytes(kind, payload) }),
    signingKeys,
    detached: true,
    format: 'binary',
    date: laterOf(now, signingKeys.getCreationTime()),
    config: settings(),
  });
  if (!(signature instanceof Uint8Array) || detachedForm(signature) === null) {
    throw new Error('the library signed in another form');
  }
  return signature;
};

/** One for all: nothing changes it, and ten thousand verifications need not copy it. */
const config = settings();

/**
 * See {@link PgpForExchange.verifyDetached}. The signature is checked against exactly that key of the certificate whose fingerprint
 * it names; openpgp's own `verify` would take any key of any certificate given to it, and refuse by time.
 */
export const verifyDetached = async (
  keys: Keyring,
  kind: SignedKind,
  payload: Uint8Array,
  signature: Uint8Array,
  by: Certificate,
): Promise<Verified<Uint8Array> | null> => {
  const form = detachedForm(signature);
  if (form === null) return null;
  const signer = (await keys.signers(by)).get(form.issuer);
  if (signer === undefined) return null;
  try {
    // Not `readSignature`: the form is known to be one packet, and its streams cost as much as the verification.
    const packet = new SignaturePacket();
    packet.read(form.body);
    if (!isWrittenAs(packet, form.body)) return null;
    const message = await createMessage({ binary: signedBytes(kind, payload) });
    const literal = message.packets[0];
    if (literal === undefined) return null;
    await packet.verify(signer, enums.signature.binary, literal, timeless, true, config);
    return payload as Verified<Uint8Array>;
  } catch {
    return null;
  }
};
