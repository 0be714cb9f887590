import { cp, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { ChangeId, RecordId } from '../domain/ids.ts';
import { addContact } from './add-contact.ts';
import { eraseRecord } from './erase-record.ts';
import { listContacts } from './contact-view.ts';
import { applyBundle } from './apply-bundle.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { listConflicts } from './list-conflicts.ts';
import type { LogEntry, WireChange } from './ports/log.ts';
import { recordHistory } from './record-history.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

/*
 * By a partner who has turned, or by whoever holds its key: everything is signed correctly. Attacks on bundles are in
 * exchange/bundle-attacks.test.ts; docs/threat-model.md lists all.
 */
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

const quiet = (): void => undefined;
const shown = (party: Party) => party.unlocked.vault.read.row(id);
const historyOf = (party: Party) => party.unlocked.vault.read.history(id);
/** The changes that `party` holds of the case. */
const idsIn = async (party: Party): Promise<readonly ChangeId[]> =>
  (await historyOf(party)).map((one) => one.id);
/** The vault file of `party` is the same before and after. */
async function unwritten(party: Party, work: () => Promise<unknown>): Promise<void> {
  const before = await readFile(party.unlocked.vault.path);
  await work();
  expect(before.equals(await readFile(party.unlocked.vault.path))).toBe(true);
}

describe('attack: backdate', () => {
  it('a change that claims to be older than its author’s rejection is judged by when it came', async () => {
    const dora = await stage.party('dora');
    await anna.meet(dora, 'coordinator');
    must(await trustContact(anna.unlocked, dora.digest, { state: 'rejected' }));
    const content = { ...saying(dora, 'case', id, { priority: 'emergency' }), at: '2001-01-01T00:00:00Z' };
    const { pgp, own } = dora.unlocked;
    const signed = await dora.unlocked.exchange.signChange(content, own);
    const header = Buffer.from(signed.wire.header, 'base64url');
    // The signature, too, says that it was made long before.
    const signature = await pgp.signDetached('change', header, own, new Date('2001-01-01'));
    const wire = { ...signed.wire, signature: Buffer.from(signature).toString('base64url') };
    const certificates = [own.certificate];
    const counts = await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    expect(counts).toMatchObject({ changed: 0, quarantined: 1 });
    expect(shown(anna)).toMatchObject({ values: { priority: 'normal' } });
  });

  it.each(['2001-01-01T00:00:00Z', '2199-01-01T00:00:00Z'])(
    'a change that claims to be of %s neither wins nor loses by it',
    async (at) => {
      const content = { ...saying(boris, 'case', id, { priority: 'emergency' }), at };
      await takeIn(anna, await craftedBundle(boris, anna, { contents: [content] }));
      const [conflict, ...rest] = await listConflicts(anna.unlocked);
      expect(rest).toEqual([]);
      expect(conflict?.values.map(({ value }) => value).toSorted()).toEqual(['emergency', 'normal']);
    },
  );
});

describe('attack: unauthorised write', () => {
  it('a shelter’s word about a case is a proposal, and replaces nothing it names', async () => {
    const shelter = await stage.party('shelter', 'shelter');
    await anna.meet(shelter, 'shelter');
    await shelter.meet(anna, 'coordinator');
    const content = saying(shelter, 'case', id, { priority: 'emergency' }, await idsIn(anna));
    const counts = await takeIn(anna, await craftedBundle(shelter, anna, { contents: [content] }));
    expect(counts).toMatchObject({ conflicts: 0, proposals: 1 });
    expect(shown(anna)).toMatchObject({ values: { priority: 'normal' }, proposals: ['priority'] });
  });
});

describe('attack: equivocation', () => {
  it('two values under one header: neither wins, whichever half comes first', async () => {
    const twice = saying(boris, 'case', id, { priority: 'urgent' }, await idsIn(anna));
    const [slot] = twice.slots;
    if (slot === undefined) throw new Error('nothing is said');
    const both = { ...twice, slots: [slot, { ...slot, value: 'emergency', over: [] }] };
    const { wire } = await boris.unlocked.exchange.signChange(both, boris.unlocked.own);
    const without = (value: string): WireChange => ({
      ...wire,
      disclosures: wire.disclosures.filter(
        (text) => !Buffer.from(text, 'base64url').toString().endsWith(`"${value}"]`),
      ),
    });
    // Each of two partners is told something else.
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    await boris.meet(carol, 'coordinator');
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [without('emergency')] }));
    await takeIn(carol, await craftedBundle(boris, carol, { wires: [without('urgent')] }));
    expect([shown(anna)?.values['priority'], shown(carol)?.values['priority']]).toEqual([
      'urgent',
      'emergency',
    ]);
    // As soon as the halves meet, both stand.
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [without('urgent')] }));
    const [conflict] = await listConflicts(anna.unlocked);
    expect(conflict?.values.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['emergency', 'urgent']),
    );
  });
});

describe('attack: resurrection after erase', () => {
  it('what was erased here does not come back in a fresh bundle of a partner who kept it', async () => {
    await anna.put('case', { danger: 'CANARY danger' }, id);
    await boris.receive((await anna.send(boris, [id])).path);
    const kept = (await historyOf(boris)).map(({ wire }) => wire);
    expect(JSON.stringify(await recordHistory(anna.unlocked, id))).toContain('CANARY');
    must(await eraseRecord(anna.unlocked, id, null, quiet));
    await takeIn(
      anna,
      await craftedBundle(boris, anna, { wires: kept, certificates: [anna.unlocked.own.certificate] }),
    );
    const holds = [shown(anna), await recordHistory(anna.unlocked, id), await historyOf(anna)];
    expect(JSON.stringify(holds)).not.toContain('CANARY');
    for (const { wire } of await historyOf(anna))
      for (const text of wire.disclosures)
        expect(Buffer.from(text, 'base64url').toString()).not.toContain('CANARY');
  });
});

describe('attack: rollback', () => {
  it('a number used again with other contents is a fork, and nothing is written', async () => {
    const first = await craftedBundle(boris, anna, {});
    const copy = stage.path('boris.copy');
    await cp(boris.unlocked.vault.path, copy);
    await takeIn(anna, first);
    await takeIn(
      anna,
      await craftedBundle(boris, anna, { contents: [saying(boris, 'case', id, { priority: 'urgent' })] }),
    );
    // Without its anchor a copied vault may not know that it is one; the recipient does.
    await stage.copyBack(boris, copy);
    const channel = anna.unlocked.vault.read.seenFrom(boris.digest)[0];
    if (channel === undefined) throw new Error('nothing came');
    const again = await forked(channel.channel, channel.manifest);
    await unwritten(anna, async () => {
      expect(await inspectBundle(anna.unlocked, again, quiet)).toMatchObject({
        refusal: { code: 'bundle-fork' },
      });
    });
  });

  it('an old bundle again says nothing, and nothing is written', async () => {
    const first = await craftedBundle(boris, anna, {
      contents: [saying(boris, 'case', id, { priority: 'urgent' })],
    });
    await takeIn(anna, first);
    await takeIn(anna, await craftedBundle(boris, anna, {}));
    await unwritten(anna, async () => {
      expect(await takeIn(anna, first)).toMatchObject({ new: 0, changed: 0, conflicts: 0 });
    });
  });

  /** Number 2 of the channel, written a second time. */
  async function forked(channel: string, previous: string): Promise<Uint8Array> {
    const { exchange, own } = boris.unlocked;
    const written = await exchange.writeBundle({
      manifest: {
        channel: channel as never,
        number: 2,
        previous: previous as never,
        follows: null,
        day: '2027-03-12',
        preset: 'coordinator',
        acknowledgements: [],
        journal: exchange.journalStart,
      },
      own,
      to: anna.unlocked.own.certificate,
      aead: true,
      changes: [],
      certificates: [own.certificate],
    });
    return written.bytes;
  }
});

describe('attack: gap', () => {
  it('a bundle kept back is told by number, and may still come', async () => {
    await takeIn(anna, await craftedBundle(boris, anna, {}));
    const kept = await craftedBundle(boris, anna, {
      contents: [saying(boris, 'case', id, { priority: 'urgent' })],
    });
    const third = must(await inspectBundle(anna.unlocked, await craftedBundle(boris, anna, {}), quiet));
    expect(third.view).toMatchObject({ verdict: 'gap', missing: [2] });
    const late = must(await inspectBundle(anna.unlocked, kept, quiet));
    expect(late.view.verdict).toBe('next');
    // Said for as long as it lacks, whatever else comes and whenever the vault is opened.
    const missing = async () => (await listContacts(anna.unlocked))[0]?.missing;
    must(await applyBundle(anna.unlocked, third));
    expect(await missing()).toEqual([2]);
    await takeIn(anna, kept);
    expect(await missing()).toEqual([]);
  });
});

describe('attack: downgrade', () => {
  it('a certificate that says less does not lower how a contact is encrypted to', async () => {
    const { bytes } = boris.unlocked.own.certificate;
    expect(anna.unlocked.vault.read.contact(boris.digest)?.aead).toBe(true);
    // By hand, as from a key server that serves what it likes: the same key, its wishes cut off.
    const lowered = { ...must(await anna.unlocked.pgp.readCertificate(bytes)), aead: false };
    const written: LogEntry[] = [];
    const { vault, pgp } = anna.unlocked;
    const unlocked = {
      ...anna.unlocked,
      pgp: { ...pgp, readCertificate: () => Promise.resolve({ ok: true as const, value: lowered }) },
      vault: Object.create(vault, {
        append: {
          value: (entries: readonly LogEntry[]) => {
            written.push(...entries);
            return vault.append(entries);
          },
        },
      }) as typeof vault,
    };
    must(await addContact(unlocked, bytes, 'coordinator'));
    const entry = written.find(({ kind }) => kind === 'contact');
    expect(entry).toMatchObject({ kind: 'contact', aead: true });
    // Nor would a log that says so: an entry of an older version, say.
    if (entry?.kind === 'contact') must(await vault.append([{ ...entry, aead: false }]));
    expect(anna.unlocked.vault.read.contact(boris.digest)?.aead).toBe(true);
  });
});
