import type { Brand } from '../../domain/brand.ts';
import type { IdentityDigest } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';

/** Everything Corridor signs has a kind; its prefix `corridor <kind> v1\n` precedes the bytes that are signed. */
export type SignedKind = 'change' | 'manifest' | 'journal head' | 'statement';

/** Bytes whose detached signature by the named identity was checked. Only `pgp` makes them. */
export type Verified<T> = Brand<T, 'Verified'>;

/** A public key that passed every check of form and strength. `bytes` is the binary certificate as imported or made. */
export interface Certificate {
  readonly digest: IdentityDigest;
  /** OpenPGP fingerprint of the primary key, lower-case hex (SHA-1 for version 4: shown, never relied on). */
  readonly fingerprint: string;
  /** First user ID, as written (UTF-8, control characters replaced); empty when there is none. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True when the certificate advertises SEIPDv2 with AES-256-GCM-capable software (made by Corridor). */
  readonly aead: boolean;
  /** Withdrawn by its owner: the primary key, or every key to encrypt to. */
  readonly revoked: boolean;
  /** Why, as its owner said; null when it is not revoked. */
  readonly revokedBecause: RevocationReason | null;
  /** Fingerprint of the key that others encrypt to: the newest that was not withdrawn; null when there is none. */
  readonly sealsTo: string | null;
}

/** RFC 9580 5.2.3.31. `compromised` stands for every reason after which old signatures prove nothing either. */
export type RevocationReason = 'compromised' | 'superseded' | 'retired';

/** An own identity with its secret half in memory: unencrypted, lives only in the vault process. */
export interface OwnIdentity {
  readonly certificate: Certificate;
  /** Binary transferable secret key, not passphrase-protected. It is stored inside the sealed vault. */
  readonly secret: Uint8Array;
}

export interface IdentityMaterial extends OwnIdentity {
  /** ASCII-armored revocation certificate, made at creation, to be kept apart. */
  readonly revocation: string;
}

/** An encryption subkey whose secret half is here. */
export interface HeldKey {
  readonly fingerprint: string;
  readonly since: Date;
  /** The one that others encrypt to. */
  readonly current: boolean;
}

/** Limits for opening what strangers made. All in bytes. */
export interface OpenLimits {
  /** Largest encrypted input. */
  readonly encrypted: number;
  /** Largest decrypted output. */
  readonly decrypted: number;
}

/** The key that all bodies of one vault are sealed under, until the next rekey: 32 bytes, AES-256. */
export type SessionKey = Brand<Uint8Array, 'SessionKey'>;

export interface Argon2Cost {
  /** Memory in KiB as a power of two exponent, RFC 9580 3.7.1.4 (19 = 512 MiB). */
  readonly memoryExponent: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** A slot opens the vault: its secret key sealed under a passphrase, and its public key to seal session keys to. */
export interface SlotMaterial {
  /** OpenPGP message: one SKESK (Argon2id) and the slot's secret key inside. Goes into a header row. */
  readonly sealedSecret: Uint8Array;
  /** Binary public key of the slot. Kept inside the sealed snapshot, never trusted from a header row. */
  readonly publicKey: Uint8Array;
}

/** OpenPGP for identities, contacts and bundles. The only implementation is `src-main/pgp`. */
export interface PgpForExchange {
  /** Makes an identity: v4, Ed25519 + X25519 legacy form (RFC 9580, readable by GnuPG 2.2). `name` is a pseudonym. */
  createIdentity(name: string, now: Date): Promise<IdentityMaterial>;
  /**
   * Reads one certificate, armored or binary, made by GnuPG, Sequoia or Corridor. Refuses by name: `certificate-malformed`,
   * `-foreign-form` (not v4, no user ID, certification subkeys…), `-weak` (RSA < 3072, DSA, ElGamal, SHA-1 binding…),
   * `-secret` (a secret key was given), `-several`, `-unusable` (nothing to encrypt to or to sign with).
   */
  readCertificate(bytes: Uint8Array): Promise<Result<Certificate>>;
  /** ASCII armor of a certificate, for files that people exchange. */
  armorCertificate(certificate: Certificate): string;
  /** Armored secret key protected by a passphrase with iterated S2K and AES-256-CFB: what GnuPG 2.2 imports. */
  exportSecretForGnupg(own: OwnIdentity, passphrase: string): Promise<string>;

  /**
   * A new encryption subkey, bound by the primary key; the ones before it are withdrawn as superseded. Their secret halves
   * stay, so that what is on its way can be opened. Null when the certificate has no room for another key.
   */
  rotateEncryptionKey(own: OwnIdentity, now: Date): Promise<OwnIdentity | null>;
  /** Encryption subkeys whose secret halves are here, the oldest first. */
  heldKeys(own: OwnIdentity): Promise<readonly HeldKey[]>;
  /** The same identity without the secret halves of the subkeys that nobody should encrypt to any more. */
  withoutOldSecrets(own: OwnIdentity): Promise<OwnIdentity>;
  /** The same identity, its certificate revoked. The secret half still signs and opens. */
  revokeIdentity(own: OwnIdentity, reason: RevocationReason, now: Date): Promise<OwnIdentity>;
  /**
   * Two certificates of one primary key as one: everything in `offered` that this key bound, revocations among it, is added,
   * and nothing of `kept` is lost. Whoever brings it: of each thing the newest self-signature counts, so an old copy takes
   * nothing back. `kept` itself when there is nothing to add.
   */
  mergeCertificates(kept: Certificate, offered: Certificate): Promise<Certificate>;
  /** True for a file that holds one signature that revokes a primary key and nothing else. */
  isRevocation(file: Uint8Array): Promise<boolean>;
  /** The certificate with this revocation, or null when its primary key did not make it. */
  applyRevocation(certificate: Certificate, file: Uint8Array): Promise<Certificate | null>;

  /** One detached v4 signature packet, type 0x00, binary, over prefix + payload; nothing unhashed but nothing needed. */
  signDetached(kind: SignedKind, payload: Uint8Array, own: OwnIdentity, now: Date): Promise<Uint8Array>;
  /**
   * Checks exactly one detached signature of that kind by that certificate, without regard to time, expiry or
   * revocation (those are trust, applied by order of receipt). Null when it is not good for any reason.
   */
  verifyDetached(
    kind: SignedKind,
    payload: Uint8Array,
    signature: Uint8Array,
    by: Certificate,
  ): Promise<Verified<Uint8Array> | null>;

  /** A file as one SEIPDv2/AES-256-GCM packet, like the bodies of a vault, under a new key of its own: 32 bytes. */
  sealFile(plain: Uint8Array): Promise<{ readonly key: Uint8Array; readonly sealed: Uint8Array }>;
  /** Null when altered, truncated, of another form, or under another key. */
  openFile(key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null>;

  /**
   * Signs inline and encrypts to exactly one certificate: one PKESK with hidden key id, no SKESK, no compression.
   * `aead` chooses SEIPDv2/AES-256-GCM over SEIPDv1.
   */
  sealForOne(
    content: Uint8Array,
    to: Certificate,
    own: OwnIdentity,
    aead: boolean,
    now: Date,
  ): Promise<Uint8Array>;
  /**
   * Opens what {@link sealForOne} makes, from anyone. Checks size, structure and packet count before decrypting.
   * Refusals: `bundle-empty`, `-too-large`, `-not-openpgp`, `-truncated`, `-recipients` (not exactly one PKESK, or a
   * SKESK), `-compressed`, `-not-for-me`, `-altered`, `-unsigned`.
   * The inline signature is *not* what is relied on; `inline` tells whether one is there, and by which issuer fingerprint.
   */
  openForMe(
    message: Uint8Array,
    own: OwnIdentity,
    limits: OpenLimits,
  ): Promise<Result<{ readonly content: Uint8Array; readonly aead: boolean }>>;
}

/** OpenPGP for the vault file. The only implementation is `src-main/pgp`. */
export interface PgpForVault {
  createSlot(passphrase: string, cost: Argon2Cost, now: Date): Promise<SlotMaterial>;
  /** Null for a wrong passphrase and for damage alike: nobody can tell them apart. Refuses costs above 2 GiB / 16 passes. */
  openSlot(sealedSecret: Uint8Array, passphrase: string): Promise<Uint8Array | null>;
  newSessionKey(): SessionKey;
  /** The session key as one PKESK packet to a slot's public key: with any sealed body behind it a standard message. */
  sealSessionKey(key: SessionKey, slotPublicKey: Uint8Array): Promise<Uint8Array>;
  openSessionKey(pkesk: Uint8Array, slotSecret: Uint8Array): Promise<SessionKey | null>;
  /** One SEIPDv2/AES-256-GCM packet around a literal packet with `body`. */
  sealBody(key: SessionKey, body: Uint8Array): Promise<Uint8Array>;
  /** Null when altered, truncated, or under another key. */
  openBody(key: SessionKey, sealed: Uint8Array): Promise<Uint8Array | null>;
}
