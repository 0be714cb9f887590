import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { ContactView } from '../../src-preload/contract/views.ts';
import { addContact } from './add-contact.ts';
import { answerErasure } from './answer-erasure.ts';
import { eraseRecord } from './erase-record.ts';
import { listErasures } from './list-erasures.ts';
import { listContacts } from './contact-view.ts';
import { destroyOldSecrets } from './destroy-old-secrets.ts';
import { handOverHouses } from './hand-over-houses.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { recordHistory } from './record-history.ts';
import { replaceIdentity } from './replace-identity.ts';
import { certificateText } from './save-key.ts';
import { showKeys } from './show-keys.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
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
  await anna.receive((await boris.send(anna, [])).path);
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
const bytesOf = async (party: Party, path: string): Promise<Uint8Array> =>
  must(await party.unlocked.files.read(path, 1e8));
const contact = async (by: Party, digest: string): Promise<ContactView> => {
  const found = (await listContacts(by.unlocked)).find((one) => one.digest === digest);
  if (found === undefined) throw new Error('contact missing');
  return found;
};
const codeOf = async (party: Party, bytes: Uint8Array): Promise<string> => {
  const inspected = await inspectBundle(party.unlocked, bytes, quiet);
  return inspected.ok ? 'taken' : inspected.refusal.code;
};
const replace = async (party: Party, next: string): Promise<void> =>
  stage.become(party, must(await replaceIdentity(party.unlocked, { name: party.name, next })));
/** As who somebody else still knows them. */
const as = (party: Party, digest: string): Party =>
  Object.create(party, { digest: { value: digest } }) as Party;
const alias = (party: Party): unknown => party.unlocked.vault.read.row(id)?.values;

describe('an identity that another one replaces', () => {
  it('is told under the old key, compared, and then the exchange goes on where it was', async () => {
    const old = anna.digest;
    await replace(anna, 'anna');
    await anna.put('case', { priority: 'urgent' }, id);
    const news = await anna.send(boris, []);
    const inspected = must(await inspectBundle(boris.unlocked, await bytesOf(anna, news.path), quiet));
    expect(inspected.view).toMatchObject({
      sender: { digest: old },
      statements: [{ what: 'identity replaced', successor: anna.digest }],
      // What the new key signed waits until somebody has compared it.
      quarantined: [{ reason: 'author-unknown' }],
    });
    await boris.receive(news.path);
    expect(await contact(boris, anna.digest)).toMatchObject({
      state: 'unknown',
      role: 'coordinator',
      replaces: [{ digest: old, name: 'anna', state: 'verified' }],
    });
    expect(await contact(boris, old)).toMatchObject({ replaced: false });
    expect(alias(boris)).toEqual({ alias: 'Heron', priority: 'normal' });

    // Boris has heard, and not compared yet: what Anna sends under the new key has to wait.
    await anna.receive((await boris.send(as(anna, old), [])).path);
    expect((await showKeys(anna.unlocked)).behind).toEqual([]);
    const next = await bytesOf(anna, (await anna.send(boris, [])).path);
    expect(await codeOf(boris, next)).toBe('signer-unknown');

    must(await trustContact(boris.unlocked, anna.digest, { state: 'verified', compared: 'voice' }));
    expect(alias(boris)).toEqual({ alias: 'Heron', priority: 'urgent' });
    expect(await contact(boris, old)).toMatchObject({ replaced: true, replacedBy: [{ state: 'verified' }] });
    const first = must(await inspectBundle(boris.unlocked, next, quiet));
    expect(first.view).toMatchObject({ verdict: 'new channel', statements: [] });
    await takeIn(boris, next);

    // What the old one holds counts for the new one: nothing goes twice.
    const request = { to: anna.digest, preset: null, cases: [], addresses: false };
    expect(must(await planBundle(boris.unlocked, request)).view.nothingNew).toBe(true);
    await boris.put('case', { priority: 'emergency' }, id);
    const back = await boris.send(anna, []);
    expect(must(await planBundle(boris.unlocked, request)).view.changes).toBe(1);
    expect(
      must(await inspectBundle(anna.unlocked, await bytesOf(boris, back.path), quiet)).view.verdict,
    ).toBe('new channel');
    await anna.receive(back.path);
    expect(alias(anna)).toEqual({ alias: 'Heron', priority: 'emergency' });
    expect(must(await planBundle(anna.unlocked, { ...request, to: boris.digest })).view.nothingNew).toBe(
      true,
    );
    expect(await planBundle(boris.unlocked, { ...request, to: old })).toMatchObject({
      refusal: { code: 'contact-replaced' },
    });
  });

  it('keeps what it said as its owner’s own words, and the journal goes on', async () => {
    const before = anna.unlocked.vault.read.journalHead()?.number ?? 0;
    await replace(anna, 'Anya');
    await stage.reopen(anna);
    expect(anna.name).toBe('Anya');
    expect(must(await recordHistory(anna.unlocked, id)).every(({ own }) => own)).toBe(true);
    expect(anna.unlocked.vault.read.journalHead()?.number).toBe(before + 1);
  });

  it('needs the name typed, and a new one', async () => {
    expect(await replaceIdentity(anna.unlocked, { name: 'boris', next: 'x' })).toMatchObject({
      refusal: { code: 'name-differs' },
    });
    expect(await replaceIdentity(anna.unlocked, { name: 'anna', next: ' ' })).toMatchObject({
      refusal: { code: 'name-empty' },
    });
  });

  it('still opens what was on its way, until its secret is destroyed; then only the new key speaks', async () => {
    const onItsWay = await bytesOf(anna, (await boris.send(anna, [])).path);
    const later = await bytesOf(anna, (await boris.send(anna, [])).path);
    await replace(anna, 'anna');
    await takeIn(anna, onItsWay);
    expect(await destroyOldSecrets(anna.unlocked, false, quiet)).toMatchObject({
      refusal: { code: 'contacts-behind' },
    });
    stage.become(anna, must(await destroyOldSecrets(anna.unlocked, true, quiet)));
    await stage.reopen(anna);
    expect(await codeOf(anna, later)).toBe('bundle-not-for-me');
    expect((await showKeys(anna.unlocked)).formers).toMatchObject([{ name: 'anna', held: false }]);
    expect(await codeOf(boris, await bytesOf(anna, (await anna.send(boris, [])).path))).toBe(
      'signer-unknown',
    );
  });

  it('of somebody who was met afterwards is never told of, and the new key is used at once', async () => {
    await replace(anna, 'anna');
    const dora = await stage.party('dora');
    await anna.meet(dora, 'coordinator');
    await dora.meet(anna, 'coordinator');
    const bundle = must(
      await inspectBundle(dora.unlocked, await bytesOf(anna, (await anna.send(dora, [])).path), quiet),
    );
    expect(bundle.view).toMatchObject({ sender: { digest: anna.digest }, statements: [] });
  });

  it('twice: each step is told in its turn', async () => {
    await replace(anna, 'anna');
    const second = anna.digest;
    await replace(anna, 'anna');
    await boris.receive((await anna.send(boris, [])).path);
    expect(await contact(boris, second)).toMatchObject({ state: 'unknown' });
    must(await trustContact(boris.unlocked, second, { state: 'verified' }));
    await anna.receive((await boris.send(as(anna, second), [])).path);
    await boris.receive((await anna.send(boris, [])).path);
    expect(await contact(boris, anna.digest)).toMatchObject({
      state: 'unknown',
      replaces: [{ digest: second }],
    });
  });
});

describe('a contact who was replaced', () => {
  const settle = async (): Promise<Party> => {
    const before = Object.create(anna, { unlocked: { value: anna.unlocked } }) as Party;
    await replace(anna, 'anna');
    await boris.receive((await anna.send(boris, [])).path);
    must(await trustContact(boris.unlocked, anna.digest, { state: 'verified', compared: 'in person' }));
    return before;
  };

  it('says nothing new: neither in its own bundles nor in those of others', async () => {
    const thief = await settle();
    const said = saying(thief, 'case', id, { priority: 'emergency' });
    const { wire } = await thief.unlocked.exchange.signChange(said, thief.unlocked.own);
    expect(await codeOf(boris, await craftedBundle(thief, boris, { wires: [wire] }))).toBe('signer-replaced');
    const dora = await stage.party('dora');
    await dora.meet(boris, 'coordinator');
    await boris.meet(dora, 'coordinator');
    const certificates = [thief.unlocked.own.certificate];
    expect(
      await takeIn(boris, await craftedBundle(dora, boris, { wires: [wire], certificates })),
    ).toMatchObject({ quarantined: 1, new: 0, changed: 0 });
    expect(alias(boris)).toEqual({ alias: 'Heron', priority: 'normal' });
    // Nor to the owner, in whose name it is written.
    await dora.meet(anna, 'coordinator');
    await anna.meet(dora, 'coordinator');
    expect(
      await takeIn(anna, await craftedBundle(dora, anna, { wires: [wire], certificates })),
    ).toMatchObject({ quarantined: 1 });
  });

  it('counts again once the new one is rejected', async () => {
    const before = await settle();
    must(await trustContact(boris.unlocked, anna.digest, { state: 'rejected' }));
    expect(await codeOf(boris, await craftedBundle(before, boris, {}))).toBe('taken');
  });

  it('two successors of one key are both shown', async () => {
    const thief = Object.create(anna, { unlocked: { value: anna.unlocked } }) as Party;
    const old = anna.digest;
    await replace(anna, 'anna');
    await boris.receive((await anna.send(boris, [])).path);
    // Made by who has the old key as well: another successor, in a copy of the vault.
    const { pgp, exchange, clock } = thief.unlocked;
    const false_ = await pgp.createIdentity('anna', clock.now());
    const said = {
      what: 'identity replaced',
      author: old,
      successor: false_.certificate.digest,
      at: clock.now().toISOString(),
    } as const;
    const statement = await exchange.signStatement(said, [thief.unlocked.own, false_]);
    const certificates = [false_.certificate];
    await takeIn(boris, await craftedBundle(thief, boris, { statements: [statement], certificates }));
    expect(await contact(boris, old)).toMatchObject({
      replacedBy: [
        { digest: anna.digest, state: 'unknown' },
        { digest: false_.certificate.digest, state: 'unknown' },
      ],
    });
  });

  it('hands its houses over when a coordinator says so', async () => {
    const shelter = await stage.party('cedar', 'shelter');
    await shelter.meet(boris, 'coordinator');
    await boris.meet(shelter, 'shelter');
    const house = await boris.put('safeHouse', { codeName: 'Orchard', keeper: shelter.digest });
    await replace(shelter, 'cedar');
    const file = new TextEncoder().encode(certificateText(shelter.unlocked));
    const before = shelter.unlocked.formers[0]?.certificate.digest ?? '';
    await shelter.receive((await boris.send(as(shelter, before), [])).path);
    await boris.receive((await shelter.send(boris, [])).path);
    expect(await handOverHouses(boris.unlocked, shelter.digest)).toMatchObject({
      refusal: { code: 'no-such-contact' },
    });
    must(await addContact(boris.unlocked, file, 'shelter'));
    expect(await contact(boris, shelter.digest)).toMatchObject({ housesOfFormer: 1 });
    expect(must(await handOverHouses(boris.unlocked, shelter.digest))).toEqual({ houses: 1 });
    expect(boris.unlocked.vault.read.row(house)?.values).toMatchObject({ keeper: shelter.digest });
    expect(await contact(boris, shelter.digest)).toMatchObject({ housesOfFormer: 0 });
  });
});

describe('a request to erase outlasts the keys', () => {
  const accept = async (by: Party, digest: string): Promise<void> =>
    void must(await trustContact(by.unlocked, digest, { state: 'verified', compared: 'voice' }));
  const exchange = async (from: Party, to: Party): Promise<void> =>
    void (await to.receive((await from.send(to, [])).path));

  it.each(['the one who is asked', 'the one who asks'])('%s has another key meanwhile', async (who) => {
    const asked = { to: [boris.digest], reason: 'danger' } as const;
    must(await eraseRecord(anna.unlocked, id, 'priority', quiet, { ask: asked }));
    await exchange(anna, boris);
    const [changing, other] = who === 'the one who asks' ? [anna, boris] : [boris, anna];
    await replace(changing, changing.name);
    await exchange(changing, other);
    await accept(other, changing.digest);
    await exchange(other, changing);

    const [request] = (await listErasures(boris.unlocked)).incoming;
    // Under a key that was replaced, it takes an explicit word.
    const given = { request: request?.request ?? '', answer: 'erased', despite: true } as const;
    must(await answerErasure(boris.unlocked, given, quiet));
    await exchange(boris, anna);
    const { outgoing, strays } = await listErasures(anna.unlocked);
    expect(outgoing).toMatchObject([{ answer: { answer: 'erased' } }]);
    expect(strays).toEqual([]);
  });
});
