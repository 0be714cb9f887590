import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { showCase } from './show-case.ts';
import { showShare } from './show-share.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
});
afterEach(() => stage.close());

/** `contact type name: field number way`, with `old` where something newer counts. */
const ledger = async ({ unlocked }: Party, id: RecordId): Promise<readonly string[]> =>
  must(await showShare(unlocked, id)).flatMap(({ contactName, type, name, fields }) =>
    fields.map(
      ({ field, number, way, current }) =>
        `${contactName} ${type} ${name}: ${field} ${number} ${way}${current ? '' : ' old'}`,
    ),
  );

describe('the share ledger of a record', () => {
  it('says who holds which fields as of which file, of the record and of what lies below it', async () => {
    const id = await anna.put('case', { alias: 'Heron', status: 'open' });
    const person = await anna.put('person', { case: id, alias: 'Wren', needs: ['quiet'] });
    expect(await ledger(anna, id)).toEqual([]);
    const request = { to: boris.digest, preset: null, cases: [id], addresses: false };
    const withhold = [{ record: id, field: 'status' }];
    const planned = must(await planBundle(anna.unlocked, { ...request, withhold }));
    must(await exportBundle(anna.unlocked, planned, stage.path('1.pgp'), false));
    expect(await ledger(anna, id)).toEqual([
      'boris case Heron: alias 1 sent',
      'boris person Wren: case 1 sent',
      'boris person Wren: alias 1 sent',
      'boris person Wren: needs 1 sent',
    ]);
    await boris.receive(stage.path('1.pgp'));
    await anna.receive((await boris.send(anna, [])).path);

    await anna.put('person', { alias: 'Robin', needs: ['quiet', 'diet'] }, person);
    expect(await ledger(anna, person)).toEqual([
      'boris person Robin: case 1 confirmed',
      'boris person Robin: alias 1 confirmed old',
      'boris person Robin: needs 1 confirmed old',
    ]);
    await anna.send(boris, []);
    expect(await ledger(anna, person)).toEqual([
      'boris person Robin: case 1 confirmed',
      'boris person Robin: alias 2 sent',
      'boris person Robin: needs 2 sent',
    ]);
  });

  it('counts what came from a contact as held by it, and the case page names who gave the case', async () => {
    const id = await anna.put('case', { alias: 'Heron' });
    await boris.receive((await anna.send(boris, [id])).path);
    expect(await ledger(boris, id)).toEqual(['anna case Heron: alias 1 received']);
    expect(must(await showCase(boris.unlocked, id)).sharedWith).toMatchObject([{ name: 'anna' }]);
    await boris.put('case', { alias: 'Egret' }, id);
    expect(await ledger(boris, id)).toEqual(['anna case Egret: alias 1 received old']);
  });

  it('tells of one house by shelter, and refuses what is not here', async () => {
    const cedar = await stage.party('cedar', 'shelter');
    await anna.meet(cedar, 'shelter');
    const house = await anna.put('safeHouse', { codeName: 'Lime', keeper: cedar.digest, address: 'street' });
    await anna.send(cedar, []);
    const [line] = must(await showShare(anna.unlocked, house));
    expect(line).toMatchObject({ contact: cedar.digest, role: 'shelter', record: house });
    expect(line?.fields.map(({ field }) => field)).toEqual(['codeName', 'keeper']);
    expect(await showShare(anna.unlocked, '0'.repeat(32))).toMatchObject({
      refusal: { code: 'no-such-record' },
    });
  });
});

it('a case page begins with the principal applicant, then goes by alias', async () => {
  const id = await anna.put('case', { alias: 'Heron' });
  await anna.put('person', { case: id, alias: 'Wren', role: 'dependant' });
  await anna.put('person', { case: id, alias: 'Zaunkönig', role: 'principalApplicant' });
  await anna.put('person', { case: id, alias: 'Finch' });
  const { persons } = must(await showCase(anna.unlocked, id));
  expect(persons.map(({ values }) => values['alias'])).toEqual(['Zaunkönig', 'Finch', 'Wren']);
});
