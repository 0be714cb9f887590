import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoPassphrase, must, type Party } from '../cli/demo/party.ts';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { genesis } from '../vault/segment.ts';
import { followChain } from '../vault/segments.ts';
import { unlock } from '../vault/slots.ts';
import { openSnapshot } from '../vault/snapshot.ts';
import { connectVault } from '../vault/vault-path.ts';
import { destroyOldSecrets } from './destroy-old-secrets.ts';
import { rotateEncryptionKey } from './rotate-encryption-key.ts';
import { packetsOf } from './testing/packets.ts';
import { Stage } from './testing/parties.ts';

/* What was destroyed is in no row of the file, even for who has the passphrase. */

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

/** The secret numbers of the encryption subkeys: 32 octets before the checksum of each secret subkey packet (RFC 9580 5.5.3). */
const scalarsOf = ({ unlocked }: Party): readonly Buffer[] =>
  packetsOf(unlocked.own.secret)
    .filter(([tag = 0]) => (tag & 0x3f) === 7)
    .map((packet) => Buffer.from(packet.subarray(-34, -2)));

/** Bytes, hex, and base64url in each of the three places that bytes can have in it, without the letters at the borders. */
function formsOf(secret: Buffer): readonly Buffer[] {
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), secret])
      .toString('base64url')
      .slice(4, -4),
  );
  return [secret, ...[secret.toString('hex'), ...encoded].map((text) => Buffer.from(text))];
}

/** Everything in the file, decrypted: every segment of the log, and the image of the index. */
async function everythingIn(path: string): Promise<readonly Buffer[]> {
  const pgp = createPgpForVault();
  const { db } = must(connectVault(path));
  try {
    const key = await unlock(pgp, db, demoPassphrase);
    if (key === null) throw new Error('does not open');
    const last = db.prepare<[], number>('SELECT max(seq) FROM segment').pluck().get() ?? 0;
    const found: Buffer[] = [readFileSync(path)];
    for await (const { segment } of followChain(pgp, key, db, { sequence: 0, hash: genesis }, last))
      found.push(Buffer.from(JSON.stringify(segment)));
    const snapshot = await openSnapshot(pgp, key, db, quiet);
    if (snapshot === null) throw new Error('no snapshot');
    return [...found, Buffer.from(snapshot.image)];
  } finally {
    db.close();
  }
}

async function hits(party: Party, secret: Buffer): Promise<number> {
  const { path } = party.unlocked.vault;
  await party.unlocked.vault.snapshot(true);
  await party.close();
  const everything = await everythingIn(path);
  const found = formsOf(secret).flatMap((form) => everything.filter((one) => one.includes(form)));
  await stage.reopen(party);
  return found.length;
}

it('the secret of a destroyed key is in no row of the file', async () => {
  const [first] = scalarsOf(anna);
  if (first === undefined) throw new Error('no secret');
  stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
  stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
  const [, second, third] = scalarsOf(anna);
  if (second === undefined || third === undefined) throw new Error('no secrets');
  // In three entries of the log, and in the image: else nothing is proved below.
  expect(await hits(anna, first)).toBe(4);
  stage.become(anna, must(await destroyOldSecrets(anna.unlocked, true, quiet)));
  expect(await hits(anna, first)).toBe(0);
  expect(await hits(anna, second)).toBe(0);
  expect(await hits(anna, third)).toBe(2);
});
