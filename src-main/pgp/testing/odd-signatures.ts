import { enums, SignaturePacket } from 'openpgp';
import type { OwnIdentity } from '../../actions/ports/pgp.ts';
import { concat, legacyPacket, packet, packetsOf, utf8 } from './bytes.ts';
import { parsedSecret, signPacket } from './samples.ts';

type Properties = Partial<SignaturePacket> & { writeHashedSubPackets?: () => Uint8Array };

/** Signs, correctly, in a form that Corridor does not. */
async function signed(own: OwnIdentity, content: Uint8Array, properties: Properties): Promise<Uint8Array> {
  const secret = await parsedSecret(own);
  const made = new SignaturePacket();
  Object.assign(made, {
    signatureType: enums.signature.binary,
    publicKeyAlgorithm: secret.keyPacket.algorithm,
    hashAlgorithm: enums.hash.sha512,
    ...properties,
  });
  const literal = { text: null, getBytes: () => content };
  await signPacket(made, secret.keyPacket, literal, new Date('2026-03-14T12:00:00Z'), true);
  return packet(2, made.write());
}

const sub = (type: number, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(body.length + 1, type), body);
const created = sub(2, Uint8Array.of(0x70, 0, 0, 0));

/** Signature with this hashed area. */
async function withArea(
  own: OwnIdentity,
  content: Uint8Array,
  parts: readonly Uint8Array[],
): Promise<Uint8Array> {
  const area = concat(...parts);
  const written = concat(Uint8Array.of(area.length >> 8, area.length & 0xff), area);
  return signed(own, content, { writeHashedSubPackets: () => written });
}

/** Puts something into the unhashed area, which the signature does not cover. */
function withUnhashed(signature: Uint8Array, area: Uint8Array): Uint8Array {
  const body = packetsOf(signature)[0]?.body ?? new Uint8Array();
  const at = 6 + (body[4] ?? 0) * 256 + (body[5] ?? 0);
  return legacyPacket(
    2,
    concat(body.subarray(0, at), Uint8Array.of(0, area.length), area, body.subarray(at + 2)),
  );
}

type Form = (own: OwnIdentity, content: Uint8Array) => Promise<Uint8Array>;

const fingerprint = ({ certificate }: OwnIdentity): Uint8Array =>
  sub(33, concat(Uint8Array.of(4), Buffer.from(certificate.fingerprint, 'hex')));
const keyId = ({ certificate }: OwnIdentity): Uint8Array =>
  Buffer.from(certificate.fingerprint.slice(-16), 'hex');

/** Forms that a reader takes. */
export const takenForms: Readonly<Record<string, Form>> = {
  'with SHA-256': (own, content) => signed(own, content, { hashAlgorithm: enums.hash.sha256 }),
  'with the issuer’s key ID unhashed, as GnuPG has it': async (own, content) =>
    withUnhashed(await signed(own, content, {}), sub(16, keyId(own))),
  'with an unknown subpacket that is not critical': (own, content) =>
    withArea(own, content, [created, fingerprint(own), sub(100, new Uint8Array(8))]),
};

/** Forms that a reader refuses, although the mathematics of each is right. */
export const refusedForms: Readonly<Record<string, Form>> = {
  'of text': (own, content) => signed(own, content, { signatureType: enums.signature.text }),
  'with SHA-384': (own, content) => signed(own, content, { hashAlgorithm: enums.hash.sha384 }),
  'that expires': (own, content) =>
    signed(own, content, { signatureExpirationTime: 1e9, signatureNeverExpires: false }),
  'without an issuer fingerprint': (own, content) => withArea(own, content, [created]),
  'without a creation time': (own, content) => withArea(own, content, [fingerprint(own)]),
  'with two creation times': (own, content) => withArea(own, content, [created, created, fingerprint(own)]),
  'with two issuer fingerprints': (own, content) =>
    withArea(own, content, [created, fingerprint(own), fingerprint(own)]),
  'with an unknown critical subpacket': (own, content) =>
    withArea(own, content, [created, fingerprint(own), sub(100 | 0x80, new Uint8Array(8))]),
  'with another key ID unhashed': async (own, content) =>
    withUnhashed(await signed(own, content, {}), sub(16, new Uint8Array(8).fill(1))),
  'with something else unhashed': async (own, content) =>
    withUnhashed(await signed(own, content, {}), sub(100, Uint8Array.of(1))),
  'with two key IDs unhashed': async (own, content) =>
    withUnhashed(await signed(own, content, {}), concat(sub(16, keyId(own)), sub(16, keyId(own)))),
  'behind a marker packet': async (own, content) =>
    concat(packet(10, utf8('PGP')), await signed(own, content, {})),
};
