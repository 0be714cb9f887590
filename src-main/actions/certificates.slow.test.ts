import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { addContact } from './add-contact.ts';
import { listContacts } from './contact-view.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { certificateText } from './save-key.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { revokedBy } from './testing/packets.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', priority: 'normal' });
  await boris.receive((await anna.send(boris, [id])).path);
});
afterEach(() => stage.close());

const values = (party: Party) => party.unlocked.vault.read.row(id)?.values;
const quiet = (): void => undefined;

describe('certificates that come along', () => {
  it('of people who wrote nothing of it are not kept', async () => {
    const dora = await stage.party('dora');
    const eve = await stage.party('eve');
    const { wire } = await dora.unlocked.exchange.signChange(
      saying(dora, 'case', id, { priority: 'urgent' }),
      dora.unlocked.own,
    );
    const others = [dora.unlocked.own.certificate, eve.unlocked.own.certificate];
    const counts = await takeIn(
      anna,
      await craftedBundle(boris, anna, { wires: [wire], certificates: others }),
    );
    expect(counts.quarantined).toBe(1);
    const met = anna.unlocked.vault.read.contact(dora.digest);
    expect(met).toMatchObject({ state: 'unknown', role: 'auditor' });
    expect(anna.unlocked.vault.read.contact(eve.digest)).toBeNull();
    // Accepted without a thought for the role, the stranger still decides nothing.
    must(await trustContact(anna.unlocked, dora.digest, { state: 'accepted' }));
    expect(anna.unlocked.vault.read.row(id)).toMatchObject({
      values: { priority: 'normal' },
      proposals: ['priority'],
    });
  });

  it('bring a contact’s other subkeys, whoever sends them, and an old bundle takes nothing back', async () => {
    const dora = await stage.party('dora');
    await anna.meet(dora, 'coordinator');
    await dora.meet(anna, 'coordinator');
    const old = await craftedBundle(boris, anna, {});
    const { pgp, clock, own } = boris.unlocked;
    const renewed = await pgp.rotateEncryptionKey(own, clock.now());
    if (renewed === null) throw new Error('no room');
    await takeIn(anna, await craftedBundle(dora, anna, { certificates: [renewed.certificate] }));
    expect(await sealsTo(anna, boris)).toBe(renewed.certificate.sealsTo);
    expect(anna.unlocked.vault.read.contact(boris.digest)).toMatchObject({
      state: 'verified',
      role: 'coordinator',
      compared: 'in person',
      aead: true,
    });
    await takeIn(anna, old);
    expect(await sealsTo(anna, boris)).toBe(renewed.certificate.sealsTo);
  });

  const sealsTo = async (party: Party, of: Party): Promise<string | null> => {
    const { certificate = new Uint8Array() } = party.unlocked.vault.read.contact(of.digest) ?? {};
    return must(await party.unlocked.pgp.readCertificate(certificate)).sealsTo;
  };
});

describe('a contact who revoked the key', () => {
  const revoked = (party: Party): Uint8Array =>
    revokedBy(party.unlocked.own.certificate.bytes, party.unlocked.vault.read.identity()?.revocation ?? '');

  it('keeps what came before; nothing goes there and nothing comes from there, whatever older file is found', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    must(await addContact(anna.unlocked, revoked(boris), 'coordinator'));
    const older = new TextEncoder().encode(certificateText(boris.unlocked));
    expect(must(await addContact(anna.unlocked, older, 'coordinator'))).toMatchObject({ revoked: true });

    expect(values(anna)).toMatchObject({ priority: 'urgent' });
    await boris.put('case', { priority: 'emergency' }, id);
    const bytes = must(await anna.unlocked.files.read((await boris.send(anna, [])).path, 1e8));
    expect(await inspectBundle(anna.unlocked, bytes, quiet)).toMatchObject({
      refusal: { code: 'signer-rejected' },
    });
    const request = { to: boris.digest, preset: null, cases: [id], addresses: false };
    expect(await planBundle(anna.unlocked, request)).toMatchObject({
      refusal: { code: 'contact-not-accepted' },
    });
  });

  it('is known as soon as anyone brings the revocation, and further words of that key wait', async () => {
    const dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    await anna.meet(dora, 'coordinator');
    const certificate = must(await anna.unlocked.pgp.readCertificate(revoked(boris)));
    expect(certificate.revoked).toBe(true);
    await takeIn(anna, await craftedBundle(dora, anna, { certificates: [certificate] }));
    expect((await listContacts(anna.unlocked)).find(({ digest }) => digest === boris.digest)).toMatchObject({
      revoked: true,
      state: 'verified',
    });
    const { wire } = await boris.unlocked.exchange.signChange(
      saying(boris, 'case', id, { priority: 'emergency' }),
      boris.unlocked.own,
    );
    const relayed = { wires: [wire], certificates: [boris.unlocked.own.certificate] };
    expect(await takeIn(anna, await craftedBundle(dora, anna, relayed))).toMatchObject({ quarantined: 1 });
    must(await trustContact(anna.unlocked, boris.digest, { state: 'verified', compared: 'voice' }));
    expect(values(anna)).toMatchObject({ priority: 'normal' });
  });
});
