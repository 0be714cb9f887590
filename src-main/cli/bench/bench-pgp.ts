import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { createPgpForExchange } from '../../pgp/for-exchange.ts';
import { openPrograms } from '../../pgp/testing/programs.ts';
import { must } from '../demo/party.ts';
import { best, report } from './report.ts';

const pgp = createPgpForExchange();
const inFlight = 64;

/** Signing and sealing, and opening, as many bytes as GnuPG gets. */
export async function bundle(size: number, times: number): Promise<void> {
  const now = new Date();
  const [own, other] = [await pgp.createIdentity('own', now), await pgp.createIdentity('other', now)];
  const content = new Uint8Array(randomBytes(size));
  const limits = { encrypted: 2 ** 28, decrypted: 2 ** 28 };
  const programs = openPrograms();
  try {
    // Without passphrases: what is compared is the bundle, not a key derivation.
    const keys = ['Key-Type: eddsa', 'Key-Curve: ed25519', 'Subkey-Type: ecdh', 'Subkey-Curve: cv25519'];
    const gnupg = must(await pgp.readCertificate(programs.gpgKey('Bench', ...keys)));
    const gpg = (...args: readonly string[]): void => {
      const { status, err } = programs.gpg(...args);
      // A program that fails is quick.
      if (status !== 0) throw new Error(err);
    };
    gpg('--import', programs.file('own', own.certificate.bytes));
    const plain = programs.file('plain', content);
    const encrypt = ['-u', 'Bench', '-r', 'Bench', '--compress-algo', 'none', '-o', 'made', '-se', plain];
    report('gpg: sign and encrypt', await best(times, () => gpg(...encrypt)));
    const sealed = programs.file('sealed', await pgp.sealForOne(content, gnupg, own, false, now));
    report('gpg: decrypt and verify', await best(times, () => gpg('-o', 'out', '-d', sealed)));
  } finally {
    programs.close();
  }
  for (const [name, aead] of [
    ['SEIPDv2', true],
    ['SEIPDv1', false],
  ] as const) {
    const seal = (): Promise<Uint8Array> => pgp.sealForOne(content, other.certificate, own, aead, now);
    const message = await seal();
    report(`make, ${name}`, await best(times, seal));
    report(`open, ${name}`, await best(times, async () => must(await pgp.openForMe(message, other, limits))));
  }
}

/** Checking so many signatures over a text as long as a change's header. */
export async function signatures(count: number): Promise<void> {
  const now = new Date();
  const own = await pgp.createIdentity('own', now);
  const payloads = Array.from({ length: count }, (_, n) =>
    new TextEncoder().encode(`{"v":1,"n":${n}}`.padEnd(300)),
  );
  const made: Uint8Array[] = [];
  for (const payload of payloads) made.push(await pgp.signDetached('change', payload, own, now));
  const none = new Uint8Array();
  const check = async (n: number): Promise<void> => {
    const good = await pgp.verifyDetached('change', payloads[n] ?? none, made[n] ?? none, own.certificate);
    if (good === null) throw new Error('a good signature was refused');
  };
  const ours = await best(3, async () => {
    for (let from = 0; from < count; from += inFlight)
      await Promise.all(Array.from({ length: Math.min(inFlight, count - from) }, (_, n) => check(from + n)));
  });
  const pair = generateKeyPairSync('ed25519');
  const raw = payloads.map((payload) => sign(null, payload, pair.privateKey));
  const node = await best(3, () => {
    for (const [n, payload] of payloads.entries()) verify(null, payload, pair.publicKey, raw[n] ?? none);
  });
  report('signatures: ours', ours);
  report('signatures: node:crypto', node);
}
