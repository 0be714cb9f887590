import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate, IdentityMaterial } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { createPgpForVault } from './for-vault.ts';
import { concat, packetsOf, utf8 } from './testing/bytes.ts';
import { openPrograms, type Programs } from './testing/programs.ts';

/* Interoperability with the Sequoia of this system (sq 0.27), both ways, with real keys. */

const pgp = createPgpForExchange();
const now = new Date();
const limits = { encrypted: 50_000_000, decrypted: 50_000_000 };
const content = utf8('ustar '.repeat(20_000));

let with_: Programs;
let alice: IdentityMaterial;
let sequoia: Certificate;

beforeAll(async () => {
  with_ = openPrograms();
  alice = await pgp.createIdentity('Aurora', now);
  with_.file('alice.pgp', alice.certificate.bytes);
  const made = with_.sq('key', 'generate', '--userid', 'Sq', '--export', 'sq.key');
  expect(made.status, made.err).toBe(0);
  const extracted = with_.sq('key', 'extract-cert', '--output', 'sq.pgp', 'sq.key');
  expect(extracted.status, extracted.err).toBe(0);
  const read = await pgp.readCertificate(with_.read('sq.pgp'));
  if (!read.ok) throw new Error(read.refusal.code);
  sequoia = read.value;
});
afterAll(() => with_.close());

const signedKinds = ['change', 'manifest', 'journal head', 'statement'] as const;

describe('Sequoia takes what Corridor makes', () => {
  it('a certificate, without complaint', () => {
    const { status, out, err } = with_.sq('inspect', 'alice.pgp');
    const text = Buffer.from(out).toString() + err;
    expect(status, text).toBe(0);
    expect(text).toContain(alice.certificate.fingerprint.toUpperCase());
    // Without the hex digits of keys: one in forty fingerprints reads BAD somewhere.
    expect(text.replaceAll(/\b[0-9A-F]{16,}\b/g, '')).not.toMatch(/invalid|unknown algorithm|bad|expired/i);
  });

  it.each(signedKinds)('a detached signature of a %s', async (kind) => {
    const payload = utf8('{"v":1}');
    with_.file('data', concat(utf8(`corridor ${kind} v1\n`), payload));
    with_.file('sig', await pgp.signDetached(kind, payload, alice, now));
    const { status, err } = with_.sq('verify', '--signer-cert', 'alice.pgp', '--detached', 'sig', 'data');
    expect(status, err).toBe(0);
    with_.file('data', concat(utf8('corridor other v1\n'), payload));
    expect(with_.sq('verify', '--signer-cert', 'alice.pgp', '--detached', 'sig', 'data').status).not.toBe(0);
  });

  it('a bundle, SEIPDv1, with a hidden recipient', async () => {
    with_.file('bundle.pgp', await pgp.sealForOne(content, sequoia, alice, false, now));
    const { status, err } = with_.sq(
      'decrypt',
      '--recipient-key',
      'sq.key',
      '--signer-cert',
      'alice.pgp',
      '--output',
      'out',
      'bundle.pgp',
    );
    expect(status, err).toBe(0);
    expect(Buffer.compare(with_.read('out'), content)).toBe(0);
  });

  it('the secret key', async () => {
    with_.file('alice.key', alice.secret);
    with_.file('bundle.pgp', await pgp.sealForOne(content, alice.certificate, alice, false, now));
    const { status, err } = with_.sq(
      'decrypt',
      '--recipient-key',
      'alice.key',
      '--signer-cert',
      'alice.pgp',
      '--output',
      'out',
      'bundle.pgp',
    );
    expect(status, err).toBe(0);
    expect(Buffer.compare(with_.read('out'), content)).toBe(0);
  });

  it('not yet SEIPDv2: 0.27 says so; a newer one may open a vault by hand', async () => {
    const vault = createPgpForVault();
    const cost = { memoryExponent: 10, passes: 1, parallelism: 1 };
    const slot = await vault.createSlot('x', cost, now);
    const key = vault.newSessionKey();
    with_.file('slot.key', (await vault.openSlot(slot.sealedSecret, 'x'))!);
    with_.file(
      'body.pgp',
      concat(await vault.sealSessionKey(key, slot.publicKey), await vault.sealBody(key, content)),
    );
    const { status } = with_.sq('decrypt', '--recipient-key', 'slot.key', '--output', 'out', 'body.pgp');
    if (status === 0) expect(Buffer.compare(with_.read('out'), content)).toBe(0);
    else expect(Buffer.from(with_.sq('--version').out).toString()).toContain('sq 0.');
  });
});

describe('Corridor takes what Sequoia makes', () => {
  const sealed = (...options: readonly string[]): Uint8Array => {
    with_.file('content', content);
    const ran = with_.sq(
      'encrypt',
      '--binary',
      '--recipient-cert',
      'alice.pgp',
      '--signer-key',
      'sq.key',
      '--output',
      'sealed',
      ...options,
      'content',
    );
    expect(ran.status, ran.err).toBe(0);
    return with_.read('sealed');
  };

  it('a certificate, with signing subkey', () => {
    expect(sequoia).toMatchObject({ name: 'Sq', aead: false, revoked: false });
  });

  it('a bundle without compression', async () => {
    expect(await pgp.openForMe(sealed('--compression', 'none'), alice, limits)).toEqual({
      ok: true,
      value: { content, aead: false },
    });
  });

  it('not a compressed one: bundle-compressed', async () => {
    expect(await pgp.openForMe(sealed('--compression', 'zip'), alice, limits)).toEqual({
      ok: false,
      refusal: { code: 'bundle-compressed' },
    });
  });

  it.each(signedKinds)('a detached signature of a %s', async (kind) => {
    const payload = utf8('{"v":1}');
    with_.file('data', concat(utf8(`corridor ${kind} v1\n`), payload));
    const ran = with_.sq(
      'sign',
      '--binary',
      '--detached',
      '--signer-key',
      'sq.key',
      '--output',
      'sig',
      'data',
    );
    expect(ran.status, ran.err).toBe(0);
    expect(await pgp.verifyDetached(kind, payload, with_.read('sig'), sequoia)).toBe(payload);
    expect(await pgp.verifyDetached(kind, payload, with_.read('sig'), alice.certificate)).toBeNull();
  });

  it('a revoked certificate, whose old signatures still hold', async () => {
    const payload = utf8('{"v":1}');
    with_.file('data', concat(utf8('corridor change v1\n'), payload));
    with_.sq('sign', '--binary', '--detached', '--signer-key', 'sq.key', '--output', 'sig', 'data');
    const revoked = with_.sq(
      'revoke',
      'certificate',
      '--binary',
      '--certificate',
      'sq.key',
      'compromised',
      'lost',
    );
    expect(revoked.status, revoked.err).toBe(0);
    const { end } = packetsOf(sequoia.bytes)[0]!;
    const bytes = concat(sequoia.bytes.subarray(0, end), revoked.out, sequoia.bytes.subarray(end));
    const read = await pgp.readCertificate(bytes);
    expect(read).toMatchObject({ ok: true, value: { digest: sequoia.digest, revoked: true } });
    if (read.ok)
      expect(await pgp.verifyDetached('change', payload, with_.read('sig'), read.value)).toBe(payload);
  });
});

describe('Sequoia and a renewed encryption key', () => {
  it('encrypts to the new one alone, because the old one is withdrawn, and opens what was sealed for it', async () => {
    const made = await pgp.createIdentity('Vesna', new Date(now.getTime() - 86_400_000));
    const renewed = await pgp.rotateEncryptionKey(made, new Date(now.getTime() - 3_600_000));
    if (renewed === null) throw new Error('no room');
    with_.file('renewed.pgp', renewed.certificate.bytes);
    with_.file('content', content);
    const ran = with_.sq(
      'encrypt',
      '--binary',
      '--compression',
      'none',
      '--recipient-cert',
      'renewed.pgp',
      '--signer-key',
      'sq.key',
      '--output',
      'sealed',
      'content',
    );
    expect(ran.status, ran.err).toBe(0);
    const sealed = with_.read('sealed');
    expect(packetsOf(sealed).filter(({ tag }) => tag === 1)).toHaveLength(1);
    const destroyed = await pgp.withoutOldSecrets(renewed);
    expect(await pgp.openForMe(sealed, destroyed, limits)).toEqual({
      ok: true,
      value: { content, aead: false },
    });

    with_.file('renewed.key', renewed.secret);
    with_.file('bundle.pgp', await pgp.sealForOne(content, renewed.certificate, alice, false, now));
    const opened = with_.sq(
      'decrypt',
      '--recipient-key',
      'renewed.key',
      '--signer-cert',
      'alice.pgp',
      '--output',
      'out',
      'bundle.pgp',
    );
    expect(opened.status, opened.err).toBe(0);
    expect(Buffer.compare(with_.read('out'), content)).toBe(0);
  });
});
