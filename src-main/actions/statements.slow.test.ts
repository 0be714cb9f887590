import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import { appendJournalled } from './journal.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { SignedStatement } from './ports/statement.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let dora: Party;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  dora = await stage.party('dora');
  await anna.meet(dora, 'coordinator');
  await dora.meet(anna, 'coordinator');
});
afterEach(() => stage.close());

const read = (party: Party) => party.unlocked.vault.read;
const owed = (to: Party) =>
  read(anna)
    .statementsOwedTo(to.digest)
    .map(({ id }) => id);

async function ask(to: Party): Promise<SignedStatement> {
  const { own, exchange } = anna.unlocked;
  const signed = await exchange.signStatement(
    {
      what: 'erase requested',
      author: own.certificate.digest,
      to: to.digest,
      digests: ['0a'.repeat(32) as DisclosureDigest],
      reason: 'danger',
      at: '2026-03-14T12:00:00Z',
    },
    [own],
  );
  must(await appendJournalled(anna.unlocked, [{ kind: 'statement', ...signed, from: null }], []));
  return signed;
}

test('a statement goes along until the contact is known to have it, and to nobody else', async () => {
  const { id } = await ask(boris);
  const first = await anna.send(boris, []);
  expect(owed(boris)).toEqual([id]);
  expect(owed(dora)).toEqual([]);
  // The first one gets lost; the second brings it again.
  const second = await anna.send(boris, []);
  await boris.receive(second.path);
  expect(read(boris).statements('erase requested', 'others')).toMatchObject([
    { id, from: expect.any(String) },
  ]);
  expect(owed(boris)).toEqual([id]);
  await anna.receive((await boris.send(anna, [])).path);
  expect(owed(boris)).toEqual([]);
  // What comes late says nothing new.
  await boris.receive(first.path);
  expect(read(boris).requestsHeard()).toHaveLength(1);
  expect(read(dora).requestsHeard()).toEqual([]);
});

test('the plan and the preview show it, each as long as it is news', async () => {
  await ask(boris);
  const shown = [{ what: 'erase requested', values: 1, reason: 'danger' }];
  const request = { to: boris.digest, preset: null, cases: [], addresses: false };
  expect(must(await planBundle(anna.unlocked, request)).view).toMatchObject({
    statements: shown,
    nothingNew: false,
  });
  expect(must(await planBundle(anna.unlocked, { ...request, preset: 'statistics' })).statements).toEqual([]);
  const { path } = await anna.send(boris, []);
  const bytes = must(await boris.unlocked.files.read(path, 65 * 1024 * 1024));
  const preview = async () =>
    must(await inspectBundle(boris.unlocked, bytes, () => undefined)).view.statements;
  expect(await preview()).toMatchObject(shown);
  await boris.receive(path);
  expect(await preview()).toEqual([]);
});

test('statements outlast locking, and a vault that is sealed anew', async () => {
  const { id } = await ask(boris);
  await boris.receive((await anna.send(boris, [])).path);
  for (const party of [anna, boris]) {
    must(await party.unlocked.vault.rekey(() => undefined));
    await stage.reopen(party);
    expect(
      read(party)
        .statements('erase requested', party === anna ? 'own' : 'others')
        .map((one) => one.id),
    ).toEqual([id]);
  }
  expect(owed(boris)).toEqual([id]);
});
