import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle, type BundleRequest, type PlannedBundle } from './plan-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let lev: Party;
let id: RecordId;
let person: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  lev = await stage.party('lev', 'legal');
  await anna.meet(lev, 'legal');
  await lev.meet(anna, 'coordinator');
  id = await anna.put('case', { alias: 'Heron' });
  person = await anna.put('person', { case: id, alias: 'Wren', trueName: 'CANARY' });
});
afterEach(() => stage.close());

const consent = (fields: Readonly<Record<string, Json>> = {}): Promise<RecordId> =>
  anna.put('consent', {
    person,
    partnerKind: 'legal',
    groups: ['G', 'I', 'T'],
    basis: 'explicit',
    given: '2020-01-01',
    ...fields,
  });
const planning = async (more: Partial<BundleRequest> = {}): Promise<PlannedBundle> =>
  must(
    await planBundle(anna.unlocked, {
      to: lev.digest,
      preset: 'legal',
      cases: [id],
      addresses: false,
      ...more,
    }),
  );
let count = 0;
const exporting = (planned: PlannedBundle) =>
  exportBundle(anna.unlocked, planned, stage.path(`${(count += 1)}.pgp`), false);
const give = async (planned: PlannedBundle): Promise<void> => {
  must(await exporting(planned));
  await lev.receive(stage.path(`${count}.pgp`));
  await anna.receive((await lev.send(anna, [])).path);
};
const needed = ({ needsConsent }: PlannedBundle): readonly string[] =>
  needsConsent.map(({ name, group }) => `${name} ${group}`).toSorted();
const sentEvents = async (): Promise<readonly unknown[]> =>
  (await anna.unlocked.vault.read.journal()).map(({ event }) => event).filter(({ what }) => what === 'sent');

describe('what a person has not consented to', () => {
  it('is named in the plan, and leaves for a legal partner only by an override that the journal keeps', async () => {
    const planned = await planning();
    expect(needed(planned)).toEqual(['Wren G', 'Wren I']);
    expect(planned.view.needsConsent).toEqual(planned.needsConsent);
    expect(await exporting(planned)).toMatchObject({
      refusal: { code: 'consent-missing', detail: { groups: 'G I' } },
    });
    expect(anna.unlocked.vault.read.channelTo(lev.digest)).toBeNull();

    await give(await planning({ withoutConsent: true }));
    const [event] = await sentEvents();
    expect(event).toMatchObject({ withoutConsent: ['G', 'I'] });
    expect(JSON.stringify(event)).not.toMatch(new RegExp(`Wren|CANARY|${person}`));
    expect(lev.unlocked.vault.read.row(person)?.values).toMatchObject({ trueName: 'CANARY' });
  });

  it.each([
    ['nothing', {}, []],
    ['one group', { groups: ['G'] }, ['Wren I']],
    ['another kind of partner', { partnerKind: 'shelter' }, ['Wren G', 'Wren I']],
    ['days that are over', { until: '2020-12-31' }, ['Wren G', 'Wren I']],
    ['another person', { person: 'other' }, ['Wren G', 'Wren I']],
  ])('lacks, where a consent is for %s', async (_name, fields, lacking) => {
    const other = await anna.put('person', { case: await anna.put('case', { alias: 'x' }) });
    await consent('person' in fields ? { person: other } : fields);
    expect(needed(await planning())).toEqual(lacking);
  });

  it('does not hold up work, nor what is kept back, nor leaves a trace when all is consented to', async () => {
    await anna.put('pathway', { case: id, country: 'DE' });
    const kept = await planning({ withhold: [{ record: person }] });
    expect(needed(kept)).toEqual([]);
    await give(kept);
    expect(lev.unlocked.vault.read.count('pathway')).toBe(1);
    expect(lev.unlocked.vault.read.count('person')).toBe(0);
    await consent();
    await give(await planning());
    expect(lev.unlocked.vault.read.count('person')).toBe(1);
    expect(JSON.stringify(await sentEvents())).not.toContain('withoutConsent');
  });

  it('counts for documents and their scans as for the person', async () => {
    await consent({ groups: ['G'] });
    const document = await anna.put('document', { person, kind: 'passport' });
    await anna.put('file', { parent: document, name: 'scan' });
    const planned = await planning({ withhold: [{ record: person, field: 'trueName' }] });
    expect(needed(planned)).toEqual(['Wren I']);
    const withheld = planned.view.records.find(({ type }) => type === 'file');
    expect(withheld).toBeDefined();
  });

  it('is not asked for by a coordinator or a shelter', async () => {
    const [boris, cedar] = [await stage.party('boris'), await stage.party('cedar', 'shelter')];
    await anna.meet(boris, 'coordinator');
    await anna.meet(cedar, 'shelter');
    const house = await anna.put('safeHouse', { codeName: 'Lime', keeper: cedar.digest });
    await anna.put('stay', { case: id, safeHouse: house, guestName: 'Maple' });
    expect((await plan(anna, boris, [id])).needsConsent).toEqual([]);
    const toCedar = await plan(anna, cedar);
    expect(said(anna, toCedar).join('\n')).toContain('Maple');
    expect(toCedar.needsConsent).toEqual([]);
  });
});

describe('a legal partner', () => {
  it('is sent chosen cases, and from then on what is new in them', async () => {
    await consent();
    await anna.put('case', { alias: 'CANARY other case' });
    await give(await planning());
    await anna.put('case', { status: 'open' }, id);
    const next = await planning({ cases: [] });
    expect(said(anna, next)).toEqual(['case: field/status = "open"']);
  });

  it('gets what holds now, not what was said before', async () => {
    await consent();
    await anna.put('person', { alias: 'Robin' }, person);
    const text = said(anna, await planning()).join('\n');
    expect(text).toContain('Robin');
    expect(text).not.toContain('Wren');
  });

  it('learns that testimony changed after consent ended, and not how', async () => {
    const given = await consent();
    const incident = await anna.put('incident', { parent: person, account: 'what happened' });
    await give(await planning());
    expect(lev.unlocked.vault.read.row(incident)).not.toBeNull();
    await anna.put('consent', { removed: 'withdrawn' }, given);
    await anna.put('incident', { account: 'CANARY account' }, incident);
    const next = await planning();
    expect(said(anna, next)).toEqual(['consent: field/removed = "withdrawn"', 'incident: over/account']);
    await give(next);
    expect(lev.unlocked.vault.read.row(incident)?.notShared).toEqual(['account']);
  });

  it('answers with steps and appointments of its own, and only with those', async () => {
    const pathway = await anna.put('pathway', { case: id, country: 'DE' });
    await consent();
    await give(await planning());
    const step = await lev.put('step', { pathway, title: 'Interview' });
    await lev.put('appointment', { step, status: 'planned' });
    const planned = await plan(lev, anna);
    expect(planned.preset).toBe('reply');
    expect(said(lev, planned).join('\n')).not.toMatch(/CANARY|Wren|Heron/);
    expect(await anna.receive((await lev.send(anna, [])).path)).toMatchObject({
      new: 2,
      proposals: 0,
      quarantined: 0,
    });
    expect(anna.unlocked.vault.read.row(step)?.values).toMatchObject({ title: 'Interview', pathway });
  });
});
