import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { addContact } from './add-contact.ts';
import { listContacts } from './contact-view.ts';
import { sortIncoming } from './incoming-changes.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import type { Certificate } from './ports/pgp.ts';
import { recordHistory } from './record-history.ts';
import { certificateText } from './save-key.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { packetsOf, revokedBy } from './testing/packets.ts';
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

describe('an author who is rejected after being trusted', () => {
  it('stops counting and is not lost; accepted again, all of it counts as before', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    expect(values(anna)).toMatchObject({ priority: 'urgent' });
    const late = await (async () => {
      await boris.put('case', { status: 'open' }, id);
      return boris.send(anna, []);
    })();

    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    expect(values(anna)).toMatchObject({ priority: 'normal' });
    const lines = must(await recordHistory(anna.unlocked, id));
    expect(lines.find(({ value }) => value === 'urgent')).toMatchObject({ standing: 'not counted' });
    const bytes = must(await anna.unlocked.files.read(late.path, 1e8));
    expect(await inspectBundle(anna.unlocked, bytes, quiet)).toMatchObject({
      refusal: { code: 'signer-rejected' },
    });

    must(await trustContact(anna.unlocked, boris.digest, { state: 'accepted' }));
    expect(values(anna)).toMatchObject({ priority: 'urgent' });
    await anna.receive(late.path);
    expect(values(anna)).toMatchObject({ priority: 'urgent', status: 'open' });
  });

  it('is not relayed, and what is merged already is not parked a second time when others relay it', async () => {
    const dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    await dora.meet(boris, 'coordinator');
    await anna.meet(dora, 'coordinator');
    await boris.put('case', { danger: 'CANARY of boris' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    await dora.receive((await anna.send(dora, [id])).path);
    must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));

    const eve = await stage.party('eve');
    await anna.meet(eve, 'coordinator');
    const request = { to: eve.digest, preset: null, cases: [id], addresses: false };
    const planned = must(await planBundle(anna.unlocked, request));
    expect(planned.departing.map(({ author }) => author)).not.toContain(boris.digest);
    expect(planned.view.reveals).toEqual([]);
    const counts = await anna.receive((await dora.send(anna, [])).path);
    expect(counts.quarantined).toBe(0);
    expect(await anna.unlocked.vault.read.quarantined()).toEqual([]);
  });

  it('has to be compared anew to be verified again', async () => {
    const rejected = must(await trustContact(anna.unlocked, boris.digest, { state: 'rejected' }));
    expect(rejected.compared).toBeNull();
    const accepted = must(await trustContact(anna.unlocked, boris.digest, { state: 'accepted' }));
    expect(accepted).toMatchObject({ state: 'accepted', compared: null });
    expect((await listContacts(anna.unlocked))[0]).toMatchObject({ state: 'accepted', compared: null });
  });
});

describe('a role', () => {
  it('changes what was written already: to a proposal, and back', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    must(await trustContact(anna.unlocked, boris.digest, { role: 'shelter' }));
    expect(anna.unlocked.vault.read.row(id)).toMatchObject({
      values: { priority: 'normal' },
      proposals: ['priority'],
    });
    const request = { to: boris.digest, preset: null, cases: [], addresses: false };
    expect(must(await planBundle(anna.unlocked, request)).departing).toEqual([]);
    must(await trustContact(anna.unlocked, boris.digest, { role: 'coordinator' }));
    expect(anna.unlocked.vault.read.row(id)).toMatchObject({ values: { priority: 'urgent' }, proposals: [] });
  });
});

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

  it('bring a contact’s other subkeys from its owner alone, and never from an old bundle', async () => {
    const dora = await stage.party('dora');
    await anna.meet(dora, 'coordinator');
    const renewed = await renewedOf(boris);
    const as = (party: Party, certificate: Certificate): Party =>
      Object.create(party, {
        unlocked: { value: { ...party.unlocked, own: { ...party.unlocked.own, certificate } } },
      }) as Party;
    await dora.meet(anna, 'coordinator');
    // Relayed by somebody else: nothing changes.
    await takeIn(anna, await craftedBundle(dora, anna, { certificates: [renewed] }));
    expect(stored(anna, boris)).toEqual(Buffer.from(boris.unlocked.own.certificate.bytes));

    const old = await craftedBundle(boris, anna, {});
    const next = await craftedBundle(as(boris, renewed), anna, {});
    await takeIn(anna, next);
    expect(stored(anna, boris)).toEqual(Buffer.from(renewed.bytes));
    expect(anna.unlocked.vault.read.contact(boris.digest)).toMatchObject({
      state: 'verified',
      role: 'coordinator',
      compared: 'in person',
      aead: true,
    });
    // The bundle before it arrives late, with the certificate of then.
    await takeIn(anna, old);
    expect(stored(anna, boris)).toEqual(Buffer.from(renewed.bytes));
  });

  const stored = (party: Party, of: Party): Buffer =>
    Buffer.from(party.unlocked.vault.read.contact(of.digest)?.certificate ?? []);

  /** The same subkey, bound twice: other bytes of the same certificate. */
  async function renewedOf(party: Party): Promise<Certificate> {
    const { bytes } = party.unlocked.own.certificate;
    const [subkey, binding] = packetsOf(bytes).slice(-2);
    const twice = Buffer.concat([bytes, subkey ?? new Uint8Array(), binding ?? new Uint8Array()]);
    return must(await party.unlocked.pgp.readCertificate(new Uint8Array(twice)));
  }
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

describe('quarantine', () => {
  it('goes on holding what breaks a rule, when its author is accepted', async () => {
    const dora = await stage.party('dora');
    const mixed = saying(dora, 'person', null, { alias: 'Wren', trueName: 'two groups in one change' });
    const { wire } = await dora.unlocked.exchange.signChange(mixed, dora.unlocked.own);
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    await anna.meet(dora, 'coordinator');
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(1);
    expect(anna.unlocked.vault.read.acknowledgementsFor(boris.digest)[0]?.quarantined).toHaveLength(1);
  });

  it('releases under the signature that was checked, not under one that nobody could check', async () => {
    const dora = await stage.party('dora');
    const {
      wire,
      id: change,
      author,
      change: opened,
    } = await dora.unlocked.exchange.signChange(
      saying(dora, 'case', id, { priority: 'urgent' }),
      dora.unlocked.own,
    );
    const forged = { ...wire, signature: Buffer.from('no signature').toString('base64url') };
    const [received] = anna.unlocked.vault.read.seenFrom(boris.digest);
    const from = received?.manifest ?? ('ab'.repeat(32) as never);
    must(
      await anna.unlocked.vault.append([
        { kind: 'quarantined', id: change, author, wire: forged, from, reason: 'author-unverifiable' },
      ]),
    );
    await anna.meet(dora, 'coordinator');
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(1);
    const bundle = { changes: [{ id: change, author, wire, change: opened }], unverifiable: [] };
    const [sorted] = await sortIncoming(anna.unlocked, bundle as unknown as DecodedBundle, new Set());
    expect(sorted?.quarantine).toBeNull();
    expect(sorted?.wires.map(({ signature }) => signature)).toEqual([wire.signature, wire.signature]);
  });
});
