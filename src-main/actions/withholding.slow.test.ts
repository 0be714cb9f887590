import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle, type PlannedBundle, type WithheldChoice } from './plan-bundle.ts';
import { Stage } from './testing/parties.ts';
import { said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let id: RecordId;
let person: RecordId;
let document: RecordId;
let step: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  id = await anna.put('case', { alias: 'Heron', status: 'open' });
  person = await anna.put('person', {
    case: id,
    alias: 'Wren',
    trueName: 'CANARY',
    needs: ['quiet', 'diet'],
  });
  document = await anna.put('document', { person, kind: 'passport', number: 'CANARY 1' });
  const pathway = await anna.put('pathway', { case: id, country: 'DE' });
  step = await anna.put('step', { pathway, title: 'Interview', documents: ['passport'] });
});
afterEach(() => stage.close());

const planning = (withhold: readonly WithheldChoice[], cases: readonly RecordId[] = [id]) =>
  planBundle(anna.unlocked, { to: boris.digest, preset: null, cases, addresses: false, withhold });
const leaves = (planned: PlannedBundle): string => said(anna, planned).join('\n');
const shown = (records: PlannedBundle['view']['records']): readonly string[] =>
  records.flatMap(({ type, values }) => values.map(({ slot }) => `${type} ${slot}`)).toSorted();
let count = 0;
const give = async (planned: PlannedBundle): Promise<void> => {
  const path = stage.path(`${(count += 1)}.pgp`);
  must(await exportBundle(anna.unlocked, planned, path, false));
  await boris.receive(path);
  await anna.receive((await boris.send(anna, [])).path);
};

describe('a field that is kept back', () => {
  it('stays, is shown as staying, and leaves by itself the next time', async () => {
    const planned = must(await planning([{ record: person, field: 'trueName' }]));
    expect(leaves(planned)).not.toContain('"CANARY"');
    expect(leaves(planned)).toContain('CANARY 1');
    expect(shown(planned.view.withheld)).toEqual(['person trueName']);
    expect(shown(planned.view.records)).not.toContain('person trueName');
    await give(planned);
    const next = must(await planning([], []));
    expect(said(anna, next)).toEqual(['person: field/trueName = "CANARY"']);
    expect(next.view.withheld).toEqual([]);
  });

  it('is a whole set, or one member of it', async () => {
    const member = must(await planning([{ record: person, field: 'needs/diet' }]));
    expect(shown(member.view.withheld)).toEqual(['person needs/diet']);
    expect(leaves(member)).toContain('needs/quiet');
    const set = must(await planning([{ record: person, field: 'needs' }]));
    expect(shown(set.view.withheld)).toEqual(['person needs/diet', 'person needs/quiet']);
    expect(leaves(set)).not.toContain('needs/');
  });

  it('is told as changed to who holds its old value, and to nobody else', async () => {
    await give(must(await planning([])));
    await anna.put('person', { trueName: 'CANARY 2', ageBand: 'adult' }, person);
    const planned = must(
      await planning([
        { record: person, field: 'trueName' },
        { record: person, field: 'ageBand' },
      ]),
    );
    expect(said(anna, planned)).toEqual(['person: over/trueName']);
    await give(planned);
    expect(boris.unlocked.vault.read.row(person)?.notShared).toEqual(['trueName']);
    // It was not remembered as sent: the value follows when it is not kept back.
    await give(must(await planning([])));
    expect(boris.unlocked.vault.read.row(person)).toMatchObject({
      notShared: [],
      values: { trueName: 'CANARY 2', ageBand: 'adult' },
    });
  });
});

describe('a record that is kept back', () => {
  it('takes along what lies below it, and its id stays too', async () => {
    const link = await anna.put('person', { case: id, alias: 'Finch' });
    await anna.put('link', { personA: person, personB: link, kind: 'relative' });
    const planned = must(await planning([{ record: person }]));
    const text = leaves(planned);
    expect(text).not.toContain('CANARY');
    expect(text).not.toContain(person);
    expect(text).not.toContain(document);
    expect(text).toContain('Finch');
    expect(text).toContain('Interview');
    expect(new Set(planned.view.withheld.map(({ type }) => type))).toEqual(
      new Set(['person', 'document', 'link']),
    );
    await give(planned);
    expect(boris.unlocked.vault.read.row(person)).toBeNull();
    await give(must(await planning([], [])));
    expect(boris.unlocked.vault.read.row(document)?.values).toMatchObject({ person, number: 'CANARY 1' });
  });

  it('does not take its id out of a pointer of somebody who holds it', async () => {
    await give(must(await planning([])));
    await anna.put('note', { parent: person, text: 'below' });
    await anna.put('step', { title: 'Second interview' }, step);
    const planned = must(await planning([{ record: step }]));
    expect(leaves(planned)).toContain('below');
    expect(said(anna, planned)).toContain('step: over/title');
    expect(leaves(planned)).not.toContain('Second');
  });

  it('that is a case, newly chosen, is not shared by that', async () => {
    const other = await anna.put('case', { alias: 'CANARY case' });
    await give(must(await planning([{ record: other }], [id, other])));
    await anna.put('case', { priority: 'urgent' }, other);
    expect(leaves(must(await planning([], [])))).not.toContain('urgent');
    expect(leaves(must(await planning([], [other])))).toContain('CANARY case');
  });
});

it.each([
  ['a record that is not here', { record: '0'.repeat(32) }, 'no-such-record'],
  ['no record id', { record: 'Heron' }, 'no-such-record'],
])('refuses to plan with %s', async (_name, choice, refusal) => {
  expect(await planning([choice])).toMatchObject({ refusal: { code: refusal } });
});

it('refuses to plan with a field that the type does not have: a slip must not let anything leave', async () => {
  expect(await planning([{ record: person, field: 'truename' }])).toMatchObject({
    refusal: { code: 'field-unknown' },
  });
});
