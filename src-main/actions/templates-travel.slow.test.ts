import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { templateFile } from '../domain/fixtures/template.ts';
import type { RecordId } from '../domain/ids.ts';
import { jsonKey, type Json } from '../domain/json.ts';
import { recordTypes } from '../domain/records/table.ts';
import { copyPathway } from './copy-pathway.ts';
import { exportBundle } from './export-bundle.ts';
import { textOf } from './facts.ts';
import { listTemplates } from './list-templates.ts';
import { byChild } from './look-up.ts';
import { planBundle, type PlannedBundle } from './plan-bundle.ts';
import { saveTemplate, takeTemplate } from './save-template.ts';
import { Stage } from './testing/parties.ts';
import { said } from './testing/planned.ts';
import { comparePathway, takeUpdate } from './update-pathway.ts';

type Members = { readonly [name: string]: Json };

let stage: Stage;
let anna: Party;
let family: RecordId;
let wren: RecordId;
const checked = { checkedOn: '2026-11-20', checkedBy: 'A lawyer' };
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  family = await anna.put('case', { alias: 'Heron' });
  wren = await anna.put('person', { case: family, alias: 'Wren', role: 'principalApplicant' });
});
afterEach(() => stage.close());

const steps = templateFile()['steps'] as readonly Members[];
const own = (changes: Members = {}): Members => templateFile({ id: 'own', ...changes });
const saved = async ({ unlocked }: Party, file: Members) => {
  const { line } = must(await saveTemplate(unlocked, file, checked));
  const record = line?.record ?? null;
  if (record === null) throw new Error('nothing was saved');
  return record;
};
const copied = async ({ unlocked }: Party, template: string): Promise<RecordId> => {
  const request = { case: family, template, people: [wren], anchors: { entry: '2027-09-01' } };
  return must(await copyPathway(unlocked, { ...request, language: 'en', ...checked })).pathway;
};
const partner = async (name: string, role: 'coordinator' | 'legal' | 'shelter'): Promise<Party> => {
  const party = await stage.party(name, role);
  await anna.meet(party, role);
  await party.meet(anna, 'coordinator');
  return party;
};
const versions = ({ unlocked }: Party): readonly string[] =>
  listTemplates(unlocked).templates.flatMap(({ id, version, record }) =>
    record === null ? [] : [`${id} ${version}`],
  );
const stepOf = ({ unlocked }: Party, pathway: RecordId, key: string) => {
  const found = byChild(unlocked, pathway, 'step').find((step) => textOf(step, 'templateKey') === key);
  if (found === undefined) throw new Error(`no step ${key}`);
  return found;
};

describe('a template goes with the pathways that name it', () => {
  it.each(['coordinator', 'legal'] as const)('to a %s, who can hold the pathway against it', async (role) => {
    const boris = await partner('boris', role);
    const template = await saved(anna, own());
    await saved(anna, templateFile({ id: 'another' }));
    const pathway = await copied(anna, template);
    await anna.put('consent', {
      person: wren,
      partnerKind: 'legal',
      basis: 'explicit',
      given: '2026-01-01',
      groups: ['G', 'I'],
    });
    await boris.receive((await anna.send(boris, [family])).path);
    expect(versions(boris)).toEqual(['own 1']);
    expect(listTemplates(boris.unlocked).templates.find(({ id }) => id === 'own')).toMatchObject({
      from: anna.digest,
      checkedBy: null,
      partnersCheck: { by: checked.checkedBy, on: checked.checkedOn, said: anna.digest },
    });
    const { rows, from } = must(comparePathway(boris.unlocked, pathway, null, 'en'));
    expect([rows, from.pathways]).toEqual([[], 1]);
    expect(stepOf(boris, pathway, 'gather').values).toMatchObject({
      person: wren,
      source: expect.any(String),
    });
  });

  it('and stays beside another version, and another text of the same version, that are there', async () => {
    const boris = await partner('boris', 'coordinator');
    const pathway = await copied(anna, await saved(anna, own()));
    await saved(boris, own({ title: { en: 'Mine' } }));
    const second = await saved(boris, own({ version: '2', title: { en: 'Mine' } }));
    await boris.receive((await anna.send(boris, [family])).path);
    expect(boris.unlocked.vault.read.list({ type: 'template' }).length).toBe(3);
    expect(versions(boris)).toEqual(['own 2']);
    // Nothing of it changed but its title: what is offered is the newer version, and there is nothing to take over.
    expect(must(comparePathway(boris.unlocked, pathway, null, 'en'))).toMatchObject({
      from: { version: '1', title: { en: 'An example', ru: 'Пример' } },
      to: { version: '2', record: second },
      rows: [],
    });
  });
});

describe('a template alone', () => {
  const planning = (to: Party, add: readonly RecordId[]) =>
    planBundle(anna.unlocked, {
      to: to.digest,
      preset: null,
      cases: [],
      addresses: false,
      add: add.map((record) => ({ record })),
    });
  const give = async (to: Party, planned: PlannedBundle): Promise<void> => {
    const path = stage.path(`${to.name}-alone.pgp`);
    must(await exportBundle(anna.unlocked, planned, path, false));
    await to.receive(path);
  };

  it.each(['coordinator', 'legal'] as const)('goes to a %s when it is chosen, and not else', async (role) => {
    const boris = await partner('boris', role);
    const template = await saved(anna, own());
    await saved(anna, templateFile({ id: 'another' }));
    const without = must(await planning(boris, []));
    expect(without.departing).toEqual([]);
    expect(without.view.templates.map(({ id }) => id)).toContain(template);
    const planned = must(await planning(boris, [template]));
    expect(said(anna, planned).every((line) => line.startsWith('template: '))).toBe(true);
    expect([planned.cases, planned.view.added]).toEqual([[], ['W']]);
    await give(boris, planned);
    expect(versions(boris)).toEqual(['own 1']);
    expect(listTemplates(boris.unlocked).templates.find(({ id }) => id === 'own')).toMatchObject({
      from: anna.digest,
      checkedBy: null,
      partnersCheck: { by: checked.checkedBy, on: checked.checkedOn, said: anna.digest },
    });
    expect(boris.unlocked.vault.read.list({ type: 'case' })).toEqual([]);
  });

  it('never goes to a shelter', async () => {
    const lime = await partner('lime', 'shelter');
    const template = await saved(anna, own());
    const refused = await planning(lime, [template]);
    expect(refused.ok ? null : refused.refusal.code).toBe('addition-forbidden');
    expect(must(await planning(lime, [])).view.templates).toEqual([]);
  });
});

it('copies every template that comes with the app, and finds nothing to say about the copy', async () => {
  const at = anna.unlocked;
  expect(at.templates().length).toBeGreaterThanOrEqual(8);
  for (const { id } of at.templates()) {
    const request = {
      case: family,
      template: id,
      people: [wren],
      anchors: {},
      language: 'ru',
      ...checked,
    } as const;
    const { pathway } = must(await copyPathway(at, request));
    expect(must(comparePathway(at, pathway, null, 'en')).rows, id).toEqual([]);
  }
  expect(listTemplates(at).templates.every(({ checkedBy }) => checkedBy === 'A lawyer')).toBe(true);
});

describe('three work on one pathway apart', () => {
  let boris: Party;
  let vera: Party;
  let pathway: RecordId;
  const all = (): readonly Party[] => [anna, boris, vera];
  const biometrics: Members = {
    key: 'biometrics',
    title: { en: 'Fingerprints', ru: 'Отпечатки' },
    for: 'each',
    dependsOn: ['gather'],
    sources: ['a'],
  };
  const version2 = own({
    version: '2',
    steps: [
      ...steps
        .filter(({ key }) => key !== 'appeal')
        .map((step) => {
          if (step['key'] === 'decision') return { ...step, fee: { amount: '10.00', currency: 'EUR' } };
          if (step['key'] === 'appointment')
            return { ...step, dependsOn: ['gather', 'biometrics'], rule: { anchor: 'entry', days: -45 } };
          return step;
        }),
      biometrics,
    ],
  });
  const allAround = async (): Promise<void> => {
    for (let round = 0; round < 2; round += 1)
      for (const from of all())
        for (const to of all())
          if (from !== to) {
            const planned = must(
              await planBundle(from.unlocked, {
                to: to.digest,
                preset: null,
                cases: [family],
                addresses: true,
              }),
            );
            if (planned.departing.length === 0) continue;
            const path = stage.path(`${from.name}-${to.name}-${(bundles += 1)}.pgp`);
            must(await exportBundle(from.unlocked, planned, path, false));
            await to.receive(path);
          }
  };
  let bundles = 0;
  const everything = ({ unlocked }: Party): unknown =>
    recordTypes
      .flatMap(({ name }) => unlocked.vault.read.list({ type: name }))
      .map(({ id, values, conflicts }) => ({ id, values, conflicts }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  beforeEach(async () => {
    boris = await partner('boris', 'coordinator');
    vera = await partner('vera', 'coordinator');
    await boris.meet(vera, 'coordinator');
    await vera.meet(boris, 'coordinator');
    pathway = await copied(anna, await saved(anna, own()));
    await allAround();
    expect(everything(vera)).toEqual(everything(anna));
  });

  /** Vera has the new version from somewhere, and takes over all of it. */
  const veraUpdates = async (): Promise<void> => {
    must(await takeTemplate(vera.unlocked, version2));
    const { to, rows } = must(comparePathway(vera.unlocked, pathway, null, 'en'));
    const taken = rows.map(({ id }) => id);
    expect(taken.toSorted()).toEqual([
      'appeal/removed',
      'appointment/dependsOn',
      'appointment/rule',
      'biometrics/added',
      'decision/fee',
    ]);
    const request = { pathway, to: to.name, taken, left: [], language: 'en', ...checked } as const;
    must(await takeUpdate(vera.unlocked, request));
  };

  it('one adds steps, one records progress, one takes a new version: all of it is everywhere', async () => {
    const decision = stepOf(anna, pathway, 'decision').id;
    const call = await anna.put('step', {
      pathway,
      title: 'Call the office',
      order: 'V5',
      status: 'notStarted',
    });
    await anna.put('step', { dependsOn: [call] }, decision);

    const done = { status: 'granted', startedOn: '2026-11-01', doneOn: '2026-11-18' };
    await boris.put('step', done, stepOf(boris, pathway, 'gather').id);
    const visit = stepOf(boris, pathway, 'appointment').id;
    await boris.put('step', { status: 'inProgress', startedOn: '2026-11-19' }, visit);
    const at = { at: '2027-01-12T09:30:00Z', zone: 'Europe/Berlin' };
    const appointment = await boris.put('appointment', { step: visit, at, status: 'planned' });

    await veraUpdates();
    await allAround();

    expect(everything(boris)).toEqual(everything(anna));
    expect(everything(vera)).toEqual(everything(anna));
    for (const party of all()) {
      expect(party.unlocked.vault.read.conflicts()).toEqual([]);
      const { read } = party.unlocked.vault;
      expect(read.row(pathway)?.values['templateVersion']).toBe('2');
      expect(read.row(call)?.values['title']).toBe('Call the office');
      expect(read.row(decision)?.values).toMatchObject({
        dependsOn: { [call]: true },
        fee: { amount: '10.00', currency: 'EUR' },
      });
      expect(stepOf(party, pathway, 'gather').values).toMatchObject(done);
      expect(read.row(visit)?.values).toMatchObject({
        status: 'inProgress',
        rule: { anchor: 'entry', days: -45 },
        dependsOn: { [stepOf(party, pathway, 'biometrics').id]: true },
      });
      expect(read.row(appointment)?.values).toMatchObject({ step: visit, at });
      expect(stepOf(party, pathway, 'appeal').values['status']).toBe('cancelled');
      expect(must(comparePathway(party.unlocked, pathway, null, 'en')).rows).toEqual([]);
    }
  });

  it('what one changed by hand and another took over is a conflict with both, for a person to settle', async () => {
    const visit = stepOf(anna, pathway, 'appointment').id;
    const mine: Json = { anchor: 'entry', days: -60 };
    await anna.put('step', { rule: mine }, visit);
    await veraUpdates();
    await allAround();
    for (const party of all()) {
      const heads = party.unlocked.vault.read.state(visit)?.slots.get('rule')?.heads;
      const said = heads?.map(({ value }) => jsonKey(value)) ?? [];
      expect(said.toSorted()).toEqual([jsonKey({ anchor: 'entry', days: -45 }), jsonKey(mine)]);
    }
    expect(everything(boris)).toEqual(everything(anna));
  });

  it('a step that two took over is there twice, until one of them is settled', async () => {
    await veraUpdates();
    must(await takeTemplate(boris.unlocked, version2));
    const { to, rows } = must(comparePathway(boris.unlocked, pathway, null, 'en'));
    const taken = rows.map(({ id }) => id);
    must(
      await takeUpdate(boris.unlocked, { pathway, to: to.name, taken, left: [], language: 'en', ...checked }),
    );
    await allAround();
    const difference = must(comparePathway(anna.unlocked, pathway, null, 'en'));
    expect(difference.rows.map(({ id }) => id)).toEqual(['biometrics/doubled']);
    const settle = { pathway, to: difference.to.name, taken: ['biometrics/doubled'], left: [] };
    must(await takeUpdate(anna.unlocked, { ...settle, language: 'en', ...checked }));
    expect(must(comparePathway(anna.unlocked, pathway, null, 'en')).rows).toEqual([]);
  });
});
