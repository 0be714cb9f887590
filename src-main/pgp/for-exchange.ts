import type { PgpForExchange } from '../actions/ports/pgp.ts';
import { armorPublicKey } from './armor.ts';
import { readCertificate } from './certificate.ts';
import { signDetached, verifyDetached } from './detached.ts';
import { openFile, sealFile } from './files.ts';
import { createIdentity, exportSecretForGnupg } from './identity.ts';
import { Keyring } from './keyring.ts';
import { heldKeys, revokeIdentity, rotateEncryptionKey, withoutOldSecrets } from './key-life.ts';
import { mergeCertificates } from './merge-certificates.ts';
import { openForMe } from './open-bundle.ts';
import { applyRevocation, isRevocation } from './revocation.ts';
import { sealForOne } from './seal-bundle.ts';

/** OpenPGP for identities, contacts and bundles. Each instance remembers parsed keys of its own, a bounded number of them. */
export const createPgpForExchange = (): PgpForExchange => {
  const keys = new Keyring();
  return {
    createIdentity,
    readCertificate,
    armorCertificate: (certificate) => armorPublicKey(certificate.bytes),
    exportSecretForGnupg,
    rotateEncryptionKey,
    heldKeys,
    withoutOldSecrets,
    revokeIdentity,
    mergeCertificates,
    isRevocation,
    applyRevocation,
    signDetached: (kind, payload, own, now) => signDetached(keys, kind, payload, own, now),
    verifyDetached: (kind, payload, signature, by) => verifyDetached(keys, kind, payload, signature, by),
    sealFile,
    openFile,
    sealForOne: (content, to, own, aead, now) => sealForOne(keys, content, to, own, aead, now),
    openForMe: (message, own, limits) => openForMe(keys, message, own, limits),
  };
};
