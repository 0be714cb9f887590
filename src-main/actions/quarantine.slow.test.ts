import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { sortIncoming } from './incoming-changes.ts';
import { listQuarantine } from './list-quarantine.ts';
import { leaveOut, planRelease, releaseChosen } from './release-quarantined.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

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
    const { signal } = new AbortController();
    const [sorted] = must(
      await sortIncoming(
        anna.unlocked,
        bundle as unknown as DecodedBundle,
        { revoked: new Set(), replaced: new Set() },
        signal,
      ),
    );
    expect(sorted?.quarantine).toBeNull();
    expect(sorted?.wires.map(({ signature }) => signature)).toEqual([wire.signature, wire.signature]);
  });

  it('shows whose a change is, by whom it came and what it says; released alone it is a proposal, and no trust', async () => {
    const dora = await stage.party('dora');
    const { wire } = await dora.unlocked.exchange.signChange(
      saying(dora, 'case', id, { priority: 'urgent' }),
      dora.unlocked.own,
    );
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    const { count, unseen, groups } = await listQuarantine(anna.unlocked);
    expect({ count, unseen }).toEqual({ count: 1, unseen: 1 });
    expect(groups).toMatchObject([
      {
        author: dora.digest,
        name: 'dora',
        state: 'unknown',
        lines: [
          {
            reason: 'author-unknown',
            record: id,
            recordName: 'Heron',
            values: [{ slot: 'priority', value: 'urgent' }],
            by: { fromName: 'boris' },
            breaksRule: false,
          },
        ],
      },
    ]);
    const change = groups[0]?.lines[0]?.change ?? '';
    const preview = must(await planRelease(anna.unlocked, { changes: [change] }));
    expect(preview).toMatchObject({
      released: 1,
      proposed: 1,
      records: [{ changes: [{ standing: 'proposal' }] }],
    });
    must(await leaveOut(anna.unlocked, [change], true));
    expect(await listQuarantine(anna.unlocked)).toMatchObject({ count: 1, unseen: 0 });

    must(await releaseChosen(anna.unlocked, { changes: [change] }));
    const row = anna.unlocked.vault.read.row(id);
    expect(row?.values['priority']).toBe('normal');
    expect(row?.proposals).toEqual(['priority']);
    expect(anna.unlocked.vault.read.contact(dora.digest)?.state).toBe('unknown');
    expect((await listQuarantine(anna.unlocked)).count).toBe(0);
  });

  it('never releases what breaks a rule, nor what nobody can check, whoever asks', async () => {
    const dora = await stage.party('dora');
    const sign = (said: ReturnType<typeof saying>) =>
      dora.unlocked.exchange.signChange(said, dora.unlocked.own);
    const broken = await sign(saying(dora, 'person', null, { alias: 'Wren', trueName: 'two groups' }));
    const good = await sign(saying(dora, 'case', id, { priority: 'urgent' }));
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [broken.wire, good.wire], certificates }));
    const refusal = async (changes: readonly string[]) => {
      const released = await releaseChosen(anna.unlocked, { changes });
      return released.ok ? 'ok' : released.refusal.code;
    };
    expect(await refusal([broken.id])).toBe('change-breaks-rule');
    expect(await refusal(['0'.repeat(64)])).toBe('no-such-change');
    const forged = { ...good.wire, signature: broken.wire.signature };
    const from = (await anna.unlocked.vault.read.quarantined())[0]?.from ?? ('ab'.repeat(32) as never);
    const { id: other, author, wire } = await sign(saying(dora, 'case', id, { priority: 'low' }));
    must(
      await anna.unlocked.vault.append([
        {
          kind: 'quarantined',
          id: other,
          author,
          wire: { ...wire, signature: forged.signature },
          from,
          reason: 'author-unverifiable',
        },
      ]),
    );
    expect(await refusal([other])).toBe('change-unverifiable');
    expect(await anna.unlocked.vault.read.quarantined()).toHaveLength(3);
  });
});
