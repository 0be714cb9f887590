import { readKey } from 'openpgp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate, IdentityMaterial, OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { concat, packetsOf, utf8 } from './testing/bytes.ts';
import { openPrograms, type Programs } from './testing/programs.ts';

/* Interoperability with the GnuPG of this system (2.2), both ways, with real keys. */

const pgp = createPgpForExchange();
const now = new Date();
const limits = { encrypted: 50_000_000, decrypted: 50_000_000 };
const content = utf8('ustar '.repeat(20_000));

let with_: Programs;
let alice: IdentityMaterial;
let gnupg: Certificate;

const read = async (bytes: Uint8Array): Promise<Certificate> => {
  const certificate = await pgp.readCertificate(bytes);
  if (!certificate.ok) throw new Error(certificate.refusal.code);
  return certificate.value;
};
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const certificate = await pgp.readCertificate(bytes);
  return certificate.ok ? 'ok' : certificate.refusal.code;
};

beforeAll(async () => {
  with_ = openPrograms();
  alice = await pgp.createIdentity('Аврора (north)', now);
  const made = with_.gpgKey(
    'Gnu',
    'Key-Type: eddsa',
    'Key-Curve: ed25519',
    'Subkey-Type: ecdh',
    'Subkey-Curve: cv25519',
  );
  gnupg = await read(made);
  expect(with_.gpg('--import', with_.file('alice.pgp', alice.certificate.bytes)).status).toBe(0);
});
afterAll(() => with_.close());

const signedKinds = ['change', 'manifest', 'journal head', 'statement'] as const;

describe('GnuPG takes what Corridor makes', () => {
  it('a certificate, armored too, without complaint', () => {
    const armored = with_.file('alice.asc', pgp.armorCertificate(alice.certificate));
    const { status, err } = with_.gpg('--import', armored);
    expect(status, err).toBe(0);
    expect(err).not.toMatch(/warning|invalid|unsupported|error|skipped/i);
    const listed = Buffer.from(
      with_.gpg('--with-colons', '--check-sigs', alice.certificate.fingerprint).out,
    ).toString();
    expect(listed).toContain('Аврора (north)');
    expect(listed).toMatch(/^sig:!:/m);
    expect(listed).not.toMatch(/^sig:[%-]:/m);
    // No expiry; encrypt to a subkey, sign with the primary key.
    expect(listed).toMatch(/^pub:[^:]*:255:22:[0-9A-F]{16}:\d+::/m);
    expect(listed).toMatch(/^sub:[^:]*:255:18:[0-9A-F]{16}:\d+::/m);
  });

  it('the digest of an identity, recomputed with standard tools', () => {
    with_.file('exported.pgp', with_.gpg('--export', alice.certificate.fingerprint).out);
    const { out } = with_.sh(
      "tail -c +3 exported.pgp | head -c 51 | (printf '\\231\\000\\063'; cat) | sha256sum | cut -d' ' -f1",
    );
    expect(Buffer.from(out).toString().trim()).toBe(alice.certificate.digest);
  });

  it.each(signedKinds)('a detached signature of a %s, over the prefix and the payload', async (kind) => {
    const payload = utf8('{"v":1,"author":"…"}');
    const signature = await pgp.signDetached(kind, payload, alice, now);
    const data = with_.file('header', concat(utf8(`corridor ${kind} v1\n`), payload));
    const { status, err } = with_.gpg('--verify', with_.file('header.sig', signature), data);
    expect(status, err).toBe(0);
    expect(err).toContain('Good signature from "Аврора (north)"');
    const forged = with_.file('forged', concat(utf8('corridor other v1\n'), payload));
    expect(with_.gpg('--verify', with_.file('header.sig', signature), forged).status).not.toBe(0);
  });

  it.each([['a certificate of GnuPG, SEIPDv1', () => gnupg]])(
    'a bundle: %s, with “Good signature” and a hidden recipient',
    async (_, to) => {
      const sealed = await pgp.sealForOne(content, to(), alice, false, now);
      const path = with_.file('bundle.pgp', sealed);
      const { status, out, err } = with_.gpg('--decrypt', path);
      expect(status, err).toBe(0);
      expect(Buffer.compare(out, content)).toBe(0);
      expect(err).toContain('Good signature from "Аврора (north)"');
      expect(err).toContain('anonymous');
      expect(err).not.toMatch(/not integrity protected/i);
    },
  );

  it('the secret key, and decrypts with it what was sealed for Corridor', async () => {
    const armored = await pgp.exportSecretForGnupg(alice, 'пароль 1');
    const own = openPrograms();
    try {
      const imported = own.gpg('--passphrase', 'пароль 1', '--import', own.file('secret.asc', armored));
      expect(imported.status, imported.err).toBe(0);
      expect(imported.err).toContain('secret keys imported: 1');
      const sealed = await pgp.sealForOne(content, alice.certificate, alice, false, now);
      const path = own.file('bundle.pgp', sealed);
      const opened = own.gpg('--passphrase', 'пароль 1', '--decrypt', path);
      expect(opened.status, opened.err).toBe(0);
      expect(Buffer.compare(opened.out, content)).toBe(0);
      expect(opened.err).toContain('Good signature');
      own.sh('gpgconf --kill gpg-agent');
      expect(own.gpg('--passphrase', 'wrong', '--decrypt', path).status).not.toBe(0);

      // What GnuPG signs with the imported key is Alice's.
      const data = own.file('data', concat(utf8('corridor statement v1\n'), content));
      const signed = own.gpg(
        '--passphrase',
        'пароль 1',
        '--digest-algo',
        'SHA512',
        '--output',
        'sig',
        '--detach-sign',
        data,
      );
      expect(signed.status, signed.err).toBe(0);
      expect(await pgp.verifyDetached('statement', content, own.read('sig'), alice.certificate)).toBe(
        content,
      );
    } finally {
      own.close();
    }
  });

  it('the revocation certificate', async () => {
    const own = openPrograms();
    try {
      own.sh('gpg --batch --check-trustdb');
      own.gpg('--import', own.file('alice.pgp', alice.certificate.bytes));
      const { status, err } = own.gpg('--import', own.file('revocation.asc', alice.revocation));
      expect(status, err).toBe(0);
      const revoked = await read(own.gpg('--export').out);
      expect(revoked).toMatchObject({ digest: alice.certificate.digest, revoked: true });
      const payload = utf8('old');
      const signature = await pgp.signDetached('change', payload, alice, now);
      expect(await pgp.verifyDetached('change', payload, signature, revoked)).toBe(payload);
    } finally {
      own.close();
    }
  });
});

describe('GnuPG and a renewed encryption key', () => {
  const laterOn = new Date(now.getTime() + 3_600_000);
  let renewed: OwnIdentity;
  let own: Programs;
  beforeAll(async () => {
    const rotated = await pgp.rotateEncryptionKey(await pgp.createIdentity('Vesna', now), now);
    if (rotated === null) throw new Error('no room');
    renewed = rotated;
    own = openPrograms();
  });
  afterAll(() => own.close());

  it('encrypts to the new one alone, also when it knew the old one, and a stale copy changes nothing', async () => {
    const old = await readKey({ binaryKey: renewed.certificate.bytes });
    old.subkeys = old.subkeys.slice(0, 1);
    for (const subkey of old.subkeys) subkey.revocationSignatures = [];
    const stale = own.file('stale.pgp', old.write());
    for (const path of [stale, own.file('renewed.pgp', renewed.certificate.bytes), stale]) {
      const { status, err } = own.gpg('--import', path);
      expect(status, err).toBe(0);
    }
    own.gpgKey('Gnu2', 'Key-Type: eddsa', 'Key-Curve: ed25519');
    const { fingerprint } = renewed.certificate;
    const clock = ['--faked-system-time', String(Math.ceil(laterOn.getTime() / 1000))];
    const ran = own.gpg(
      ...clock,
      '--local-user',
      'Gnu2',
      '--recipient',
      fingerprint,
      '--output',
      'sealed',
      '--sign',
      '--encrypt',
      own.file('content', content),
    );
    expect(ran.status, ran.err).toBe(0);
    const sealed = own.read('sealed');
    expect(packetsOf(sealed).filter(({ tag }) => tag === 1)).toHaveLength(1);
    const destroyed = await pgp.withoutOldSecrets(renewed);
    expect(await pgp.openForMe(sealed, destroyed, limits)).toEqual({
      ok: true,
      value: { content, aead: false },
    });
  });

  it('opens with the exported secret key what was sealed for either', async () => {
    const armored = await pgp.exportSecretForGnupg(renewed, 'пароль 1');
    const imported = own.gpg('--passphrase', 'пароль 1', '--import', own.file('secret.asc', armored));
    expect(imported.status, imported.err).toBe(0);
    const [first] = await pgp.heldKeys(renewed);
    const old = await readKey({ binaryKey: renewed.certificate.bytes });
    for (const subkey of old.subkeys) subkey.revocationSignatures = [];
    old.subkeys = old.subkeys.filter((subkey) => subkey.getFingerprint() === first?.fingerprint);
    for (const to of [renewed.certificate, await read(old.write())]) {
      const path = own.file('bundle.pgp', await pgp.sealForOne(content, to, alice, false, now));
      const opened = own.gpg('--passphrase', 'пароль 1', '--decrypt', path);
      expect(Buffer.compare(opened.out, content), opened.err).toBe(0);
    }
  });

  it('takes a revoked certificate as revoked, and says why', async () => {
    const revoked = await pgp.revokeIdentity(renewed, 'superseded', now);
    const { status, err } = own.gpg('--import', own.file('revoked.pgp', revoked.certificate.bytes));
    expect(status, err).toBe(0);
    const listed = own.gpg('--with-colons', '--list-keys', renewed.certificate.fingerprint).out;
    expect(Buffer.from(listed).toString()).toMatch(/^pub:r:/m);
  });
});

describe('Corridor takes what GnuPG makes', () => {
  const encrypted = (...options: readonly string[]): Uint8Array => {
    const data = with_.file('content', content);
    const ran = with_.gpg(
      ...options,
      '--local-user',
      'Gnu',
      '--recipient',
      alice.certificate.fingerprint,
      '--output',
      'sealed',
      '--sign',
      '--encrypt',
      data,
    );
    expect(ran.status, ran.err).toBe(0);
    return with_.read('sealed');
  };

  it('a bundle, because our certificate prefers no compression', async () => {
    const opened = await pgp.openForMe(encrypted('--throw-keyids'), alice, limits);
    expect(opened).toEqual({ ok: true, value: { content, aead: false } });
  });

  it('a bundle that names its recipient, in partial lengths', async () => {
    const data = with_.file('content', content);
    const piped = with_.sh(
      `cat ${data} | gpg --batch --trust-model always -u Gnu -r ${alice.certificate.fingerprint} --sign --encrypt`,
    );
    expect(packetsOf(piped.out)[1]?.partial, piped.err).toBe(true);
    expect(await pgp.openForMe(piped.out, alice, limits)).toEqual({
      ok: true,
      value: { content, aead: false },
    });
  });

  it.each(['1', '2', '3'])(
    'not a bundle compressed with algorithm %s: bundle-compressed',
    async (algorithm) => {
      const name = ['', 'zip', 'zlib', 'bzip2'][Number(algorithm)]!;
      const opened = await pgp.openForMe(encrypted('--compress-algo', name), alice, limits);
      expect(opened).toEqual({ ok: false, refusal: { code: 'bundle-compressed' } });
    },
  );

  it('not a second recipient, hidden: bundle-recipients', async () => {
    const opened = await pgp.openForMe(encrypted('--hidden-recipient', 'Gnu'), alice, limits);
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'bundle-recipients' } });
  });

  it('not a passphrase beside the recipient: bundle-recipients', async () => {
    const opened = await pgp.openForMe(encrypted('--passphrase', 'x', '--symmetric'), alice, limits);
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'bundle-recipients' } });
  });

  it('not an unsigned one: bundle-unsigned', async () => {
    const data = with_.file('content', content);
    with_.gpg('--recipient', alice.certificate.fingerprint, '--output', 'sealed', '--encrypt', data);
    const opened = await pgp.openForMe(with_.read('sealed'), alice, limits);
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'bundle-unsigned' } });
  });

  it.each(signedKinds)('a detached signature of a %s, where its form fits', async (kind) => {
    const payload = utf8('{"v":1}');
    const data = with_.file('data', concat(utf8(`corridor ${kind} v1\n`), payload));
    const signed = (...options: readonly string[]): Uint8Array => {
      const ran = with_.gpg('--local-user', 'Gnu', ...options, '--output', 'sig', '--detach-sign', data);
      expect(ran.status, ran.err).toBe(0);
      return with_.read('sig');
    };
    const verify = async (signature: Uint8Array) => pgp.verifyDetached(kind, payload, signature, gnupg);
    expect(await verify(signed())).toBe(payload);
    expect(await verify(signed('--digest-algo', 'SHA256'))).toBe(payload);
    expect(await verify(signed('--textmode'))).toBeNull();
    expect(await verify(signed('--digest-algo', 'SHA384'))).toBeNull();
    expect(await verify(signed('--default-sig-expire', '1y'))).toBeNull();
    expect(await verify(signed('--armor'))).toBeNull();
  });
});

describe('certificates of GnuPG', () => {
  const ecc = (curve: string, name: string): Uint8Array =>
    with_.gpgKey(
      name,
      `Key-Type: ${curve === 'ed25519' ? 'eddsa' : 'ecdsa'}`,
      `Key-Curve: ${curve}`,
      'Subkey-Type: ecdh',
      `Subkey-Curve: ${curve === 'ed25519' ? 'cv25519' : curve}`,
    );
  const rsa = (bits: number): Uint8Array =>
    with_.gpgKey(
      `RSA${bits}`,
      'Key-Type: rsa',
      `Key-Length: ${bits}`,
      'Subkey-Type: rsa',
      'Subkey-Usage: encrypt',
      `Subkey-Length: ${bits}`,
    );

  it.each(['ed25519', 'nistp256', 'nistp384', 'nistp521'])(
    '%s: taken, a bundle for it opens',
    async (curve) => {
      const to = await read(ecc(curve, `Taken ${curve}`));
      expect(to).toMatchObject({ name: `Taken ${curve}`, aead: false, revoked: false });
      const sealed = with_.file('bundle.pgp', await pgp.sealForOne(content, to, alice, false, now));
      const { out, err } = with_.gpg('--decrypt', sealed);
      expect(Buffer.compare(out, content), err).toBe(0);
      expect(err).toContain('Good signature');
    },
  );

  it('rsa3072: taken, a bundle for it opens, its signatures hold', async () => {
    const to = await read(rsa(3072));
    const { out, err } = with_.gpg(
      '--decrypt',
      with_.file('b.pgp', await pgp.sealForOne(content, to, alice, false, now)),
    );
    expect(Buffer.compare(out, content), err).toBe(0);
    const data = with_.file('data', concat(utf8('corridor manifest v1\n'), content));
    with_.gpg('--local-user', 'RSA3072', '--output', 'sig', '--detach-sign', data);
    expect(await pgp.verifyDetached('manifest', content, with_.read('sig'), to)).toBe(content);
  });

  it('a signing subkey: its signatures hold', async () => {
    const bytes = with_.gpgKey(
      'Signer',
      'Key-Type: eddsa',
      'Key-Curve: ed25519',
      'Key-Usage: cert',
      'Subkey-Type: ecdh',
      'Subkey-Curve: cv25519',
    );
    const before = Buffer.from(with_.gpg('--with-colons', '--list-keys', 'Signer').out).toString();
    const fingerprint = /^fpr:+([0-9A-F]{40})/m.exec(before)![1]!;
    expect(await codeOf(bytes)).toBe('certificate-unusable');
    const added = with_.gpg('--passphrase', '', '--quick-add-key', fingerprint, 'ed25519', 'sign', '0');
    expect(added.status, added.err).toBe(0);
    const by = await read(with_.gpg('--export', 'Signer').out);
    const data = with_.file('data', concat(utf8('corridor change v1\n'), content));
    with_.gpg('--local-user', 'Signer', '--output', 'sig', '--detach-sign', data);
    expect(await pgp.verifyDetached('change', content, with_.read('sig'), by)).toBe(content);
  });

  it('an expired one: read, and encrypted to', async () => {
    const to = await read(
      with_.gpgKey(
        'Brief',
        'Key-Type: eddsa',
        'Key-Curve: ed25519',
        'Subkey-Type: ecdh',
        'Subkey-Curve: cv25519',
        'Creation-Date: 20200101T000000',
      ),
    );
    const bundle = await pgp.sealForOne(content, to, alice, false, now);
    expect(with_.gpg('--decrypt', with_.file('b.pgp', bundle)).err).toContain('Good signature');
  });

  it('rsa2048: certificate-weak', async () => expect(await codeOf(rsa(2048))).toBe('certificate-weak'));

  it('DSA and ElGamal: certificate-weak', async () => {
    const bytes = with_.gpgKey(
      'DSA',
      'Key-Type: dsa',
      'Key-Length: 2048',
      'Subkey-Type: ELG-E',
      'Subkey-Length: 2048',
    );
    expect(await codeOf(bytes)).toBe('certificate-weak');
  });

  it('bound with SHA-1: certificate-weak', async () => {
    with_.file('gpg.conf', 'cert-digest-algo SHA1\n');
    try {
      for (const bytes of [ecc('ed25519', 'Old'), rsa(4096)])
        expect(await codeOf(bytes)).toBe('certificate-weak');
    } finally {
      with_.file('gpg.conf', '');
    }
  });

  it.each(['brainpoolP256r1', 'secp256k1'])('%s: certificate-foreign-form', async (curve) =>
    expect(await codeOf(ecc(curve, `Foreign ${curve}`))).toBe('certificate-foreign-form'),
  );

  it('a secret key: certificate-secret', async () => {
    expect(await codeOf(with_.gpg('--export-secret-keys', 'Gnu').out)).toBe('certificate-secret');
    expect(await codeOf(with_.gpg('--armor', '--export-secret-keys', 'Gnu').out)).toBe('certificate-secret');
  });

  it('a whole keyring: certificate-several', async () => {
    expect(await codeOf(with_.gpg('--export').out)).toBe('certificate-several');
    expect(await codeOf(with_.gpg('--armor', '--export').out)).toBe('certificate-several');
  });

  it('certified by others, minimal, armored: the same digest', async () => {
    with_.gpg('--local-user', 'RSA3072', '--quick-sign-key', gnupg.fingerprint);
    const signed = await read(with_.gpg('--armor', '--export', gnupg.fingerprint).out);
    expect(signed.bytes.length).toBeGreaterThan(gnupg.bytes.length);
    expect(signed.digest).toBe(gnupg.digest);
    expect(
      (await read(with_.gpg('--export-options', 'export-minimal', '--export', gnupg.fingerprint).out)).digest,
    ).toBe(gnupg.digest);
  });
});
