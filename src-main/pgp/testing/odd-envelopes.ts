import { deflateRawSync } from 'node:zlib';
import { createMessage, encrypt, encryptSessionKey, readKey, sign } from 'openpgp';
import type { OwnIdentity, PgpForExchange } from '../../actions/ports/pgp.ts';
import { concat, flipped, packet, packetsOf, slice, utf8 } from './bytes.ts';
import { parsedSecret } from './samples.ts';

const now = new Date('2026-03-14T12:00:00Z');

const bytesOf = (made: unknown): Uint8Array => {
  if (!(made instanceof Uint8Array)) throw new Error('a stream');
  return made;
};

/** Whatever packets, encrypted correctly to one recipient. */
async function around(inside: Uint8Array, to: OwnIdentity, aead: boolean): Promise<Uint8Array> {
  const sessionKey = { data: new Uint8Array(32).fill(5), algorithm: 'aes256' } as const;
  const withMode = aead ? ({ ...sessionKey, aeadAlgorithm: 'gcm' } as const) : sessionKey;
  const encryptionKeys = await readKey({ binaryKey: to.certificate.bytes });
  const pkesk = await encryptSessionKey({
    ...withMode,
    encryptionKeys,
    wildcard: true,
    date: now,
    format: 'binary',
  });
  const message = await createMessage({ binary: new Uint8Array() });
  // The library serialises whatever says that it is a packet.
  Object.assign(message.packets, { write: () => inside });
  return concat(bytesOf(pkesk), bytesOf(await encrypt({ message, sessionKey: withMode, format: 'binary' })));
}

export interface EnvelopeRecipe {
  readonly name: string;
  readonly expect: string;
  readonly make: () => Promise<Uint8Array>;
}

/** Encrypted bundles around a good archive, with one fault each outside it. Session keys are drawn anew each time. */
export async function envelopeRecipes(
  pgp: PgpForExchange,
  { ana, ben, cleo }: Readonly<Record<'ana' | 'ben' | 'cleo', OwnIdentity>>,
  tar: Uint8Array,
): Promise<readonly EnvelopeRecipe[]> {
  const seal = (aead = true, to = ben): Promise<Uint8Array> =>
    pgp.sealForOne(tar, to.certificate, ana, aead, now);
  const library = async (options: Partial<Parameters<typeof encrypt>[0]>): Promise<Uint8Array> =>
    bytesOf(
      await encrypt({
        message: await createMessage({ binary: tar }),
        signingKeys: await parsedSecret(ana),
        encryptionKeys: await readKey({ binaryKey: ben.certificate.bytes }),
        date: now,
        ...options,
        format: 'binary',
      }),
    );
  const signed = bytesOf(
    await sign({
      message: await createMessage({ binary: tar, date: new Date(0) }),
      signingKeys: await parsedSecret(ana),
      date: now,
      format: 'binary',
    }),
  );
  const [onePass, data, signature] = packetsOf(signed).map((span) => slice(signed, span));
  if (!onePass || !data || !signature) throw new Error('a signed message has three packets');
  const [good, old] = [await seal(), await seal(false)];
  const [key, body] = packetsOf(good);
  const [oldKey, oldBody] = packetsOf(old);
  if (!key || !body || !oldKey || !oldBody) throw new Error('a bundle has two packets');
  const [pkesk, seipd] = [slice(good, key), slice(good, body)];
  const literal = packet(11, utf8('b\0\0\0\0\0x'));
  const malformed = 'bundle-malformed';
  const is = (name: string, expect: string, bytes: Uint8Array): EnvelopeRecipe => ({
    name,
    expect,
    make: () => Promise.resolve(bytes),
  });
  const inside = (name: string, expect: string, packets: Uint8Array, aead = true): EnvelopeRecipe => ({
    name,
    expect,
    make: () => around(packets, ben, aead),
  });
  const both = async (): Promise<Uint8Array> => {
    const ours = await readKey({ binaryKey: ben.certificate.bytes });
    const theirs = await readKey({ binaryKey: cleo.certificate.bytes });
    return library({ encryptionKeys: [ours, theirs], wildcard: true, config: { aeadProtect: true } });
  };
  return [
    { name: 'good, SEIPDv2', expect: 'taken', make: () => seal() },
    { name: 'good, SEIPDv1', expect: 'taken', make: () => seal(false) },
    inside('good, made packet by packet', 'taken', concat(onePass, data, signature)),
    is('empty file', 'bundle-empty', new Uint8Array()),
    is('text', 'bundle-not-openpgp', utf8('hello, this is not a bundle')),
    is(
      'in armor',
      'bundle-not-openpgp',
      utf8('-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----\n'),
    ),
    is('too large', 'bundle-too-large', new Uint8Array(64 * 1024 * 1024 + 64 * 1024 + 1)),
    is('cut in the header', 'bundle-truncated', good.subarray(0, 10)),
    is('cut in the body', 'bundle-truncated', good.subarray(0, -100)),
    is('key packet alone', 'bundle-truncated', pkesk),
    is('body alone', 'bundle-recipients', seipd),
    is('one octet behind it', malformed, concat(good, Uint8Array.of(0))),
    is('a packet behind it', malformed, concat(good, literal)),
    is('a marker before it', malformed, concat(packet(10, utf8('PGP')), good)),
    is('body twice', malformed, concat(good, seipd)),
    is('body before key packet', malformed, concat(seipd, pkesk)),
    is('key packet twice', 'bundle-recipients', concat(pkesk, good)),
    { name: 'second recipient, hidden', expect: 'bundle-recipients', make: both },
    {
      name: 'passphrase beside the recipient',
      expect: 'bundle-recipients',
      make: () => library({ passwords: 'open', config: { aeadProtect: true } }),
    },
    {
      name: 'passphrase alone',
      expect: 'bundle-recipients',
      make: () => library({ passwords: 'open', encryptionKeys: [] }),
    },
    { name: 'for somebody else', expect: 'bundle-not-for-me', make: () => seal(true, cleo) },
    is(
      'key packet with the unused bit of its point turned',
      malformed,
      pointTurned(good, key.end - key.body.length),
    ),
    is('key packet altered', 'bundle-not-for-me', flipped(good, key.end - 1)),
    is('body altered in its middle, SEIPDv2', 'bundle-altered', flipped(good, body.end - 1000)),
    is('body altered in its last octet, SEIPDv2', 'bundle-altered', flipped(good, -1)),
    is('body altered in its middle, SEIPDv1', 'bundle-altered', flipped(old, oldBody.end - 1000)),
    is('body altered in its last octet, SEIPDv1', 'bundle-altered', flipped(old, -1)),
    is(
      'body cut, its length made right',
      'bundle-altered',
      concat(pkesk, packet(18, body.body.subarray(0, -20))),
    ),
    is(
      'body without integrity protection',
      malformed,
      concat(slice(old, oldKey), packet(9, oldBody.body.subarray(1))),
    ),
    is('body of GnuPG’s own AEAD packet', malformed, concat(slice(old, oldKey), packet(20, body.body))),
    is('key packet of version 3, body of version 2', malformed, concat(slice(old, oldKey), seipd)),
    is('key packet of version 6, body of version 1', malformed, concat(pkesk, slice(old, oldBody))),
    {
      name: 'body under 3DES',
      expect: malformed,
      make: () => library({ sessionKey: { data: new Uint8Array(24).fill(5), algorithm: 'tripledes' } }),
    },
    is('compressed, not encrypted', 'bundle-compressed', packet(8, Uint8Array.of(0))),
    is('signed, not encrypted', 'bundle-recipients', signed),
    inside(
      'compressed inside',
      'bundle-compressed',
      packet(8, concat(Uint8Array.of(1), deflateRawSync(concat(onePass, data, signature)))),
    ),
    inside(
      'compressed inside, SEIPDv1',
      'bundle-compressed',
      packet(8, concat(Uint8Array.of(1), deflateRawSync(concat(onePass, data, signature)))),
      false,
    ),
    inside(
      'a bomb inside: 39 KB that inflate to 40 MB',
      'bundle-compressed',
      packet(8, concat(Uint8Array.of(1), bomb())),
    ),
    inside('not signed', 'bundle-unsigned', data),
    inside('not signed, SEIPDv1', 'bundle-unsigned', data, false),
    inside('announced signature missing', malformed, concat(onePass, data)),
    inside('signature before the data', malformed, concat(signature, data)),
    inside('signature not announced', malformed, concat(data, signature)),
    inside('two signatures', malformed, concat(onePass, onePass, data, signature, signature)),
    inside('two literal data packets', malformed, concat(onePass, data, literal, signature)),
    inside('a bundle inside', malformed, good),
    inside('something behind the signature', malformed, concat(onePass, data, signature, utf8('tail'))),
  ];
}

/** What deflates to next to nothing; the file of vectors packs it as runs of zeros. */
const bomb = (): Uint8Array =>
  deflateRawSync(packet(11, concat(utf8('b\0\0\0\0\0'), new Uint8Array(40_000_000))));

/** Version, no recipient, algorithm, bit count, then 0x40 and the point of 32 octets, the highest bit in its last one. */
function pointTurned(message: Uint8Array, start: number): Uint8Array {
  const copy = new Uint8Array(message);
  const last = start + 2 + 1 + 2 + 32;
  copy[last] = (copy[last] ?? 0) ^ 0x80;
  return copy;
}
