import { cp } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase, must, type Party } from '../cli/demo/party.ts';
import type { DisclosureDigest, RecordId, StatementId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { answerErasure } from './answer-erasure.ts';
import { saveDraft } from './drafts.ts';
import { eraseRecord } from './erase-record.ts';
import { listErasures, waitingErasures } from './list-erasures.ts';
import { planErasure } from './plan-erasure.ts';
import type { Statement } from './ports/statement.ts';
import { recordHistory } from './record-history.ts';
import { requestErasure } from './request-erasure.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { openedRows } from './testing/opened-rows.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';
import { undoAction } from './undo-action.ts';

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
const outgoing = async (party: Party) => (await listErasures(party.unlocked)).outgoing;
const answer = async (
  party: Party,
  said: 'erased' | 'declined' | 'not held',
  ask: readonly string[] = [],
) => {
  const [request] = await incoming(party);
  return answerErasure(party.unlocked, { request: request?.request ?? '', answer: said, ask }, quiet);
};
const holds = async (party: Party): Promise<string> =>
  JSON.stringify([
    party.unlocked.vault.read.row(id),
    await recordHistory(party.unlocked, id),
    party.unlocked.vault.read.search('CANARY', 10),
    await party.unlocked.vault.read.quarantined(),
    party.unlocked.vault.read.drafts(),
  ]);
const digestOf = async (party: Party, field: string): Promise<DisclosureDigest> => {
  for (const { id: change, author, wire } of await party.unlocked.vault.read.history(id))
    for (const { key, digest } of party.unlocked.exchange.openChange(change, author, wire).disclosures)
      if (key === field) return digest;
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

describe('asking a partner to erase', () => {
  it('goes with the next bundle, is answered by a person, and the answer is listed', async () => {
    const plan = must(await planErasure(anna.unlocked, { id, field: 'danger' }));
    expect(plan).toMatchObject({
      values: 1,
      holders: [{ contact: boris.digest, values: 1, reach: 'bundle' }],
    });
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    expect(await outgoing(anna)).toMatchObject([{ values: 1, sent: null, received: false, answer: null }]);
    await exchange(anna, boris);
    expect(await outgoing(anna)).toMatchObject([{ sent: { number: 2 }, received: false, answer: null }]);
    expect(await holds(boris)).toContain('CANARY');
    expect(await incoming(boris)).toMatchObject([
      {
        contact: anna.digest,
        state: 'verified',
        reason: 'danger',
        values: 1,
        here: 1,
        held: [{ record: id, name: 'Heron', slot: 'danger', shown: true }],
        warnings: ['evidence', 'shown'],
        others: [],
        open: true,
      },
    ]);
    expect(must(await answer(boris, 'erased'))).toEqual({ erased: 1, asked: 0 });
    expect(await holds(boris)).not.toContain('CANARY');
    expect(boris.unlocked.vault.read.row(id)?.values).toMatchObject({ alias: 'Heron' });
    expect(await incoming(boris)).toMatchObject([
      { open: false, here: 0, answer: { answer: 'erased', sent: null } },
    ]);
    await exchange(boris, anna);
    expect(await outgoing(anna)).toMatchObject([{ received: true, answer: { answer: 'erased' } }]);
    expect(must(await planErasure(anna.unlocked, { id }))).toMatchObject({
      erasedBefore: 1,
      asked: [{ contact: boris.digest, answer: { answer: 'erased' } }],
    });
    await exchange(anna, boris);
    expect(await incoming(boris)).toMatchObject([{ answer: { received: true } }]);
  });

  it('may come later than the erasing; then declined, and erased after all', async () => {
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    expect(must(await planErasure(anna.unlocked, { id })).holdersBefore).toMatchObject([
      { values: 1, asked: 0 },
    ]);
    expect(await requestErasure(anna.unlocked, { id }, asking())).toMatchObject({
      refusal: { code: 'holds-nothing' },
    });
    must(await requestErasure(anna.unlocked, { id }, asking(boris)));
    expect(must(await planErasure(anna.unlocked, { id })).holdersBefore).toMatchObject([{ asked: 1 }]);
    await exchange(anna, boris);
    must(await answer(boris, 'declined'));
    await exchange(boris, anna);
    expect(await outgoing(anna)).toMatchObject([{ answer: { answer: 'declined' } }]);
    expect(await holds(boris)).toContain('CANARY');
    must(await answer(boris, 'erased'));
    await exchange(boris, anna);
    expect(await outgoing(anna)).toMatchObject([{ answer: { answer: 'erased' } }]);
    expect(await holds(boris)).not.toContain('CANARY');
  });

  it('may come later for a whole record, which is in no list any more: by its id or by the act', async () => {
    await boris.put('case', { priority: 'urgent' }, id);
    await exchange(boris, anna);
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    await carol.receive((await anna.send(carol, [id])).path).catch(() => null);
    must(await eraseRecord(anna.unlocked, id, null, quiet));
    expect(anna.unlocked.vault.read.row(id)).toBeNull();
    const [act] = (await listErasures(anna.unlocked)).acts;
    expect(act).toMatchObject({ values: 3, asked: [] });
    for (const wish of [{ id }, { act: act?.at ?? '' }])
      expect(must(await planErasure(anna.unlocked, wish)).holdersBefore).toMatchObject([
        // One of them is Boris' own word, which was never sent to him.
        { contact: boris.digest, values: 3, reach: 'bundle' },
        { contact: carol.digest, values: 3, reach: 'bundle' },
      ]);
    must(await requestErasure(anna.unlocked, { act: act?.at ?? '' }, asking(boris)));
    expect((await listErasures(anna.unlocked)).acts).toMatchObject([{ asked: [{ contact: boris.digest }] }]);
    expect(await planErasure(anna.unlocked, { act: 'x' })).toMatchObject({
      refusal: { code: 'no-such-record' },
    });
  });

  it('a case with everything below it is one act, and one request for all of it', async () => {
    const person = await anna.put('person', { case: id, alias: 'Wren', trueName: 'CANARY name' });
    const channel = await anna.put('channel', { parent: person, kind: 'signal', value: 'CANARY +000' });
    const other = await anna.put('case', { alias: 'Osprey' });
    await exchange(anna, boris);
    const plan = must(await planErasure(anna.unlocked, { id, below: true }));
    expect(plan.below).toBe(2);
    expect(plan.records.toSorted((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
      { type: 'case', count: 1 },
      { type: 'channel', count: 1 },
      { type: 'person', count: 1 },
    ]);
    must(await eraseRecord(anna.unlocked, id, null, quiet, { below: true, ask: asking(boris) }));
    for (const gone of [id, person, channel]) expect(anna.unlocked.vault.read.row(gone)).toBeNull();
    expect(anna.unlocked.vault.read.row(other)?.values).toEqual({ alias: 'Osprey' });
    expect(await outgoing(anna)).toMatchObject([{ contact: boris.digest, values: plan.values }]);
    expect(JSON.stringify(await openedRows(anna))).not.toContain('CANARY');
    await exchange(anna, boris);
    must(await answer(boris, 'erased'));
    for (const gone of [id, person, channel]) expect(boris.unlocked.vault.read.row(gone)).toBeNull();
  });

  it('reaches whom it came from and who wrote it; who is not trusted has to be called', async () => {
    await boris.put('case', { danger: 'CANARY worse' }, id);
    await exchange(boris, anna);
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    await carol.meet(anna, 'coordinator');
    await carol.meet(boris, 'coordinator');
    await carol.receive((await anna.send(carol, [id])).path);
    expect(must(await planErasure(carol.unlocked, { id, field: 'danger' })).holders).toMatchObject([
      { contact: anna.digest, values: 2, reach: 'bundle' },
      { contact: boris.digest, values: 1, reach: 'bundle' },
    ]);
    must(await trustContact(carol.unlocked, boris.digest, { state: 'rejected' }));
    const holders = must(await planErasure(carol.unlocked, { id, field: 'danger' })).holders;
    expect(holders.find(({ contact }) => contact === boris.digest)).toMatchObject({ reach: 'rejected' });
    const refusedTo = await eraseRecord(carol.unlocked, id, 'danger', quiet, { ask: asking(boris) });
    expect(refusedTo).toMatchObject({ refusal: { code: 'contact-not-accepted' } });
    expect(await holds(carol), 'nothing is erased where nobody could be asked').toContain('CANARY');
  });

  it('is asked on by who has passed it on', async () => {
    const carol = await stage.party('carol');
    for (const [one, other] of [
      [boris, carol],
      [carol, boris],
      [carol, anna],
    ] as const)
      await one.meet(other, 'coordinator');
    await carol.receive((await boris.send(carol, [id])).path);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    expect(await incoming(boris)).toMatchObject([{ others: [{ contact: carol.digest, values: 1 }] }]);
    expect(must(await answer(boris, 'erased', [carol.digest]))).toEqual({ erased: 1, asked: 1 });
    await exchange(boris, carol);
    expect(await incoming(carol)).toMatchObject([
      { contact: boris.digest, here: 1, warnings: ['not the author', 'evidence', 'shown'] },
    ]);
    must(await answer(carol, 'erased'));
    expect(await holds(carol)).not.toContain('CANARY');
  });

  it('is journalled by count and contact, without a record', async () => {
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    must(await answer(boris, 'declined'));
    const said = async (party: Party) =>
      (await party.unlocked.vault.read.journal()).map(({ event }) => event);
    expect(await said(anna)).toContainEqual({ what: 'erase requested', to: boris.digest, count: 1 });
    expect(await said(boris)).toContainEqual({ what: 'erase answered', to: anna.digest, answer: 'declined' });
    for (const party of [anna, boris]) expect(JSON.stringify(await said(party))).not.toContain(id);
  });
});

describe('attack: resurrection after erase on request', () => {
  /** Carol has it from Anna, too, and Boris has erased it. */
  async function erasedAtBoris(): Promise<Party> {
    const carol = await stage.party('carol');
    for (const [one, other] of [
      [anna, carol],
      [carol, anna],
      [boris, carol],
      [carol, boris],
    ] as const)
      await one.meet(other, 'coordinator');
    await carol.receive((await anna.send(carol, [id])).path);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    must(await answer(boris, 'erased'));
    return carol;
  }

  it('not by relay from a third partner, a late bundle, the very bundle again, or undo', async () => {
    const late = await boris.send(anna, [id]);
    const first = (await anna.send(boris, [])).path;
    const carol = await erasedAtBoris();
    await boris.receive((await carol.send(boris, [id])).path);
    await boris.receive(first);
    expect(await holds(boris)).not.toContain('CANARY');
    await anna.receive(late.path);
    expect(await holds(anna)).not.toContain('CANARY');
    const own = must(await recordHistory(anna.unlocked, id)).find((line) => line.own)?.action ?? '';
    await undoAction(anna.unlocked, id, own);
    expect(await holds(anna)).not.toContain('CANARY');
  });

  it('not where it arrives only after its erasing was promised', async () => {
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    await carol.meet(anna, 'coordinator');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    const person = await anna.put('person', { case: id, alias: 'Wren', trueName: 'CANARY name' });
    await carol.receive((await anna.send(carol, [id])).path);
    // Boris has the case, not yet the person; both are asked for.
    const digests: DisclosureDigest[] = [await digestOf(anna, 'field/danger')];
    for (const { id: change, author, wire } of await anna.unlocked.vault.read.history(person))
      for (const { key, digest } of anna.unlocked.exchange.openChange(change, author, wire).disclosures)
        if (key !== 'field/alias') digests.push(digest);
    await takeIn(boris, await stating(anna, boris, request(anna, boris, digests)));
    must(await answer(boris, 'erased'));
    await boris.receive((await carol.send(boris, [id])).path);
    expect(JSON.stringify(boris.unlocked.vault.read.row(person)?.values ?? {})).not.toContain('CANARY');
    // That there is such a person, of this case, is no value: nobody can make that disappear by a request.
    expect(boris.unlocked.vault.read.row(person)?.type).toBe('person');
    expect(boris.unlocked.vault.read.search('CANARY', 10)).toEqual([]);
  });

  it('a partner restored from an older copy is asked again', async () => {
    await exchange(boris, anna);
    const copy = stage.path('boris.copy');
    await cp(boris.unlocked.vault.path, copy);
    await erasedAtBoris();
    await exchange(boris, anna);
    await stage.copyBack(boris, copy);
    expect(await holds(boris), 'an older copy is older').toContain('CANARY');
    await exchange(boris, anna);
    await exchange(anna, boris);
    expect(await incoming(boris)).toMatchObject([{ open: true, here: 1, answer: null }]);
  });

  it('old values are in no segment, snapshot, index, draft or later backup, here or there', async () => {
    must(await saveDraft(boris.unlocked, `edit:case:${id}`, { danger: 'CANARY danger' }));
    await boris.unlocked.vault.snapshot(true);
    expect(JSON.stringify(await openedRows(boris)), 'the search finds what is there').toContain('CANARY');
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    must(await answer(boris, 'erased'));
    for (const party of [anna, boris]) {
      await party.unlocked.vault.snapshot(true);
      expect(JSON.stringify(await openedRows(party))).not.toContain('CANARY');
      const backup = stage.path(`${party.name}.backup`);
      must(await party.unlocked.vault.backup(backup, demoPassphrase));
      expect(JSON.stringify(await openedRows(party, backup))).not.toContain('CANARY');
      expect(await holds(party)).not.toContain('CANARY');
    }
  });
});

describe('attack: requests and answers', () => {
  it('a request erases values alone: what replaced what stays, or the old value would count again', async () => {
    await anna.put('case', { danger: 'CANARY newer' }, id);
    await exchange(anna, boris);
    const before = boris.unlocked.vault.read.row(id)?.values;
    const over = await digestOf(boris, 'over/danger');
    const type = await digestOf(boris, 'type');
    await takeIn(boris, await stating(anna, boris, request(anna, boris, [over, type])));
    expect(await incoming(boris)).toMatchObject([{ values: 2, here: 0, held: [] }]);
    expect(await answer(boris, 'erased')).toMatchObject({ refusal: { code: 'answer-untrue' } });
    must(await answer(boris, 'not held'));
    expect(boris.unlocked.vault.read.row(id)?.values).toEqual(before);
    expect(boris.unlocked.vault.read.isErased(over)).toBe(false);
  });

  it('one about a third person’s words is shown with who wrote them, and a person decides', async () => {
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    await takeIn(
      boris,
      await stating(carol, boris, request(carol, boris, [await digestOf(boris, 'field/danger')])),
    );
    expect(await incoming(boris)).toMatchObject([
      {
        contact: carol.digest,
        held: [{ authorName: 'anna' }],
        warnings: ['not the author', 'never had', 'evidence', 'shown'],
      },
    ]);
    expect(await holds(boris), 'nothing happens by itself').toContain('CANARY');
  });

  it('one that names what others are about to say keeps nothing of it away: that arrives, and is asked about anew', async () => {
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    const warning = saying(carol, 'safeHouse', null, { codeName: 'Lime', state: 'compromised' });
    const { wire, change } = await carol.unlocked.exchange.signChange(warning, carol.unlocked.own);
    const state = change.disclosures.find(({ key }) => key === 'field/state')?.digest;
    const digests = [await digestOf(boris, 'field/danger'), ...(state === undefined ? [] : [state])];
    await takeIn(boris, await stating(anna, boris, request(anna, boris, digests)));
    must(await answer(boris, 'erased'));
    await takeIn(boris, await craftedBundle(carol, boris, { wires: [wire] }));
    const { record } = warning;
    expect(boris.unlocked.vault.read.row(record)?.values['state']).toBe('compromised');
    expect(await incoming(boris)).toMatchObject([
      { here: 1, open: true, warnings: ['not the author', 'never had', 'safety', 'shown'] },
    ]);
  });

  it('one for a copy of another’s words erases the copy: a tombstone is for one change', async () => {
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    const warning = saying(carol, 'safeHouse', null, { codeName: 'Lime', state: 'compromised' });
    const { wire, change } = await carol.unlocked.exchange.signChange(warning, carol.unlocked.own);
    const digests = change.disclosures.map(({ digest }) => digest);
    // Anna has it from Carol, and puts it under a header of her own, word for word and salt for salt.
    const header = Buffer.from(JSON.stringify({ v: 1, author: anna.digest, digests: digests.toSorted() }));
    const { pgp, own } = anna.unlocked;
    const signed = await pgp.signDetached('change', header, own, new Date());
    const signature = Buffer.from(signed).toString('base64url');
    const copy = { header: header.toString('base64url'), signature, disclosures: wire.disclosures };
    await takeIn(boris, await craftedBundle(anna, boris, { wires: [copy] }));
    const state = change.disclosures.filter(({ key }) => key === 'field/state').map(({ digest }) => digest);
    await takeIn(boris, await stating(anna, boris, request(anna, boris, state)));
    must(await answer(boris, 'erased'));
    expect(boris.unlocked.vault.read.row(warning.record)?.values).not.toHaveProperty('state');
    await takeIn(boris, await craftedBundle(carol, boris, { wires: [wire] }));
    expect(boris.unlocked.vault.read.row(warning.record)?.values['state']).toBe('compromised');
  });

  it('a repeated one is a request of its own, answered by what is so', async () => {
    const digest = await digestOf(boris, 'field/danger');
    const one = request(anna, boris, [digest]);
    await takeIn(boris, await stating(anna, boris, one, { ...one, at: '2027-03-13T00:00:00Z' }));
    expect(await answer(boris, 'not held')).toMatchObject({ refusal: { code: 'answer-untrue' } });
    must(await answer(boris, 'erased'));
    const [done, open] = await incoming(boris);
    expect([done, open]).toMatchObject([
      { open: false, here: 0 },
      { open: true, here: 0, erasedBefore: 1 },
    ]);
    must(await answerErasure(boris.unlocked, { request: open?.request ?? '', answer: 'erased' }, quiet));
    const said = () => boris.unlocked.vault.read.statements('erase answered', 'own');
    const { length } = said();
    must(await answer(boris, 'erased'));
    expect(said(), 'the same answer twice is one').toHaveLength(length);
  });

  it('ten thousand unknown digests at once: listed at once, and not held', async () => {
    const many = Array.from(
      { length: 10_000 },
      (_, at) => at.toString(16).padStart(64, '0') as DisclosureDigest,
    );
    await takeIn(boris, await stating(anna, boris, request(anna, boris, many)));
    expect(await incoming(boris)).toMatchObject([{ values: 10_000, here: 0, held: [] }]);
    must(await answer(boris, 'not held'));
  });

  it('a thousand requests at once, of a partner who is rejected then: the count stays quick, and stops', async () => {
    const digests = Array.from(
      { length: 400 },
      (_, at) => at.toString(16).padStart(64, '0') as DisclosureDigest,
    );
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      ...request(anna, boris, digests),
      at: `2027-03-12T00:00:00.${at}Z`,
    }));
    await takeIn(boris, await stating(anna, boris, ...many));
    expect(waitingErasures(boris.unlocked)).toEqual({ waiting: 1_000 });
    must(await answer(boris, 'declined'));
    expect(waitingErasures(boris.unlocked)).toEqual({ waiting: 999 });
    must(await trustContact(boris.unlocked, anna.digest, { state: 'rejected' }));
    expect(waitingErasures(boris.unlocked)).toEqual({ waiting: 0 });
  });

  it('more requests than fit one file go in several, and nothing is refused', async () => {
    const many = (at: number) =>
      Array.from(
        { length: 10_000 },
        (_, index) => (at * 10_000 + index).toString(16).padStart(64, '0') as DisclosureDigest,
      );
    const { exchange: made, own, vault } = anna.unlocked;
    for (let at = 0; at < 6; at += 1) {
      const statement = await made.signStatement(request(anna, boris, many(at)), [own]);
      must(await vault.append([{ kind: 'statement', ...statement, from: null }]));
    }
    await exchange(anna, boris);
    expect(await incoming(boris)).toHaveLength(4);
    await exchange(boris, anna);
    await exchange(anna, boris);
    expect(await incoming(boris)).toHaveLength(6);
  });

  it('an answer by another contact, or to an unknown request, counts for nothing and is told', async () => {
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    await carol.meet(anna, 'coordinator');
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    const [mine] = await outgoing(anna);
    const forged = (about: string): Statement => ({
      what: 'erase answered',
      author: carol.digest,
      to: anna.digest,
      request: about as StatementId,
      answer: 'erased',
      at: '2027-03-12T00:00:00Z',
    });
    await takeIn(anna, await stating(carol, anna, forged(mine?.request ?? ''), forged('0'.repeat(64))));
    const list = await listErasures(anna.unlocked);
    expect(list.outgoing).toMatchObject([{ contact: boris.digest, received: false, answer: null }]);
    expect(list.strays).toMatchObject([
      { contact: carol.digest, known: true },
      { contact: carol.digest, known: false },
    ]);
  });

  it('nobody answers what was never asked', async () => {
    const given = { request: '0'.repeat(64), answer: 'declined' } as const;
    expect(await answerErasure(boris.unlocked, given, quiet)).toMatchObject({
      refusal: { code: 'no-such-request' },
    });
  });

  it('what waits in quarantine is erased with the rest', async () => {
    const dora = await stage.party('dora');
    await dora.meet(anna, 'coordinator');
    await anna.meet(dora, 'coordinator');
    await dora.receive((await anna.send(dora, [id])).path);
    const fields: Json = { danger: 'CANARY by Dora' };
    await dora.put('case', fields as Record<string, Json>, id);
    await exchange(dora, anna);
    await exchange(anna, boris);
    expect(await boris.unlocked.vault.read.quarantined()).toHaveLength(1);
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet, { ask: asking(boris) }));
    await exchange(anna, boris);
    expect(await incoming(boris)).toMatchObject([
      {
        here: 2,
        held: expect.arrayContaining([
          expect.objectContaining({ quarantined: false }),
          expect.objectContaining({ quarantined: true }),
        ]) as unknown,
      },
    ]);
    must(await answer(boris, 'erased'));
    await boris.meet(dora, 'coordinator');
    expect(await holds(boris)).not.toContain('CANARY');
  });
});
