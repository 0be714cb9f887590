import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase, must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { applyBundle } from './apply-bundle.ts';
import { backToRestorePoint } from './back-to-restore-point.ts';
import { compromisedSince, planCompromised } from './compromised-since.ts';
import { eraseRecord } from './erase-record.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { journalHead } from './journal.ts';
import { listQuarantine } from './list-quarantine.ts';
import { openVault } from './open-vault.ts';
import { planRelease, releaseChosen } from './release-quarantined.ts';
import { listRestorePoints } from './restore-points.ts';
import { planAside } from './set-aside.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage, testCost } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  heron = await boris.put('case', { alias: 'Heron', priority: 'normal' });
  await anna.receive((await boris.send(anna, [heron])).path);
});
afterEach(() => stage.close());

const at = ({ unlocked }: Party): number => journalHead(unlocked).number;
const values = ({ unlocked }: Party, id: RecordId) => unlocked.vault.read.row(id)?.values;
const newest = async ({ unlocked }: Party): Promise<string> => {
  const [line] = await listRestorePoints(unlocked, null);
  if (line === undefined) throw new Error('nothing was imported');
  return line.manifest;
};
const goBack = async (party: Party, since: string) =>
  must(await backToRestorePoint(party.unlocked, since, at(party)));
const events = async ({ unlocked }: Party) => (await unlocked.vault.read.journal()).map(({ event }) => event);

/** A second bundle: one value of the case replaced, and another case. */
async function second(): Promise<{ readonly path: string; readonly crane: RecordId }> {
  await boris.put('case', { alias: 'Heron the second' }, heron);
  const crane = await boris.put('case', { alias: 'Crane' });
  const { path } = await boris.send(anna, [heron, crane]);
  return { path, crane };
}

describe('going back to a restore point', () => {
  it('sets aside what others sent since, shows what will show again, and leaves own changes', async () => {
    const { path, crane } = await second();
    await anna.receive(path);
    await anna.put('case', { priority: 'urgent' }, heron);
    const since = await newest(anna);
    const { view } = must(await planAside(anna.unlocked, { since, author: null }));
    expect(view).toMatchObject({ changes: 2, waiting: 0, own: [{ id: heron, type: 'case' }] });
    const slots = view.records.flatMap(({ id, changes }) => changes.map((change) => ({ id, ...change })));
    expect(slots).toContainEqual({
      id: heron,
      slot: 'alias',
      before: 'Heron the second',
      after: 'Heron',
      standing: 'changed',
    });
    expect(slots).toContainEqual({
      id: crane,
      slot: 'alias',
      before: 'Crane',
      after: null,
      standing: 'gone',
    });
    expect(
      slots.some(({ slot }) => slot === 'priority'),
      'own changes stay',
    ).toBe(false);

    expect(await goBack(anna, since)).toEqual({ setAside: 2 });
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron', priority: 'urgent' });
    expect(values(anna, crane)).toBeUndefined();
    const event = (await events(anna)).at(-1);
    expect(event).toMatchObject({ what: 'set aside', why: 'set-aside', manifests: [since], count: 2 });
    expect(JSON.stringify(event)).not.toContain(heron);
    expect((await listRestorePoints(anna.unlocked, null))[0]).toMatchObject({ changes: 0, aside: 2 });
  });

  it('brings a whole bundle back exactly, with what was built on it', async () => {
    const { path, crane } = await second();
    await anna.receive(path);
    const before = [anna.unlocked.vault.read.state(heron), await anna.unlocked.vault.read.history(crane)];
    const since = await newest(anna);
    await goBack(anna, since);
    expect(must(await planRelease(anna.unlocked, { manifest: since }))).toMatchObject({
      released: 2,
      proposed: 0,
    });
    expect(must(await releaseChosen(anna.unlocked, { manifest: since }))).toEqual({
      released: 2,
      proposed: 0,
      left: 0,
    });
    expect([anna.unlocked.vault.read.state(heron), await anna.unlocked.vault.read.history(crane)]).toEqual(
      before,
    );
    expect((await events(anna)).at(-1)).toMatchObject({ what: 'brought back', count: 2, proposed: 0 });
  });

  it('tells the sender what is not held any more, and that it is held again', async () => {
    const { path } = await second();
    await anna.receive(path);
    const owed = () => anna.unlocked.vault.read.acknowledgementsFor(boris.digest)[0]?.quarantined;
    expect(owed()).toEqual([]);
    const since = await newest(anna);
    await goBack(anna, since);
    expect(owed()).toHaveLength(2);
    await boris.receive((await anna.send(boris, [heron])).path);
    const held = boris.unlocked.vault.read.acknowledgedBy(anna.digest);
    for (const id of owed() ?? []) expect(held.has(id)).toBe(false);
    await releaseChosen(anna.unlocked, { manifest: since });
    expect(owed()).toEqual([]);
  });

  it('keeps what was set aside waiting when the very same bundle comes again, and says so', async () => {
    const { path } = await second();
    await anna.receive(path);
    await goBack(anna, await newest(anna));
    const bytes = must(await anna.unlocked.files.read(path, 1 << 26));
    const inspected = must(await inspectBundle(anna.unlocked, bytes, () => undefined));
    expect(inspected.view).toMatchObject({ verdict: 'again', waiting: 2 });
    const before = at(anna);
    must(await applyBundle(anna.unlocked, inspected));
    expect(at(anna), 'nothing is written').toBe(before);
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron' });
  });

  it('keeps it waiting when the sender sends it anew with more, and accepting the sender releases none of it', async () => {
    const { path } = await second();
    await anna.receive(path);
    await goBack(anna, await newest(anna));
    await boris.receive((await anna.send(boris, [heron])).path);
    await boris.put('case', { status: 'open' }, heron);
    await anna.receive((await boris.send(anna, [heron])).path);
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron', status: 'open' });
    must(await trustContact(anna.unlocked, boris.digest, { state: 'accepted' }));
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron' });
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(2);
  });

  it('refuses a preview that is no longer true, and a restore point that never was', async () => {
    const since = await newest(anna);
    const seen = at(anna);
    await anna.put('case', { alias: 'Mine' });
    expect(await backToRestorePoint(anna.unlocked, since, seen)).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
    expect(await backToRestorePoint(anna.unlocked, '0'.repeat(64), at(anna))).toMatchObject({
      refusal: { code: 'no-such-restore-point' },
    });
  });

  it('survives closing with a snapshot, a re-sealed vault, and erases what waits', async () => {
    const { path, crane } = await second();
    await anna.receive(path);
    const since = await newest(anna);
    await goBack(anna, since);
    const reopened = async (): Promise<Unlocked> => {
      const { path: file } = anna.unlocked.vault;
      await anna.unlocked.vault.snapshot(true);
      await anna.close();
      const place = {
        path: file,
        passphrase: demoPassphrase,
        anchor: stage.path('anna.anchor'),
        cost: testCost,
        progress: () => undefined,
      };
      const unlocked = must(await openVault(stage.parts.tools, stage.parts.vaults, place));
      (anna as { unlocked: Unlocked }).unlocked = unlocked;
      return unlocked;
    };
    await reopened();
    expect((await listQuarantine(anna.unlocked)).count).toBe(2);
    must(await eraseRecord(anna.unlocked, heron, 'alias', () => undefined));
    must(await anna.unlocked.vault.rekey(() => undefined));
    await reopened();
    expect(JSON.stringify(await listQuarantine(anna.unlocked))).not.toContain('Heron the second');
    await releaseChosen(anna.unlocked, { manifest: since });
    expect(values(anna, heron)).not.toHaveProperty('alias');
    expect(values(anna, crane)).toMatchObject({ alias: 'Crane' });
  });
});

describe('compromised since', () => {
  it('sets aside what the contact wrote and what came since from anybody; what came before stays and counts', async () => {
    const carol = await stage.party('carol');
    for (const [one, other] of [
      [anna, carol],
      [carol, anna],
      [boris, carol],
      [carol, boris],
    ] as const)
      await one.meet(other, 'coordinator');
    const owl = await carol.put('case', { alias: 'Owl' });
    await boris.receive((await carol.send(boris, [owl])).path);
    // Boris' file brings Carol's case, and Carol's brings what Boris has written.
    await boris.put('case', { priority: 'urgent' }, owl);
    await carol.receive((await boris.send(carol, [owl])).path);
    const { path, crane } = await second();
    await anna.receive(path);
    const since = await newest(anna);
    await anna.receive((await boris.send(anna, [owl])).path);
    await boris.put('case', { status: 'open' }, owl);
    await carol.receive((await boris.send(carol, [owl])).path);
    await anna.receive((await carol.send(anna, [owl])).path);
    expect(values(anna, owl)).toMatchObject({ alias: 'Owl', priority: 'urgent', status: 'open' });

    const planned = must(await planCompromised(anna.unlocked, boris.digest, since));
    expect(planned.view).toMatchObject({ changes: 4, staying: 1, own: [] });
    must(await compromisedSince(anna.unlocked, boris.digest, since, at(anna)));
    expect(values(anna, owl), 'by Carol, whoever brought it').toEqual({ alias: 'Owl' });
    expect(values(anna, heron), 'came before').toMatchObject({ alias: 'Heron', priority: 'normal' });
    expect(values(anna, crane)).toBeUndefined();
    expect(anna.unlocked.vault.read.contact(boris.digest)?.state).toBe('rejected');
    expect((await events(anna)).slice(-2)).toMatchObject([
      { what: 'contact', digest: boris.digest, state: 'rejected' },
      { what: 'set aside', why: 'author-compromised', author: boris.digest, count: 4 },
    ]);
  });

  it('takes nothing new of the contact, and after trust is restored releases nothing by itself', async () => {
    const carol = await stage.party('carol');
    for (const [one, other] of [
      [anna, carol],
      [boris, carol],
      [carol, boris],
      [carol, anna],
    ] as const)
      await one.meet(other, 'coordinator');
    const since = await newest(anna);
    must(await compromisedSince(anna.unlocked, boris.digest, since, at(anna)));
    await carol.receive((await boris.send(carol, [heron])).path);
    await boris.put('case', { priority: 'urgent' }, heron);
    await carol.receive((await boris.send(carol, [heron])).path);
    await anna.receive((await carol.send(anna, [heron])).path);
    const waiting = await anna.unlocked.vault.read.quarantined();
    expect(waiting.map(({ reason }) => reason)).toEqual(['author-compromised', 'author-compromised']);
    expect(await releaseChosen(anna.unlocked, { author: boris.digest })).toMatchObject({
      refusal: { code: 'contact-not-accepted' },
    });
    must(await trustContact(anna.unlocked, boris.digest, { state: 'verified' }));
    expect(values(anna, heron)).toBeUndefined();
    const [one] = waiting;
    must(await releaseChosen(anna.unlocked, { changes: [one?.id ?? ''] }));
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron', priority: 'normal' });
    must(await releaseChosen(anna.unlocked, { author: boris.digest }));
    expect(values(anna, heron)).toMatchObject({ alias: 'Heron', priority: 'urgent' });
  });
});

describe('attack: more of a change that waits comes with a later bundle', () => {
  /** By Dora, whom Anna doesn't know: the first bundle has what it is about, the second what it says. */
  async function inTwo(): Promise<{ readonly dora: Party; readonly since: string }> {
    const dora = await stage.party('dora');
    const { own, exchange } = dora.unlocked;
    const { wire } = await exchange.signChange(saying(dora, 'case', heron, { danger: 'none' }), own);
    const stub = exchange.withhold(wire, (key) => key !== 'field/danger');
    const certificates = [own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [stub], certificates }));
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    return { dora, since: await newest(anna) };
  }

  it('going back to before that one takes it along, and accepting its author brings it in no more', async () => {
    const { dora, since } = await inTwo();
    await goBack(anna, since);
    await anna.meet(dora, 'coordinator');
    expect(values(anna, heron)).not.toHaveProperty('danger');
  });

  it('released since, it came with the later one: compromised since that takes it', async () => {
    const { dora, since } = await inTwo();
    await anna.meet(dora, 'coordinator');
    expect(values(anna, heron)).toHaveProperty('danger', 'none');
    must(await compromisedSince(anna.unlocked, dora.digest, since, at(anna)));
    expect(values(anna, heron)).not.toHaveProperty('danger');
  });
});

it('attack: a bundle that was set aside first brings nothing back of an author who turned out compromised', async () => {
  const { path, crane } = await second();
  await anna.receive(path);
  const since = await newest(anna);
  await goBack(anna, since);
  must(await compromisedSince(anna.unlocked, boris.digest, since, at(anna)));
  must(await trustContact(anna.unlocked, boris.digest, { state: 'verified' }));
  expect(await releaseChosen(anna.unlocked, { manifest: since })).toMatchObject({ value: { released: 0 } });
  expect(values(anna, crane)).toBeUndefined();
});
