import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { DisclosureDigest, RecordId, StatementId } from '../domain/ids.ts';
import { answerErasure } from './answer-erasure.ts';
import { compromisedSince } from './compromised-since.ts';
import { eraseRecord } from './erase-record.ts';
import { listErasures } from './list-erasures.ts';
import { journalHead } from './journal.ts';
import type { Statement } from './ports/statement.ts';
import { replaceIdentity } from './replace-identity.ts';
import { craftedBundle, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', danger: 'CANARY danger' });
  await boris.receive((await anna.send(boris, [id])).path);
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
const asking = (...to: Party[]) => ({ to: to.map(({ digest }) => digest), reason: 'danger' as const });
const exchange = async (from: Party, to: Party) => to.receive((await from.send(to, [])).path);
const incoming = async (party: Party) => (await listErasures(party.unlocked)).incoming;
const answer = async (
  party: Party,
  said: 'erased' | 'declined' | 'not held',
  ask: readonly string[] = [],
) => {
  const [request] = await incoming(party);
  return answerErasure(party.unlocked, { request: request?.request ?? '', answer: said, ask }, quiet);
};
const isHere = async (party: Party): Promise<number | undefined> => (await incoming(party))[0]?.here;
const at = ({ unlocked }: Party): number => journalHead(unlocked).number;
const digestOf = async (party: Party, field: string, by?: string): Promise<DisclosureDigest> => {
  for (const { id: change, author, wire } of await party.unlocked.vault.read.history(id))
    for (const { key, digest } of party.unlocked.exchange.openChange(change, author, wire).disclosures)
      if (key === field && (by ?? author) === author) return digest;
  throw new Error(`no ${field}`);
};
const request = (from: Party, to: Party, digests: readonly DisclosureDigest[]): Statement => ({
  what: 'erase requested',
  author: from.digest,
  to: to.digest,
  digests: [...digests].toSorted(),
  reason: 'mistake',
  at: '2027-03-12T00:00:00Z',
});
const stating = async (from: Party, to: Party, ...said: Statement[]): Promise<Uint8Array> => {
  const { exchange: made, own } = from.unlocked;
  const statements = await Promise.all(said.map((one) => made.signStatement(one, [own])));
  return craftedBundle(from, to, { statements });
};

describe('attack: who asks is not who they were', () => {
  const ask = async (): Promise<void> => {
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
  };

  it.each(['rejected', 'compromised', 'unknown'] as const)(
    '%s: nothing is said to have been erased without an explicit word',
    async (doubt) => {
      await ask();
      if (doubt === 'compromised') {
        const { manifest = '' } = boris.unlocked.vault.read.seenFrom(anna.digest).at(-1) ?? {};
        must(await compromisedSince(boris.unlocked, anna.digest, manifest, at(boris)));
      } else must(await trustContact(boris.unlocked, anna.digest, { state: doubt }));
      expect(await incoming(boris)).toMatchObject([{ doubt }]);
      expect(await answer(boris, 'erased')).toMatchObject({ refusal: { code: 'asker-doubtful' } });
      expect(await isHere(boris)).toBe(1);
      must(await answer(boris, 'declined'));
      const [asked] = await incoming(boris);
      const given = { request: asked?.request ?? '', answer: 'erased', despite: true } as const;
      must(await answerErasure(boris.unlocked, given, quiet));
      expect(await isHere(boris)).toBe(0);
    },
  );

  it('replaced: the old key is not answered without an explicit word', async () => {
    await ask();
    const old = anna.digest;
    stage.become(anna, must(await replaceIdentity(anna.unlocked, { name: 'anna', next: 'anna' })));
    await exchange(anna, boris);
    expect(await incoming(boris)).toMatchObject([{ contact: old, doubt: null }]);
    must(await trustContact(boris.unlocked, anna.digest, { state: 'verified', compared: 'voice' }));
    expect(await incoming(boris)).toMatchObject([{ contact: old, doubt: 'replaced' }]);
    expect(await answer(boris, 'erased')).toMatchObject({ refusal: { code: 'asker-doubtful' } });
  });

  it('asks what it was never given: told so, and never had it is a word of its own', async () => {
    const carol = await stage.party('carol');
    await boris.meet(carol, 'coordinator');
    await carol.meet(boris, 'coordinator');
    const danger = await digestOf(boris, 'field/danger');
    await takeIn(boris, await stating(carol, boris, request(carol, boris, [danger])));
    expect(await incoming(boris)).toMatchObject([
      { doubt: null, warnings: ['not the author', 'never had', 'evidence', 'shown'] },
    ]);
  });
});

describe('attack: an answer that comes late', () => {
  it('a late `declined` does not hide a newer `erased`', async () => {
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    const [asked] = (await listErasures(anna.unlocked)).outgoing;
    const saying = (said: 'declined' | 'erased'): Promise<Uint8Array> =>
      stating(boris, anna, {
        what: 'erase answered',
        author: boris.digest,
        to: anna.digest,
        request: (asked?.request ?? '') as StatementId,
        answer: said,
        at: '2027-03-12T00:00:00Z',
      });
    const late = await saying('declined');
    await takeIn(anna, await saying('erased'));
    await takeIn(anna, late);
    expect((await listErasures(anna.unlocked)).outgoing).toMatchObject([{ answer: { answer: 'erased' } }]);
  });
});

it('attack: what waits without saying of which record it is, is found and erased all the same', async () => {
  const dora = await stage.party('dora');
  await dora.meet(anna, 'coordinator');
  await anna.meet(dora, 'coordinator');
  await dora.receive((await anna.send(dora, [id])).path);
  await dora.put('case', { danger: 'CANARY by Dora' }, id);
  const wires = (await dora.unlocked.vault.read.history(id))
    .filter(({ author }) => author === dora.digest)
    .map(({ wire }) => dora.unlocked.exchange.withhold(wire, (key) => key === 'field/danger'));
  const certificates = [dora.unlocked.own.certificate];
  await takeIn(boris, await craftedBundle(anna, boris, { wires, certificates }));
  expect(await boris.unlocked.vault.read.quarantined()).toHaveLength(1);
  const danger = await digestOf(dora, 'field/danger', dora.digest);
  await takeIn(boris, await stating(anna, boris, request(anna, boris, [danger])));
  expect(await incoming(boris)).toMatchObject([{ here: 1, held: [{ record: null, quarantined: true }] }]);
  expect(await answer(boris, 'not held')).toMatchObject({ refusal: { code: 'answer-untrue' } });
  must(await answer(boris, 'erased'));
  expect(JSON.stringify(await boris.unlocked.vault.read.quarantined())).not.toContain('CANARY');
  expect(await incoming(boris)).toMatchObject([{ here: 0, open: false }]);
});
