/* Run: node_modules/.bin/node src-main/pgp/testing/measure.ts — prints a table. Figures are the best of several runs on this machine. */
import {
  createCipheriv,
  randomBytes,
  verify as nodeVerify,
  generateKeyPairSync,
  sign as nodeSign,
} from 'node:crypto';
import type { SessionKey } from '../../actions/ports/pgp.ts';
import { createPgpForExchange } from '../for-exchange.ts';
import { createPgpForVault } from '../for-vault.ts';
import { openPrograms } from './programs.ts';

const exchange = createPgpForExchange();
const vault = createPgpForVault();
const now = new Date();

/** The best of several runs: what else this machine does can only add to it. */
const best = async (times: number, work: () => unknown): Promise<number> => {
  let least = Infinity;
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
};
const row = (what: string, ms: number, bytes = 0, note = ''): void => {
  const speed = bytes === 0 ? '' : `${(bytes / 1e3 / ms).toFixed(0)} MB/s`;
  console.log(`| ${what.padEnd(44)} | ${ms.toFixed(2).padStart(9)} ms | ${speed.padStart(10)} | ${note}`);
};

const [alice, bob] = [await exchange.createIdentity('Alice', now), await exchange.createIdentity('Bob', now)];

const programs = openPrograms();
try {
  // Without passphrase: what is compared is the bundle, not GnuPG's key derivation.
  const parameters = ['Key-Type: eddsa', 'Key-Curve: ed25519', 'Subkey-Type: ecdh', 'Subkey-Curve: cv25519'];
  const read = await exchange.readCertificate(programs.gpgKey('Gnu', ...parameters));
  if (!read.ok) throw new Error(read.refusal.code);
  const gnupg = read.value;
  programs.gpg('--import', programs.file('alice', alice.certificate.bytes));
  const content = new Uint8Array(randomBytes(10_000_000));
  const data = programs.file('content', content);
  const fpr = gnupg.fingerprint;
  const limits = { encrypted: 2 ** 30, decrypted: 2 ** 30 };
  const made = await best(15, () =>
    programs.gpg(
      '--passphrase',
      'x',
      '-u',
      fpr,
      '-r',
      fpr,
      '-o',
      'gpg.pgp',
      '--compress-algo',
      'none',
      '-se',
      data,
    ),
  );
  row('gpg: sign and encrypt 10 MB', made, 1e7);
  for (const aead of [false, true]) {
    const sealed = await exchange.sealForOne(content, bob.certificate, alice, aead, now);
    const seal = await best(15, () => exchange.sealForOne(content, bob.certificate, alice, aead, now));
    row(`sealForOne 10 MB, aead ${aead}`, seal, 1e7, `${(seal / made).toFixed(2)} of gpg`);
    const open = await best(15, () => exchange.openForMe(sealed, bob, limits));
    const path = programs.file('sealed', await exchange.sealForOne(content, gnupg, alice, false, now));
    const gpg = await best(15, () => programs.gpg('-o', 'out', '-d', path));
    row(
      `openForMe 10 MB, aead ${aead}`,
      open,
      1e7,
      `${(open / gpg).toFixed(2)} of gpg (${gpg.toFixed(0)} ms)`,
    );
  }
} finally {
  programs.close();
}

const payloads = Array.from({ length: 10_000 }, (_, i) =>
  new TextEncoder().encode(`{"v":1,"n":${i}}`.padEnd(300)),
);
const signatures: Uint8Array[] = [];
const signing = performance.now();
for (const payload of payloads) signatures.push(await exchange.signDetached('change', payload, alice, now));
row('signDetached, each', (performance.now() - signing) / payloads.length);
const check = async (i: number): Promise<unknown> =>
  exchange.verifyDetached(
    'change',
    payloads[i] ?? new Uint8Array(),
    signatures[i] ?? new Uint8Array(),
    alice.certificate,
  );
const serial = await best(3, async () => {
  for (let i = 0; i < payloads.length; i++) await check(i);
});
row('verifyDetached, 10,000 one after another', serial);
const parallel = await best(3, async () => {
  for (let i = 0; i < payloads.length; i += 64)
    await Promise.all(Array.from({ length: 64 }, (_, k) => check(i + k)));
});
row('verifyDetached, 10,000 with 64 in flight', parallel);
const pair = generateKeyPairSync('ed25519');
const raw = payloads.map((payload) => nodeSign(null, payload, pair.privateKey));
const node = await best(3, () => {
  for (const [i, payload] of payloads.entries())
    nodeVerify(null, payload, pair.publicKey, raw[i] ?? Buffer.alloc(64));
});
row('node:crypto verify, 10,000 one after another', node);

const cost = { memoryExponent: 19, passes: 3, parallelism: 4 };
const slot = await vault.createSlot('passphrase', cost, now);
row('openSlot, 512 MiB, t 3, p 4', await best(3, () => vault.openSlot(slot.sealedSecret, 'passphrase')));
const key: SessionKey = vault.newSessionKey();
for (const size of [20, 300, 10_000, 2 ** 20, 2 ** 22, 2 ** 24, 2 ** 26]) {
  const body = new Uint8Array(size);
  const sealed = await vault.sealBody(key, body);
  const times = size < 1e5 ? 300 : 9;
  const gcm = await best(times, () => {
    const cipher = createCipheriv('aes-256-gcm', key, new Uint8Array(12));
    return [cipher.update(body), cipher.final()];
  });
  const seal = await best(times, () => vault.sealBody(key, body));
  const open = await best(times, () => vault.openBody(key, sealed));
  row(`raw AES-256-GCM ${size} B`, gcm, size);
  row(`sealBody ${size} B`, seal, size, `+${sealed.length - size} B`);
  row(`openBody ${size} B`, open, size);
}
