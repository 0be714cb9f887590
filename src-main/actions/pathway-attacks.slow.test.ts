import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { exampleTemplate, templateFile } from '../domain/fixtures/template.ts';
import type { ChangeContent } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { copyPathway } from './copy-pathway.ts';
import { comparePathways } from './compare-pathways.ts';
import { listAllSteps } from './list-all-steps.ts';
import { listTemplates, showTemplate } from './list-templates.ts';
import { byChild } from './look-up.ts';
import { showPlan } from './plan-pathway.ts';
import { recordHistory } from './record-history.ts';
import { showWaitingTimes } from './show-waiting-times.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';
import type { Unlocked } from './unlocked.ts';
import { comparePathway } from './update-pathway.ts';

/* A partner who has turned, or has its key, and attacks through pathways and templates: all is signed correctly. */
let stage: Stage;
let anna: Party;
let boris: Party;
/** Anna's vault in an app that comes with the example, `xx-example` in its version 1. */
let at: Unlocked;
let family: RecordId;
let wren: RecordId;
const checked = { checkedOn: '2026-11-20', checkedBy: 'A lawyer' };
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  at = { ...anna.unlocked, templates: () => [exampleTemplate()] };
  family = await anna.put('case', { alias: 'Heron' });
  wren = await anna.put('person', { case: family, alias: 'Wren', role: 'principalApplicant' });
});
afterEach(() => stage.close());

const copied = async (template: string, check: Partial<typeof checked> = checked) => {
  const request = { case: family, template, people: [wren], anchors: {}, language: 'en', ...check } as const;
  return copyPathway(at, request);
};
/** What a record of this file says, `more` over it. */
const templateFields = (file: Readonly<Record<string, Json>>, more: Readonly<Record<string, Json>> = {}) => {
  const { id, version, country, kind, title, summary, anchors, sources, unconfirmed, steps } = file;
  const about = { title, summary, anchors, sources, unconfirmed } as Json;
  return { templateId: id, version, country, kind, about, steps, ...more } as Readonly<Record<string, Json>>;
};
const send = async (contents: readonly ChangeContent[], from = boris) =>
  takeIn(anna, await craftedBundle(from, anna, { contents }));
const lines = (id: string) => listTemplates(at).templates.filter((line) => line.id === id);
const stepIds = (pathway: RecordId) => byChild(at, pathway, 'step').map((step) => step.id);

describe('attack: a template that says it was checked', () => {
  it('is shown as the partner’s word, and copied only once somebody here has said so', async () => {
    const fields = templateFields(templateFile({ id: 'theirs' }), {
      checkedBy: 'anna',
      checkedOn: '2026-11-19',
    });
    await send([saying(boris, 'template', null, fields)]);
    const [line] = lines('theirs');
    expect(line).toMatchObject({
      from: boris.digest,
      checkedBy: null,
      checkedOn: null,
      partnersCheck: { by: 'anna', on: '2026-11-19', said: boris.digest },
    });
    const template = line?.name ?? '';
    expect(await copied(template, {})).toMatchObject({ ok: false, refusal: { code: 'template-unchecked' } });
    expect(must(comparePathways(at, family, 'en')).ways.map(({ checkedOn }) => checkedOn)).toEqual([
      null,
      null,
    ]);
    const { pathway } = must(await copied(template));
    expect(must(showPlan(at, pathway)).checkSaid).toBeNull();
    expect(lines('theirs')).toMatchObject([{ ...checked, partnersCheck: null }]);
  });

  it('of the app: its word is not the app’s, nor ours', async () => {
    const fields = templateFields(templateFile(), { checkedBy: 'anna', checkedOn: '2026-11-19' });
    await send([saying(boris, 'template', null, fields)]);
    expect(lines('xx-example')).toMatchObject([{ shipped: true, from: null, checkedBy: null }]);
    expect(await copied('xx-example', {})).toMatchObject({ ok: false });
  });

  it('what was said here and a partner replaced is asked anew', async () => {
    const { pathway } = must(await copied('xx-example'));
    const record = must(showPlan(at, pathway)).template?.id ?? null;
    await boris.receive((await anna.send(boris, [family])).path);
    await boris.put('template', { checkedBy: 'anna', checkedOn: '2026-11-18' }, record ?? undefined);
    await anna.receive((await boris.send(anna, [family])).path);
    expect(must(showPlan(at, pathway)).checkSaid).toBe(boris.digest);
    expect(await copied('xx-example', {})).toMatchObject({ ok: false });
  });
});

describe('attack: another version of what comes with the app', () => {
  it('hides nothing, and is offered as the partner’s', async () => {
    const { pathway } = must(await copied('xx-example'));
    const version = (number: string, title: string) =>
      saying(
        boris,
        'template',
        null,
        templateFields(templateFile({ version: number, title: { en: title } })),
      );
    await send([version('99', 'Pay Boris'), version('1', 'Other words')]);
    const listed = lines('xx-example').map(({ version: one, shipped, from }) => [one, shipped, from]);
    expect(listed).toHaveLength(2);
    expect(listed).toContainEqual(['1', true, null]);
    expect(listed).toContainEqual(['99', false, boris.digest]);
    // The name of what is shipped leads to what is shipped.
    expect(must(showTemplate(at, 'xx-example')).line).toMatchObject({ version: '1', shipped: true });
    expect(must(comparePathway(at, pathway, null, 'en')).to).toMatchObject({
      version: '99',
      from: boris.digest,
    });
    // The app's own next version comes first, however high the partner counts.
    const next = { ...exampleTemplate(), version: '2' };
    at = { ...at, templates: () => [exampleTemplate(), next] };
    expect(must(comparePathway(at, pathway, null, 'en')).to).toMatchObject({ version: '2', shipped: true });
  });
});

describe('attack: values that no window would write', () => {
  it('one bad record hides no other, and every list answers', async () => {
    const { pathway } = must(await copied('xx-example'));
    const [first = '', second = ''] = stepIds(pathway);
    const deep = (depth: number): Json => (depth === 0 ? 1 : [deep(depth - 1)]);
    const odd: readonly Json[] = [
      { min: 1e15, max: -1, unit: 'workingDays' },
      { min: 'NaN', max: 1e9, unit: 'months' },
      { days: 1e15, step: first },
      { workingDays: 1e9, anchor: 'constructor' },
      { months: -1e9, anchor: 'toString', constructor: {} },
      [deep(6)],
      Array.from({ length: 1_900 }, () => 1),
      [{ kind: 7 }, { kind: 'passport', validBeyond: [], notOlderThan: { months: 1e12 } }, null],
    ];
    const steps = odd.map((value, index) =>
      saying(boris, 'step', null, {
        pathway,
        title: `\u202E${index}`,
        rule: value,
        duration: value,
        conditions: value,
        [`dependsOn/${second}`]: true,
        [`dependsOn/${family}`]: true,
        person: family,
        ifRefused: pathway,
        startedOn: '9999-12-31',
        doneOn: '1000-01-01',
        status: 'granted',
        milestone: 'departure',
      }),
    );
    const templates = odd.map((value, index) =>
      saying(
        boris,
        'template',
        null,
        templateFields(templateFile({ id: `odd-${index}` }), { about: value, steps: value }),
      ),
    );
    const whole = templateFields(templateFile({ id: 'xx-example', version: '7' }));
    const { templateId, ...nameless } = whole;
    const about = { ...(whole['about'] as object), id: templateId } as Json;
    templates.push(saying(boris, 'template', null, { ...nameless, about }));
    const named = saying(boris, 'pathway', pathway, { anchors: [1, 2], [`people/${family}`]: true });
    await send([...steps, ...templates, named]);
    const view = must(showPlan(at, pathway));
    expect(view.steps.length).toBe(stepIds(pathway).length);
    expect(view.people.map(({ type }) => type)).toEqual(['person']);
    expect(lines('xx-example')).toMatchObject([{ shipped: true, version: '1' }]);
    expect(listTemplates(at).unreadable.length).toBe(templates.length);
    expect(must(comparePathway(at, pathway, null, 'en')).rows).toEqual([]);
    expect(must(comparePathways(at, family, 'en')).ways.length).toBe(1);
    expect(listAllSteps(at, { order: 'due' }).rows.length).toBeGreaterThan(0);
    expect(showWaitingTimes(at).every(({ days }) => days === null)).toBe(true);
  });
});

describe('attack: a legal partner silences a warning', () => {
  it('what it says of a step stands, and the history names it; where the step belongs it can’t change', async () => {
    const vera = await stage.party('vera', 'legal');
    await anna.meet(vera, 'legal');
    await vera.meet(anna, 'coordinator');
    const { pathway } = must(await copied('xx-example'));
    const other = must(await copied('xx-example')).pathway;
    const before = stepIds(pathway);
    const [step] = before;
    if (step === undefined) throw new Error('no step');
    const moved: ChangeContent[] = [];
    for (const one of before) {
      const over = (await anna.unlocked.vault.read.history(one)).map(({ id }) => id);
      moved.push(
        saying(vera, 'step', one, { status: 'cancelled', doneOn: '2026-11-20', pathway: other }, over),
      );
    }
    const elsewhere = [
      saying(vera, 'pathway', pathway, { status: 'granted' }),
      saying(vera, 'template', null, templateFields(templateFile({ id: 'verasown' }))),
    ];
    await send([...moved, ...elsewhere], vera);
    expect(at.vault.read.row(step)?.values).toMatchObject({ status: 'cancelled', pathway });
    expect(stepIds(pathway)).toEqual(before);
    expect(at.vault.read.row(pathway)?.values['status']).toBe('planned');
    expect(lines('verasown')).toEqual([]);
    expect(JSON.stringify(await recordHistory(at, step))).toContain(vera.digest);
  });
});

describe('attack: what leaves of pathways', () => {
  it('nothing to a shelter; to a coordinator without addresses not where an appointment is', async () => {
    const { pathway } = must(await copied('xx-example'));
    const [step] = stepIds(pathway);
    const when = { at: '2027-01-12T09:30:00Z', zone: 'Europe/Berlin' };
    await anna.put('appointment', { step: step ?? '', at: when, place: 'CANARY street', country: 'DE' });
    const shelter = await stage.party('shelter', 'shelter');
    await anna.meet(shelter, 'shelter');
    await shelter.meet(anna, 'coordinator');
    expect(said(anna, await plan(anna, shelter, [family]))).toEqual([]);
    const told = said(anna, await plan(anna, boris, [family])).join('\n');
    expect(told).toContain('appointment: field/at');
    expect(told).not.toMatch(/CANARY|appointment: field\/country/);
  });
});
