import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { saveDraft } from './drafts.ts';
import { eraseRecord } from './erase-record.ts';
import { putRecords } from './put-record.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterEach(() => stage.close());

const quiet = (): void => undefined;

async function put(party: Party, type: string, fields: Json, id?: RecordId) {
  const input: Json = id === undefined ? { type, fields } : { type, id, fields };
  const [saved] = must(await putRecords(party.unlocked, [input]));
  if (saved === undefined) throw new Error('nothing was put');
  return saved;
}

describe('erasing', () => {
  it('reaches sets, quarantine, drafts and search', async () => {
    const boris = await stage.party('boris');
    const dora = await stage.party('dora');
    await anna.meet(boris, 'coordinator');
    await boris.meet(anna, 'coordinator');
    const { id } = await put(anna, 'person', { alias: 'CANARY Wren', needs: ['CANARY need'] });
    const { wire } = await dora.unlocked.exchange.signChange(
      saying(dora, 'person', id, { alias: 'CANARY Finch' }),
      dora.unlocked.own,
    );
    const certificates = [dora.unlocked.own.certificate];
    await takeIn(anna, await craftedBundle(boris, anna, { wires: [wire], certificates }));
    must(await saveDraft(anna.unlocked, `edit:person:${id}`, { alias: 'CANARY Wr' }));
    must(await saveDraft(anna.unlocked, 'new:person:x', { text: ['CANARY Wren'] }));
    must(await saveDraft(anna.unlocked, 'new:case:x', { alias: 'Kept' }));

    expect(must(await eraseRecord(anna.unlocked, id, null, quiet)).erased).toBe(3);
    const { read } = anna.unlocked.vault;
    expect(read.drafts().map(({ key }) => key)).toEqual(['new:case:x']);
    await anna.meet(dora, 'coordinator');
    const held = [read.row(id), read.search('CANARY', 10), read.drafts(), await read.quarantined()];
    expect(JSON.stringify(held)).not.toContain('CANARY');
    expect(must(await anna.unlocked.vault.check(quiet)).segments).toBeGreaterThan(0);
  });

  it('of one field leaves drafts about the rest', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', danger: 'CANARY' });
    must(await saveDraft(anna.unlocked, `new:note:${id}`, { text: 'half a sentence' }));
    must(await saveDraft(anna.unlocked, `edit:case:${id}`, { danger: 'CANARY' }));
    must(await eraseRecord(anna.unlocked, id, 'danger', quiet));
    expect(anna.unlocked.vault.read.drafts().map(({ key }) => key)).toEqual([`new:note:${id}`]);
  });

  it('is finished by the second attempt when the disk was full for the first', async () => {
    const { id } = await put(anna, 'case', { alias: 'Heron', danger: 'CANARY' });
    let rekeys = 0;
    const vault = new Proxy(anna.unlocked.vault, {
      get(target, name) {
        if (name === 'rekey')
          return async (...given: Parameters<typeof target.rekey>) => {
            rekeys += 1;
            return rekeys === 1
              ? { ok: false as const, refusal: { code: 'disk-full' as const } }
              : target.rekey(...given);
          };
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const unlocked = { ...anna.unlocked, vault };
    expect(await eraseRecord(unlocked, id, 'danger', quiet)).toMatchObject({
      refusal: { code: 'disk-full' },
    });
    must(await eraseRecord(unlocked, id, 'danger', quiet));
    expect(rekeys).toBe(2);
    must(await eraseRecord(unlocked, id, 'danger', quiet));
    expect(rekeys).toBe(2);
  });
});
