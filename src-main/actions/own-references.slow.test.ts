import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Party } from '../cli/demo/party.ts';
import type { Change } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let shared: RecordId;
let person: RecordId;
let house: RecordId;
let host: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  shared = await anna.put('case', { alias: 'Heron' });
  person = await anna.put('person', { case: shared, alias: 'Wren' });
  await consents(['G', 'I']);
  host = await anna.put('helper', { alias: 'SECRET host' });
  await anna.put('channel', { parent: host, kind: 'phone', value: 'SECRET number' });
  house = await anna.put('safeHouse', { codeName: 'SECRET house', address: 'SECRET street', host });
  await anna.put('unit', { safeHouse: house, name: 'SECRET unit', beds: 2 });
});
afterEach(() => stage.close());

const partner = async (name: string, role: 'coordinator' | 'legal' | 'shelter'): Promise<Party> => {
  const party = await stage.party(name, role);
  await anna.meet(party, role);
  await party.meet(anna, 'coordinator');
  return party;
};
const consents = (groups: readonly string[]): Promise<RecordId> =>
  anna.put('consent', {
    person,
    partnerKind: 'legal',
    basis: 'explicit',
    given: '2026-01-01',
    groups: [...groups],
  });
/** What Anna would send, as text; with addresses, if it is to a coordinator. */
const leaves = async (to: Party, cases: readonly RecordId[] = []): Promise<string> =>
  said(anna, await plan(anna, to, cases, cases.length > 0)).join('\n');
const idsOf = async (record: RecordId): Promise<readonly Change['id'][]> =>
  (await anna.unlocked.vault.read.history(record)).map(({ id }) => id);

describe('attack: a reference of the recipient’s own fetches what it names', () => {
  it('coordinator: a stay names a house, a leg and a house of its own name a helper, a pathway a template', async () => {
    const boris = await partner('boris', 'coordinator');
    const template = await anna.put('template', { version: 'SECRET template' });
    const own = await boris.put('case', { alias: 'Trap' });
    await anna.receive((await boris.send(anna, [own])).path);
    const [stay, leg] = [await boris.put('stay', { case: own }), await boris.put('leg', { case: own })];
    const pathway = await boris.put('pathway', { case: own });
    await anna.receive((await boris.send(anna, [])).path);
    const contents = [
      saying(boris, 'stay', stay, { safeHouse: house }),
      saying(boris, 'leg', leg, { escort: host }),
      saying(boris, 'pathway', pathway, { template }),
    ];
    await takeIn(anna, await craftedBundle(boris, anna, { contents }));
    expect(await leaves(boris, [own])).not.toContain('SECRET');
  });

  it('coordinator: its own house names a helper of ours as its host', async () => {
    const boris = await partner('boris', 'coordinator');
    const own = await boris.put('case', { alias: 'Trap' });
    const trap = await boris.put('safeHouse', { codeName: 'Trap house' });
    await boris.put('stay', { case: own, safeHouse: trap });
    await anna.receive((await boris.send(anna, [own])).path);
    const contents = [saying(boris, 'safeHouse', trap, { host })];
    await takeIn(anna, await craftedBundle(boris, anna, { contents }));
    expect(await leaves(boris, [own])).not.toContain('SECRET');
  });

  it('what somebody else has said so is followed, and so are references to what it began itself', async () => {
    const boris = await partner('boris', 'coordinator');
    const own = await boris.put('case', { alias: 'Ours' });
    const lime = await boris.put('safeHouse', { codeName: 'Lime' });
    const stay = await boris.put('stay', { case: own, safeHouse: lime });
    await anna.receive((await boris.send(anna, [own])).path);
    await anna.put('safeHouse', { state: 'paused' }, lime);
    expect(await leaves(boris, [own])).toContain('paused');
    await anna.put('stay', { safeHouse: house }, stay);
    expect(await leaves(boris, [own])).toContain('SECRET house');
    await boris.receive((await anna.send(boris, [own])).path);
    // Now it says the same again, in its own name: it was told.
    const contents = [saying(boris, 'stay', stay, { safeHouse: house }, await idsOf(stay))];
    await anna.receive((await boris.send(anna, [own])).path);
    await takeIn(anna, await craftedBundle(boris, anna, { contents }));
    await anna.put('safeHouse', { codeName: 'New name' }, house);
    expect(await leaves(boris, [own])).toContain('New name');
  });

  it('shelter: says alone that a house is its own, and that a note is for it', async () => {
    const cedar = await partner('cedar', 'shelter');
    const note = await anna.put('note', { parent: shared, text: 'SECRET note' });
    const contents = [
      saying(cedar, 'safeHouse', house, { keeper: cedar.digest }),
      saying(cedar, 'note', note, { audience: cedar.digest }),
    ];
    const { proposals } = await takeIn(anna, await craftedBundle(cedar, anna, { contents }));
    expect(proposals).toBe(2);
    expect(await leaves(cedar)).not.toContain('SECRET');
  });

  it('legal: says alone that a referral is with it, and which template a pathway has', async () => {
    const lev = await partner('lev', 'legal');
    const template = await anna.put('template', { version: 'SECRET template' });
    const referral = await anna.put('transition', { case: shared, kind: 'referral', service: 'SECRET' });
    const pathway = await anna.put('pathway', { case: shared });
    await lev.receive((await anna.send(lev, [shared])).path);
    const contents = [
      saying(lev, 'transition', referral, { partner: lev.digest }),
      saying(lev, 'pathway', pathway, { template }),
    ];
    const { proposals } = await takeIn(anna, await craftedBundle(lev, anna, { contents }));
    expect(proposals).toBe(2);
    expect(await leaves(lev)).not.toContain('SECRET');
  });

  it('legal: a consent by its own word alone opens no testimony, one of ours does', async () => {
    const lev = await partner('lev', 'legal');
    await anna.put('incident', { parent: person, account: 'SECRET testimony' });
    await lev.receive((await anna.send(lev, [shared])).path);
    const consent = {
      person,
      partnerKind: 'legal',
      basis: 'explicit',
      given: '2026-01-01',
      'groups/T': true,
    };
    const contents = [saying(lev, 'consent', null, consent)];
    const { proposals } = await takeIn(anna, await craftedBundle(lev, anna, { contents }));
    expect(proposals).toBe(5);
    expect(await leaves(lev)).not.toContain('SECRET');
    await consents(['T']);
    expect(await leaves(lev)).toContain('SECRET');
  });
});
