import { createMessage, decrypt, encrypt, enums, readMessage, readPrivateKey } from 'openpgp';
import { describe, expect, it, vi } from 'vitest';
import type { SessionKey } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from './for-exchange.ts';
import { createPgpForVault } from './for-vault.ts';
import { concat, flipped, joined, packet, packetsOf, slice } from './testing/bytes.ts';

/* Every octet is tried; on a busy machine that takes longer than 5 s. */
vi.setConfig({ testTimeout: 120_000 });

const pgp = createPgpForVault();
const key = pgp.newSessionKey();
const body = new Uint8Array(1000).map((_, at) => at % 251);
const sealed = await pgp.sealBody(key, body);

/** Seals otherwise than a vault does. */
const made = async (aeadAlgorithm: 'ocb' | 'gcm' | null, config = {}): Promise<Uint8Array> => {
  const bytes: unknown = await encrypt({
    message: await createMessage({ binary: body }),
    sessionKey: { data: key, algorithm: 'aes256', ...(aeadAlgorithm === null ? {} : { aeadAlgorithm }) },
    format: 'binary',
    config,
  });
  if (!(bytes instanceof Uint8Array)) throw new Error('a stream');
  return bytes;
};

describe('a sealed body', () => {
  it.each([0, 1, 20, 300, 511, 512, 65_536, 4_194_304, 4_194_305, 9_000_000])(
    '%i bytes come back',
    async (size) => {
      const bytes = new Uint8Array(size).fill(size % 255);
      const opened = await pgp.openBody(key, await pgp.sealBody(key, bytes));
      expect(Buffer.compare(opened!, bytes)).toBe(0);
    },
  );

  it('is one SEIPDv2 packet with AES-256-GCM in chunks of 4 MiB, different each time', async () => {
    const [only, ...rest] = packetsOf(sealed);
    expect(rest).toEqual([]);
    expect([only!.tag, ...only!.body.subarray(0, 4)]).toEqual([18, 2, 9, 3, 16]);
    expect(await pgp.sealBody(key, body)).not.toEqual(sealed);
  });

  it('says nothing of when it was sealed', async () => {
    const message = await readMessage({ binaryMessage: sealed });
    const inside = await message.decrypt(undefined, undefined, [{ data: key, algorithm: 'aes256' }]);
    const [literal] = inside.packets as unknown as readonly { readonly date: Date }[];
    expect(literal?.date.getTime()).toBe(0);
  });

  it('adds less than 100 bytes to a small body', async () => {
    expect((await pgp.sealBody(key, new Uint8Array(20))).length).toBeLessThan(120);
  });

  it('is opened by no other key', async () => {
    expect(await pgp.openBody(pgp.newSessionKey(), sealed)).toBeNull();
    expect(await pgp.openBody(key.subarray(0, 16) as SessionKey, sealed)).toBeNull();
  });

  it('altered or cut anywhere, doubled, or followed by something: null', async () => {
    for (let at = 0; at < sealed.length; at++) {
      expect(await pgp.openBody(key, flipped(sealed, at)), `octet ${at}`).toBeNull();
      expect(await pgp.openBody(key, sealed.subarray(0, at))).toBeNull();
    }
    expect(await pgp.openBody(key, concat(sealed, sealed))).toBeNull();
    expect(await pgp.openBody(key, concat(sealed, Uint8Array.of(0)))).toBeNull();
    expect(await pgp.openBody(key, concat(packet(10, new Uint8Array(3)), sealed))).toBeNull();
  });

  it('cut behind a chunk: null', async () => {
    const long = await pgp.sealBody(key, new Uint8Array(9_000_000));
    const chunk = 4 + 32 + 4_194_304 + 16;
    const parts = packetsOf(long)[0]!;
    expect(parts.partial).toBe(true);
    const whole = joined(long);
    expect(await pgp.openBody(key, packet(18, whole))).toHaveLength(9_000_000);
    expect(await pgp.openBody(key, packet(18, whole.subarray(0, chunk)))).toBeNull();
    expect(
      await pgp.openBody(key, packet(18, concat(whole.subarray(0, chunk), whole.subarray(-16)))),
    ).toBeNull();
  });

  it('of another form is none of ours: null', async () => {
    expect(await pgp.openBody(key, await made('gcm', { aeadChunkSizeByte: 16 }))).toEqual(body);
    expect(await pgp.openBody(key, await made('gcm', { aeadChunkSizeByte: 12 }))).toBeNull();
    expect(await pgp.openBody(key, await made('ocb', { aeadChunkSizeByte: 16 }))).toBeNull();
    expect(await pgp.openBody(key, await made(null))).toBeNull();
  });

  it('with more than the body inside: null', async () => {
    const own = await createPgpForExchange().createIdentity('Ana', new Date());
    const signingKeys = await readPrivateKey({ binaryKey: own.secret });
    const parts = { message: await createMessage({ binary: body }), format: 'binary' as const };
    const session = { data: key, algorithm: 'aes256' as const, aeadAlgorithm: 'gcm' as const };
    const config = { aeadChunkSizeByte: 16 };
    const signed: unknown = await encrypt({ ...parts, sessionKey: session, signingKeys, config });
    expect(await pgp.openBody(key, signed as Uint8Array)).toBeNull();
    const zip = { ...config, preferredCompressionAlgorithm: enums.compression.zlib };
    const zipped: unknown = await encrypt({
      ...parts,
      sessionKey: session,
      config: zip,
      encryptionKeys: [],
    });
    expect(await pgp.openBody(key, zipped as Uint8Array)).toBeNull();
  });
});

it('behind the session key of a slot it is a standard message', async () => {
  const cost = { memoryExponent: 10, passes: 1, parallelism: 1 };
  const slot = await pgp.createSlot('x', cost, new Date());
  const pkesk = await pgp.sealSessionKey(key, slot.publicKey);
  const secret = await pgp.openSlot(slot.sealedSecret, 'x');
  for (const bytes of [sealed, await pgp.sealBody(key, new Uint8Array(2_000_000))]) {
    const { data }: { data: unknown } = await decrypt({
      message: await readMessage({ binaryMessage: concat(pkesk, bytes) }),
      decryptionKeys: await readPrivateKey({ binaryKey: secret! }),
      format: 'binary',
    });
    expect(data).toEqual(await pgp.openBody(key, bytes));
  }
  expect(packetsOf(concat(pkesk, sealed)).map((span) => slice(pkesk, span).length > 0)).toEqual([
    true,
    false,
  ]);
});
