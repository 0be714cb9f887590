import { decrypt, encryptSessionKey, readKey, readMessage } from 'openpgp';
import { describe, expect, it, vi } from 'vitest';
import { createPgpForVault } from './for-vault.ts';
import { isSessionKey } from './session-keys.ts';
import { concat, flipped, packet, packetsOf, slice } from './testing/bytes.ts';
import { cpuTime } from './testing/cpu-time.ts';

/* Every octet is tried; on a busy machine that takes longer than 5 s. */
vi.setConfig({ testTimeout: 120_000 });

const pgp = createPgpForVault();
const now = new Date('2031-05-06T07:08:09Z');
const cost = { memoryExponent: 4, passes: 1, parallelism: 1 };
const slot = await pgp.createSlot('correct horse', cost, now);
const other = await pgp.createSlot('battery', cost, now);
const secret = await pgp.openSlot(slot.sealedSecret, 'correct horse');

describe('a slot', () => {
  it('opens with its passphrase alone', async () => {
    expect(secret).toBeInstanceOf(Uint8Array);
    expect(await pgp.openSlot(slot.sealedSecret, 'correct horse ')).toBeNull();
    expect(await pgp.openSlot(slot.sealedSecret, '')).toBeNull();
    expect(await pgp.openSlot(other.sealedSecret, 'correct horse')).toBeNull();
  });

  it('opens however the system composes letters', async () => {
    const composed = await pgp.createSlot('п\u0439 \u00e9', cost, now);
    expect(await pgp.openSlot(composed.sealedSecret, 'п\u0438\u0306 e\u0301')).toBeInstanceOf(Uint8Array);
  });

  it('is one SKESK of version 6 with Argon2id, and one body, for any OpenPGP program', async () => {
    const [skesk, body, ...rest] = packetsOf(slot.sealedSecret);
    expect([skesk?.tag, body?.tag, rest.length]).toEqual([3, 18, 0]);
    // Version, count, AES-256, GCM, length of S2K, Argon2; passes, lanes, memory.
    expect([...skesk!.body.subarray(0, 6)]).toEqual([6, 35, 9, 3, 20, 4]);
    expect([...skesk!.body.subarray(22, 25)]).toEqual([1, 1, 4]);
    const message = await readMessage({ binaryMessage: slot.sealedSecret });
    const { data }: { data: unknown } = await decrypt({
      message,
      passwords: 'correct horse',
      format: 'binary',
    });
    expect(data).toEqual(secret);
  });

  it('altered or cut anywhere: null, like a wrong passphrase', async () => {
    const [skesk] = packetsOf(slot.sealedSecret);
    // Each try derives a key; behind the SKESK every seventh octet will do.
    for (let at = 0; at < slot.sealedSecret.length; at += at < skesk!.end ? 1 : 7) {
      const opened = await pgp.openSlot(flipped(slot.sealedSecret, at), 'correct horse');
      expect(opened, `octet ${at}`).toBeNull();
      expect(await pgp.openSlot(slot.sealedSecret.subarray(0, at), 'correct horse')).toBeNull();
    }
    expect(await pgp.openSlot(concat(slot.sealedSecret, Uint8Array.of(0)), 'correct horse')).toBeNull();
    const twice = concat(slice(slot.sealedSecret, skesk!), slot.sealedSecret);
    expect(await pgp.openSlot(twice, 'correct horse')).toBeNull();
  });

  it('Argon2 bomb: refused before anything is derived', async () => {
    const [skesk, body] = packetsOf(slot.sealedSecret);
    const withCost = (passes: number, lanes: number, memory: number): Uint8Array => {
      const changed = new Uint8Array(skesk!.body);
      changed.set([passes, lanes, memory], 22);
      return concat(packet(3, changed), slice(slot.sealedSecret, body!));
    };
    const bombs = [
      [1, 1, 22],
      [1, 1, 30],
      [17, 1, 19],
      [255, 1, 19],
      [1, 17, 19],
      [1, 255, 19],
      [0, 1, 19],
      [1, 0, 19],
      [1, 4, 4],
      [1, 1, 2],
    ] as const;
    const before = process.memoryUsage().rss;
    const spent = await cpuTime(async () => {
      for (const [passes, lanes, memory] of bombs) {
        expect(await pgp.openSlot(withCost(passes, lanes, memory), 'correct horse')).toBeNull();
      }
    });
    expect(spent).toBeLessThan(200);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    // The same octets with the right cost open: it was the cost that was refused.
    expect(await pgp.openSlot(withCost(1, 1, 4), 'correct horse')).toEqual(secret);
  });

  it('is not made with a cost that would not open, nor without a passphrase', async () => {
    await expect(pgp.createSlot('x', { ...cost, memoryExponent: 22 }, now)).rejects.toThrow(RangeError);
    await expect(pgp.createSlot('x', { ...cost, passes: 0 }, now)).rejects.toThrow(RangeError);
    await expect(pgp.createSlot('', cost, now)).rejects.toThrow(RangeError);
    for (const absurd of [
      { passes: 17 },
      { passes: 1.5 },
      { parallelism: 17, memoryExponent: 10 },
      { parallelism: 0 },
      { parallelism: 1.5 },
      { parallelism: 16, memoryExponent: 6 },
      { memoryExponent: 2 },
      { memoryExponent: 4.5 },
    ])
      await expect(pgp.createSlot('x', { ...cost, ...absurd }, now)).rejects.toThrow(RangeError);
    for (const bearable of [
      { parallelism: 16, memoryExponent: 7 },
      { memoryExponent: 3, passes: 16 },
    ]) {
      const made = await pgp.createSlot('x', { ...cost, ...bearable }, now);
      expect(await pgp.openSlot(made.sealedSecret, 'x')).toBeInstanceOf(Uint8Array);
    }
  });
});

describe('a session key', () => {
  const key = pgp.newSessionKey();

  it('is 32 bytes, another one each time', () => {
    expect(key.length).toBe(32);
    expect(pgp.newSessionKey()).not.toEqual(key);
    expect([0, 16, 31, 32, 33].filter((size) => isSessionKey(new Uint8Array(size)))).toEqual([32]);
  });

  it('comes back out of its slot alone', async () => {
    const sealed = await pgp.sealSessionKey(key, slot.publicKey);
    expect(await pgp.openSessionKey(sealed, secret!)).toEqual(key);
    const foreign = await pgp.openSlot(other.sealedSecret, 'battery');
    expect(await pgp.openSessionKey(sealed, foreign!)).toBeNull();
  });

  it('names no slot', async () => {
    const [only, ...rest] = packetsOf(await pgp.sealSessionKey(key, slot.publicKey));
    expect(rest).toEqual([]);
    expect([...only!.body.subarray(0, 2)]).toEqual([6, 0]);
  });

  it('sealed for a body of version 1: null', async () => {
    const old: unknown = await encryptSessionKey({
      data: key,
      algorithm: 'aes256',
      encryptionKeys: await readKey({ binaryKey: slot.publicKey }),
      date: now,
      format: 'binary',
    });
    if (!(old instanceof Uint8Array)) throw new Error('a stream');
    expect(packetsOf(old)[0]?.body[0]).toBe(3);
    expect(await pgp.openSessionKey(old, secret!)).toBeNull();
  });

  it('that is shorter: null', async () => {
    const short: unknown = await encryptSessionKey({
      data: key.subarray(0, 16),
      algorithm: 'aes128',
      aeadAlgorithm: 'gcm',
      encryptionKeys: await readKey({ binaryKey: slot.publicKey }),
      date: now,
      format: 'binary',
    });
    if (!(short instanceof Uint8Array)) throw new Error('a stream');
    expect(packetsOf(short)[0]?.body[0]).toBe(6);
    expect(await pgp.openSessionKey(short, secret!)).toBeNull();
  });

  it('altered, cut, doubled, or followed by something: null', async () => {
    const sealed = await pgp.sealSessionKey(key, slot.publicKey);
    for (let at = 0; at < sealed.length; at++) {
      const opened = await pgp.openSessionKey(flipped(sealed, at), secret!);
      expect(opened, `octet ${at}`).toBeNull();
      expect(await pgp.openSessionKey(sealed.subarray(0, at), secret!)).toBeNull();
    }
    expect(await pgp.openSessionKey(concat(sealed, sealed), secret!)).toBeNull();
    expect(await pgp.openSessionKey(concat(sealed, Uint8Array.of(0)), secret!)).toBeNull();
    expect(await pgp.openSessionKey(sealed, new Uint8Array(10))).toBeNull();
  });
});
