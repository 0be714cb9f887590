import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { addContact, inspectCertificate } from './add-contact.ts';
import { listContacts } from './contact-view.ts';
import { destroyOldSecrets } from './destroy-old-secrets.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { revokeIdentity } from './revoke-identity.ts';
import { rotateEncryptionKey } from './rotate-encryption-key.ts';
import { certificateText, revocationText } from './save-key.ts';
import { showKeys } from './show-keys.ts';
import { craftedBundle, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron' });
  await boris.receive((await anna.send(boris, [id])).path);
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const bytesOf = async (party: Party, path: string): Promise<Uint8Array> =>
  must(await party.unlocked.files.read(path, 1e8));
const kept = async (of: Party, by: Party) => {
  const found = (await listContacts(by.unlocked)).find(({ digest }) => digest === of.digest);
  if (found === undefined) throw new Error('contact missing');
  return found;
};

describe('a new encryption key', () => {
  it('reaches a partner with the next bundle, and from then on they encrypt to it', async () => {
    const before = anna.unlocked;
    const onItsWay = await bytesOf(anna, (await boris.send(anna, [])).path);
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    expect(await showKeys(anna.unlocked)).toMatchObject({
      keys: [{ current: false }, { current: true }],
      behind: [{ digest: boris.digest, name: 'boris' }],
    });
    await takeIn(anna, onItsWay);

    const news = await bytesOf(anna, (await anna.send(boris, [])).path);
    const inspected = must(await inspectBundle(boris.unlocked, news, quiet));
    expect(inspected.view.renewals).toEqual([{ digest: anna.digest, name: 'anna', news: 'new key' }]);
    await takeIn(boris, news);
    expect((await boris.unlocked.vault.read.journal()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ what: 'contact key changed', digest: anna.digest }),
    );
    const answer = (await boris.send(anna, [])).path;
    // Encrypted to the new key alone: who has only the old one can't open it.
    expect(await inspectBundle(before, await bytesOf(anna, answer), quiet)).toMatchObject({
      refusal: { code: 'bundle-not-for-me' },
    });
    await anna.receive(answer);
    expect((await showKeys(anna.unlocked)).behind).toEqual([]);
  });

  it('is still there after the vault was opened again', async () => {
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    const { keys } = await showKeys(anna.unlocked);
    await stage.reopen(anna);
    expect((await showKeys(anna.unlocked)).keys).toEqual(keys);
  });

  it('is not undone by an older file of the same certificate', async () => {
    const older = text(certificateText(anna.unlocked));
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    const newer = text(certificateText(anna.unlocked));
    must(await addContact(boris.unlocked, newer, 'coordinator'));
    const { certificate } = boris.unlocked.vault.read.contact(anna.digest) ?? {};
    must(await addContact(boris.unlocked, older, 'coordinator'));
    expect(boris.unlocked.vault.read.contact(anna.digest)?.certificate).toEqual(certificate);
    await takeIn(boris, await craftedBundle(anna, boris, {}));
    expect(boris.unlocked.vault.read.contact(anna.digest)?.certificate).toEqual(certificate);
  });

  it('relayed by somebody else counts too, and a stale copy from there changes nothing', async () => {
    const dora = await stage.party('dora');
    await dora.meet(boris, 'coordinator');
    await boris.meet(dora, 'coordinator');
    const stale = anna.unlocked.own.certificate;
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    const { certificate } = anna.unlocked.own;
    await takeIn(boris, await craftedBundle(dora, boris, { certificates: [certificate] }));
    const renewed = boris.unlocked.vault.read.contact(anna.digest)?.certificate;
    expect(must(await boris.unlocked.pgp.readCertificate(renewed ?? new Uint8Array())).sealsTo).toBe(
      certificate.sealsTo,
    );
    await takeIn(boris, await craftedBundle(dora, boris, { certificates: [stale] }));
    expect(boris.unlocked.vault.read.contact(anna.digest)?.certificate).toEqual(renewed);
  });
});

describe('old secrets, destroyed', () => {
  it('open nothing any more', async () => {
    const onItsWay = await bytesOf(anna, (await boris.send(anna, [])).path);
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    stage.become(anna, must(await destroyOldSecrets(anna.unlocked, true, quiet)));
    expect((await showKeys(anna.unlocked)).keys).toHaveLength(1);
    expect(await inspectBundle(anna.unlocked, onItsWay, quiet)).toMatchObject({
      refusal: { code: 'bundle-not-for-me' },
    });
    await stage.reopen(anna);
    expect(await inspectBundle(anna.unlocked, onItsWay, quiet)).toMatchObject({
      refusal: { code: 'bundle-not-for-me' },
    });
    await boris.receive((await anna.send(boris, [])).path);
    await anna.receive((await boris.send(anna, [])).path);
  });

  it('wait while somebody may still use the old key, unless one is sure', async () => {
    stage.become(anna, must(await rotateEncryptionKey(anna.unlocked)));
    expect(await destroyOldSecrets(anna.unlocked, false, quiet)).toMatchObject({
      refusal: { code: 'contacts-behind', detail: { names: 'boris' } },
    });
    expect((await showKeys(anna.unlocked)).keys).toHaveLength(2);
    await boris.receive((await anna.send(boris, [])).path);
    await anna.receive((await boris.send(anna, [])).path);
    stage.become(anna, must(await destroyOldSecrets(anna.unlocked, false, quiet)));
    expect((await showKeys(anna.unlocked)).keys).toHaveLength(1);
  });

  it('again: nothing to do, nothing is written', async () => {
    const { number } = anna.unlocked.vault.read.journalHead() ?? { number: 0 };
    expect(must(await destroyOldSecrets(anna.unlocked, true, quiet))).toBe(anna.unlocked);
    expect(anna.unlocked.vault.read.journalHead()?.number).toBe(number);
  });
});

describe('an identity that its owner revokes', () => {
  it('needs the name typed', async () => {
    const said = { reason: 'compromised', name: 'boris' } as const;
    expect(await revokeIdentity(anna.unlocked, said)).toMatchObject({ refusal: { code: 'name-differs' } });
  });

  it('tells partners with the next bundle, then nothing new is taken; what came before stays', async () => {
    stage.become(anna, must(await revokeIdentity(anna.unlocked, { reason: 'compromised', name: ' Anna ' })));
    await stage.reopen(anna);
    expect((await showKeys(anna.unlocked)).revokedBecause).toBe('compromised');
    const last = await bytesOf(anna, (await anna.send(boris, [])).path);
    expect(must(await inspectBundle(boris.unlocked, last, quiet)).view.renewals).toEqual([
      { digest: anna.digest, name: 'anna', news: 'revoked' },
    ]);
    await takeIn(boris, last);
    expect(await kept(anna, boris)).toMatchObject({
      revoked: true,
      revokedBecause: 'compromised',
      state: 'verified',
    });
    await anna.put('case', { priority: 'urgent' }, id);
    const next = await bytesOf(anna, (await anna.send(boris, [])).path);
    expect(await inspectBundle(boris.unlocked, next, quiet)).toMatchObject({
      refusal: { code: 'signer-rejected' },
    });
    expect(boris.unlocked.vault.read.row(id)?.values).toEqual({ alias: 'Heron' });
  });

  it('is heard of from a third, whose bundle encloses the certificate', async () => {
    const dora = await stage.party('dora');
    for (const [one, other] of [
      [dora, boris],
      [boris, dora],
      [dora, anna],
    ] as const)
      await one.meet(other, 'coordinator');
    must(await revokeIdentity(anna.unlocked, { reason: 'retired', name: 'anna' }));
    const file = text(
      anna.unlocked.pgp.armorCertificate(
        must(
          await anna.unlocked.pgp.readCertificate(
            anna.unlocked.vault.read.identity()?.certificate ?? new Uint8Array(),
          ),
        ),
      ),
    );
    must(await addContact(dora.unlocked, file, 'coordinator'));
    const certificate = must(
      await dora.unlocked.pgp.readCertificate(
        dora.unlocked.vault.read.contact(anna.digest)?.certificate ?? new Uint8Array(),
      ),
    );
    const bundle = await craftedBundle(dora, boris, { certificates: [certificate] });
    expect(must(await inspectBundle(boris.unlocked, bundle, quiet)).view.renewals).toEqual([
      { digest: anna.digest, name: 'anna', news: 'revoked' },
    ]);
    await takeIn(boris, bundle);
    expect(await kept(anna, boris)).toMatchObject({ revoked: true, revokedBecause: 'retired' });
    expect((await boris.unlocked.vault.read.journal()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ what: 'contact revoked', digest: anna.digest }),
    );
  });
});

describe('a file with a revocation alone', () => {
  const paper = (party: Party): Uint8Array => text(revocationText(party.unlocked));

  it('withdraws the key of the contact who made it, and leaves role and state', async () => {
    const preview = must(await inspectCertificate(boris.unlocked, paper(anna)));
    expect(preview).toMatchObject({
      revocation: true,
      known: 'verified',
      role: 'coordinator',
      identity: { digest: anna.digest, revoked: true },
    });
    expect(must(await addContact(boris.unlocked, paper(anna), 'auditor'))).toMatchObject({
      digest: anna.digest,
      revoked: true,
      role: 'coordinator',
      state: 'verified',
    });
    const next = await bytesOf(anna, (await anna.send(boris, [])).path);
    expect(await inspectBundle(boris.unlocked, next, quiet)).toMatchObject({
      refusal: { code: 'signer-rejected' },
    });
  });

  it('of nobody here, or one’s own, is refused by name', async () => {
    const dora = await stage.party('dora');
    expect(await inspectCertificate(boris.unlocked, paper(dora))).toMatchObject({
      refusal: { code: 'revocation-unmatched' },
    });
    expect(await addContact(boris.unlocked, paper(boris), 'coordinator')).toMatchObject({
      refusal: { code: 'contact-is-self' },
    });
  });
});
