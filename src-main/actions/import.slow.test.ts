import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { addContact } from './add-contact.ts';
import { applyBundle } from './apply-bundle.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { listConflicts } from './list-conflicts.ts';
import { putRecords } from './put-record.ts';
import { certificateText } from './save-key.ts';
import { Stage } from './testing/parties.ts';
import { trustContact } from './trust-contact.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

const quiet = (): void => undefined;
const inspect = (party: Party, bytes: Uint8Array) => inspectBundle(party.unlocked, bytes, quiet);

describe('invariant 6: an altered bundle is refused by name, with zero writes', () => {
  async function prepared(): Promise<{ anna: Party; boris: Party; bytes: Uint8Array }> {
    const [anna, boris] = await stage.pair();
    const id = await anna.put('case', { alias: 'Heron' });
    const { path } = await anna.send(boris, [id]);
    return { anna, boris, bytes: await readFile(path) };
  }
  const changed = (bytes: Uint8Array, at: number): Uint8Array =>
    bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

  const cases: readonly [name: string, damage: (bytes: Uint8Array) => Uint8Array, code: RefusalCode][] = [
    ['empty', () => new Uint8Array(), 'bundle-empty'],
    ['not a bundle', () => Buffer.from('hello, this is a letter'), 'bundle-not-openpgp'],
    ['truncated', (bytes) => bytes.subarray(0, 40_000), 'bundle-truncated'],
    ['altered in its middle', (bytes) => changed(bytes, 30_000), 'bundle-altered'],
    ['altered in its last byte', (bytes) => changed(bytes, bytes.length - 1), 'bundle-altered'],
    ['huge', () => new Uint8Array((64 * 1024 + 64) * 1024 + 1), 'bundle-too-large'],
  ];
  it.each(cases)('%s: is named, and nothing is written', async (_name, damage, code) => {
    const { boris, bytes } = await prepared();
    const before = await sha256(boris.unlocked.vault.path);
    const refused = await inspect(boris, damage(bytes));
    expect(refused).toMatchObject({ ok: false, refusal: { code } });
    expect(await sha256(boris.unlocked.vault.path)).toBe(before);
  });

  it('made for someone else: is named, and nothing is written', async () => {
    const { anna, bytes } = await prepared();
    const carol = await stage.party('carol');
    await carol.meet(anna, 'coordinator');
    const before = await sha256(carol.unlocked.vault.path);
    expect(await inspect(carol, bytes)).toMatchObject({ refusal: { code: 'bundle-not-for-me' } });
    expect(await sha256(carol.unlocked.vault.path)).toBe(before);
  });

  it('from an unknown key, signature good: is named, and nothing is written', async () => {
    const [anna, boris] = await stage.pair();
    const carol = await stage.party('carol');
    await carol.meet(boris, 'coordinator');
    const { path } = await carol.send(boris, [await carol.put('case', { alias: 'Heron' })]);
    const before = await sha256(boris.unlocked.vault.path);
    expect(await inspect(boris, await readFile(path))).toMatchObject({ refusal: { code: 'signer-unknown' } });
    expect(await sha256(boris.unlocked.vault.path)).toBe(before);
    expect(boris.unlocked.vault.read.contacts()).toHaveLength(1);
    expect(anna.name).toBe('anna');
  });

  it('from a rejected key: is named', async () => {
    const { anna, boris, bytes } = await prepared();
    must(await trustContact(boris.unlocked, anna.digest, { state: 'rejected' }));
    expect(await inspect(boris, bytes)).toMatchObject({ refusal: { code: 'signer-rejected' } });
  });

  it('previewed before something else was written: must be looked at again', async () => {
    const { boris, bytes } = await prepared();
    const inspected = must(await inspect(boris, bytes));
    await boris.put('case', { alias: 'Wren' });
    expect(await applyBundle(boris.unlocked, inspected)).toMatchObject({
      refusal: { code: 'no-such-preview' },
    });
  });
});

describe('the same bundle again', () => {
  it('changes nothing, not even the file', async () => {
    const [anna, boris] = await stage.pair();
    const { path } = await anna.send(boris, [await anna.put('case', { alias: 'Heron' })]);
    expect(await boris.receive(path)).toMatchObject({ new: 1, refusal: null });
    const before = await sha256(boris.unlocked.vault.path);
    expect(await boris.receive(path)).toMatchObject({ new: 0, changed: 0, conflicts: 0, quarantined: 0 });
    expect(await sha256(boris.unlocked.vault.path)).toBe(before);
  });
});

describe('a change by someone the recipient does not know', () => {
  it('waits in quarantine alone, is not acknowledged, and counts once its author is accepted', async () => {
    const [anna, boris] = await stage.pair();
    const carol = await stage.party('carol');
    await anna.meet(carol, 'coordinator');
    await carol.meet(anna, 'coordinator');
    const id = await anna.put('case', { alias: 'Heron', priority: 'normal' });
    await carol.receive((await anna.send(carol, [id])).path);
    await carol.put('case', { priority: 'emergency' }, id);
    await anna.receive((await carol.send(anna, [])).path);
    await anna.put('case', { status: 'open' }, id);

    const counts = await boris.receive((await anna.send(boris, [id])).path);
    expect(counts).toMatchObject({ new: 1, quarantined: 1 });
    const { read } = boris.unlocked.vault;
    expect(read.row(id)?.values).toMatchObject({ alias: 'Heron', status: 'open', priority: 'normal' });
    expect(read.acknowledgementsFor(anna.digest)[0]?.quarantined).toHaveLength(1);

    const certificate = new TextEncoder().encode(certificateText(carol.unlocked));
    must(await addContact(boris.unlocked, certificate, 'coordinator'));
    expect(read.row(id)?.values).toMatchObject({ priority: 'emergency' });
    expect(await read.quarantined()).toEqual([]);
    expect(read.acknowledgementsFor(anna.digest)[0]?.quarantined).toEqual([]);
  });
});

describe('two people change the same field apart', () => {
  it('both see both values, one decides, and both show the same state', async () => {
    const [anna, boris] = await stage.pair();
    const id = await anna.put('case', { alias: 'Heron', priority: 'normal' });
    await boris.receive((await anna.send(boris, [id])).path);
    await anna.put('case', { priority: 'urgent' }, id);
    await boris.put('case', { priority: 'emergency' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    await boris.receive((await anna.send(boris, [])).path);
    const seenBy = async (party: Party) =>
      (await listConflicts(party.unlocked)).map(({ slot, values, shown }) => ({
        slot,
        shown,
        values: values.map(({ value, authorName }) => `${JSON.stringify(value)} by ${authorName}`).toSorted(),
      }));
    expect(await seenBy(anna)).toEqual(await seenBy(boris));
    expect((await seenBy(anna))[0]?.values).toEqual(['"emergency" by boris', '"urgent" by anna']);
    await boris.put('case', { priority: 'urgent' }, id);
    await anna.receive((await boris.send(anna, [])).path);
    for (const party of [anna, boris]) {
      expect(await listConflicts(party.unlocked)).toEqual([]);
      expect(party.unlocked.vault.read.row(id)?.values['priority']).toBe('urgent');
    }
  });
});

describe('what someone writes is refused by name and nothing is written', () => {
  const bad: readonly [name: string, input: Parameters<typeof putRecords>[1][number], code: RefusalCode][] = [
    ['an unknown type', { type: 'spaceship', fields: { alias: 'x' } }, 'type-unknown'],
    ['an unknown field', { type: 'case', fields: { shoeSize: 'x' } }, 'field-unknown'],
    ['a bad value', { type: 'case', fields: { priority: 'whenever' } }, 'field-value-bad'],
    ['a bad id', { type: 'case', id: 'x', fields: { alias: 'x' } }, 'record-id-bad'],
    ['no object', 'case', 'input-malformed'],
    ['nothing', { type: 'case', fields: {} }, 'input-malformed'],
  ];
  it.each(bad)('%s', async (_name, input, code) => {
    const anna = await stage.party('anna');
    const before = await sha256(anna.unlocked.vault.path);
    const good = { type: 'case', fields: { alias: 'good' } };
    expect(await putRecords(anna.unlocked, [good, input])).toMatchObject({ ok: false, refusal: { code } });
    expect(anna.unlocked.vault.read.count('case')).toBe(0);
    expect(await sha256(anna.unlocked.vault.path)).toBe(before);
  });
});
