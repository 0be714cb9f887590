import { enums, readKey, type AnyKeyPacket, type Key, type SignaturePacket, type User } from 'openpgp';
import type { Certificate } from '../actions/ports/pgp.ts';
import { readCertificate, revokesPrimary } from './certificate.ts';
import { digestOfKey } from './identity-digest.ts';
import { settings, timeless } from './settings.ts';

/** Checks a signature over something that a key says of itself, without regard to time. */
type Check = (signature: SignaturePacket) => Promise<boolean>;

const checkBy =
  (key: AnyKeyPacket, type: enums.signature, bound: object): Check =>
  async (signature) => {
    try {
      await signature.verify(key, type, bound, timeless, false, settings());
      return true;
    } catch {
      return false;
    }
  };

/** A binding that lets a subkey sign needs that subkey's own signature inside; anybody can leave that out of a copy. */
const checkBinding = (primary: AnyKeyPacket, subkey: AnyKeyPacket): Check => {
  const bound = { key: primary, bind: subkey };
  const isBound = checkBy(primary, enums.signature.subkeyBinding, bound);
  const isBack = checkBy(subkey, enums.signature.keyBinding, bound);
  return async (signature) => {
    if (!(await isBound(signature))) return false;
    if (((signature.keyFlags?.[0] ?? 0) & enums.keyFlags.signData) === 0) return true;
    return signature.embeddedSignature !== null && isBack(signature.embeddedSignature);
  };
};

/** What is signed and the signature, without the area that anybody may write into (RFC 9580 5.2.3). */
const signedPart = (signature: SignaturePacket): Buffer => {
  const body = Buffer.from(signature.write());
  const hashedEnd = 6 + body.readUInt16BE(4);
  const unhashedEnd = hashedEnd + 2 + body.readUInt16BE(hashedEnd);
  return Buffer.concat([body.subarray(0, hashedEnd), body.subarray(unhashedEnd)]);
};

/** Adds the signatures that hold and are not there yet. True when there was one. */
const add = async (
  into: SignaturePacket[],
  offered: readonly SignaturePacket[],
  holds: Check,
): Promise<boolean> => {
  let added = false;
  for (const signature of offered) {
    const part = signedPart(signature);
    if (into.some((known) => part.equals(signedPart(known))) || !(await holds(signature))) continue;
    into.push(signature);
    added = true;
  }
  return added;
};

const nameOf = ({ userID, userAttribute }: User): string =>
  userID === null
    ? `attribute ${Buffer.from(userAttribute?.write() ?? []).toString('hex')}`
    : `id ${Buffer.from(userID.write()).toString('hex')}`;

const mergeUsers = async (into: Key, offered: Key): Promise<boolean> => {
  let added = false;
  for (const user of offered.users) {
    const bound = { userID: user.userID, userAttribute: user.userAttribute, key: into.keyPacket };
    const certifies = checkBy(into.keyPacket, enums.signature.certGeneric, bound);
    const revokes = checkBy(into.keyPacket, enums.signature.certRevocation, bound);
    const { selfCertifications, revocationSignatures } = user;
    const known = into.users.find((one) => nameOf(one) === nameOf(user));
    const target = known ?? user;
    if (known === undefined) {
      user.selfCertifications = [];
      user.otherCertifications = [];
      user.revocationSignatures = [];
    }
    const certified = await add(target.selfCertifications, selfCertifications, certifies);
    const revoked = await add(target.revocationSignatures, revocationSignatures, revokes);
    // Behind those that are known: the first name stays the one that people know.
    if (known === undefined && certified) into.users.push(user);
    added ||= certified || (known !== undefined && revoked);
  }
  return added;
};

const mergeSubkeys = async (into: Key, offered: Key): Promise<boolean> => {
  let added = false;
  for (const subkey of offered.subkeys) {
    const binds = checkBinding(into.keyPacket, subkey.keyPacket);
    const bound = { key: into.keyPacket, bind: subkey.keyPacket };
    const revokes = checkBy(into.keyPacket, enums.signature.subkeyRevocation, bound);
    const { bindingSignatures, revocationSignatures } = subkey;
    const known = into.subkeys.find((one) => one.getFingerprint() === subkey.getFingerprint());
    const target = known ?? subkey;
    if (known === undefined) {
      subkey.bindingSignatures = [];
      subkey.revocationSignatures = [];
    }
    const isBound = await add(target.bindingSignatures, bindingSignatures, binds);
    const revoked = await add(target.revocationSignatures, revocationSignatures, revokes);
    if (known === undefined && isBound) into.subkeys.push(subkey);
    added ||= isBound || (known !== undefined && revoked);
  }
  return added;
};

const parsed = async ({ bytes, digest }: Certificate): Promise<Key> => {
  const key = await readKey({ binaryKey: bytes, config: settings() });
  if (digestOfKey(key) !== digest) throw new Error('certificate of another digest');
  return key;
};

/**
 * See {@link PgpForExchange.mergeCertificates}. Not the library's own `update`: that puts a newer binding signature in the place of an
 * older one before it has checked it, so that a stranger's copy could leave a contact without a key to encrypt to.
 *
 * What would make a certificate larger than any may be is left out; that its owner revoked it never is.
 */
export const mergeCertificates = async (kept: Certificate, offered: Certificate): Promise<Certificate> => {
  if (kept.digest !== offered.digest) throw new Error('certificates of two identities');
  if (Buffer.from(kept.bytes).equals(offered.bytes)) return kept;
  const [whole, theirs] = await Promise.all([parsed(kept), parsed(offered)]);
  const isRevocation: Check = (signature) => revokesPrimary(whole, signature);
  const revoked = await add(whole.revocationSignatures, theirs.revocationSignatures, isRevocation);
  const revokedAlone = revoked ? whole.write() : null;
  const named = await mergeUsers(whole, theirs);
  if ((await mergeSubkeys(whole, theirs)) || named) {
    const read = await readCertificate(whole.write());
    if (read.ok) return read.value;
  }
  if (revokedAlone === null) return kept;
  const read = await readCertificate(revokedAlone);
  return read.ok ? read.value : kept;
};
