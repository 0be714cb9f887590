import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { exampleTemplate, templateFile } from '../domain/fixtures/template.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { readTemplate } from '../domain/template-format.ts';
import { copyPathway, type CopyRequest } from './copy-pathway.ts';
import { joinPathway } from './join-pathway.ts';
import { textOf } from './facts.ts';
import { listTemplates, showTemplate } from './list-templates.ts';
import { byChild } from './look-up.ts';
import { saveTemplate, tryTemplate } from './save-template.ts';
import { exportTemplate, importTemplate } from './template-files.ts';
import { Stage } from './testing/parties.ts';
import type { Unlocked } from './unlocked.ts';
import { undoSeveral } from './undo-action.ts';
import { comparePathway, takeUpdate } from './update-pathway.ts';

let stage: Stage;
let anna: Party;
/** Anna's vault in an app that comes with the example. */
let at: Unlocked;
let family: RecordId;
let [wren, finch]: RecordId[] = [];
const checked = { checkedOn: '2026-11-20', checkedBy: 'A lawyer' };
const code = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.refusal?.code ?? '');

beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  at = {
    ...anna.unlocked,
    templates: () => [exampleTemplate()],
    clock: { now: () => new Date('2026-11-20T12:00:00Z') },
  };
  family = await anna.put('case', { alias: 'Heron' });
  finch = await anna.put('person', { case: family, alias: 'Finch', role: 'dependant' });
  wren = await anna.put('person', { case: family, alias: 'Wren', role: 'principalApplicant' });
});
afterEach(() => stage.close());

const steps = templateFile()['steps'] as readonly { readonly [name: string]: Json }[];
const own = (changes: { readonly [name: string]: Json } = {}) => templateFile({ id: 'own', ...changes });
const people = (): RecordId[] => [finch, wren].flatMap((one) => one ?? []);
const request = (changes: Partial<CopyRequest> = {}): CopyRequest => ({
  case: family,
  template: 'xx-example',
  people: people(),
  anchors: { entry: '2027-09-01' },
  language: 'en',
  ...checked,
  ...changes,
});
const copied = async (changes: Partial<CopyRequest> = {}) => must(await copyPathway(at, request(changes)));
const stepsOf = (pathway: RecordId) => byChild(at, pathway, 'step');
const templates = () => at.vault.read.list({ type: 'template' });
const heads = () => at.vault.read.list({ type: 'step' }).length;

describe('copying a shipped template', () => {
  it('writes pathway, steps and the template’s record as one action, which one undo takes back', async () => {
    const made = await copied();
    const row = at.vault.read.row(made.pathway);
    expect(row?.values).toMatchObject({
      case: family,
      country: 'DE',
      kind: 'humanitarianVisa',
      templateVersion: '1',
      anchors: { entry: '2027-09-01' },
      status: 'planned',
    });
    const [template] = templates();
    expect(row?.values['template']).toBe(template?.id);
    expect(template?.values).toMatchObject({
      templateId: 'xx-example',
      source: 'Visas, An office',
      ...checked,
    });
    expect(stepsOf(made.pathway).length).toBe(8);
    expect(stepsOf(made.pathway).filter((step) => textOf(step, 'person') === wren).length).toBe(4);
    must(await undoSeveral(at, made.records, made.action));
    expect(at.vault.read.list({ type: 'pathway' })).toEqual([]);
    expect(templates()).toEqual([]);
  });

  it('asks who has checked it and when, until somebody has said so', async () => {
    const nobody = { checkedOn: undefined, checkedBy: undefined };
    for (const half of [nobody, { ...nobody, checkedBy: 'Me' }, { ...checked, checkedBy: '  ' }])
      expect(code(await copyPathway(at, request(half)))).toBe('template-unchecked');
    expect(code(await copyPathway(at, request({ checkedOn: '2026-12-01' })))).toBe('template-unchecked');
    expect(heads()).toBe(0);
    await copied();
    await copied(nobody);
    expect(templates().length).toBe(1);
    await copied({ checkedOn: '2026-11-19', checkedBy: 'Another lawyer' });
    expect(templates()).toMatchObject([{ values: { checkedOn: '2026-11-19', checkedBy: 'Another lawyer' } }]);
  });

  it('refuses by name what isn’t so, and writes nothing', async () => {
    const other = await anna.put('case', { alias: 'Egret' });
    const stranger = await anna.put('person', { case: other, alias: 'Rail' });
    expect(code(await copyPathway(at, request({ people: [stranger] })))).toBe('person-not-in-case');
    expect(code(await copyPathway(at, request({ template: 'no-such' })))).toBe('no-such-template');
    expect(code(await copyPathway(at, request({ anchors: { exit: '2027-01-01' } })))).toBe('input-malformed');
    expect(code(await copyPathway(at, request({ case: stranger })))).toBe('no-such-record');
    expect([heads(), templates().length]).toEqual([0, 0]);
  });
});

describe('the list', () => {
  it('has the newest version of each, checked or not, and how long it takes', async () => {
    await anna.put('template', { country: 'FR', version: 'x' });
    must(await saveTemplate(at, own(), {}));
    must(await saveTemplate(at, own({ version: '2' }), checked));
    const { templates: lines, unreadable } = listTemplates(at);
    expect(lines).toMatchObject([
      { id: 'own', version: '2', shipped: false, time: { min: 37, max: 111, known: false }, ...checked },
      { id: 'xx-example', name: 'xx-example', version: '1', shipped: true, record: null, checkedBy: null },
    ]);
    expect(unreadable.length).toBe(1);
    const shown = must(showTemplate(at, lines[0]?.name ?? ''));
    expect(shown.template.sources[0]?.address).toBe('https://example.org/visas');
    expect(shown.others).toMatchObject([{ version: '1', checkedBy: null }]);
    expect(readTemplate(shown.file, 'own')).toEqual({ ok: true, template: shown.template });
  });

  it('shows the record instead of the file once it was copied, and both where they differ', async () => {
    await copied();
    expect(listTemplates(at).templates).toMatchObject([{ shipped: true, pathways: 1, ...checked }]);
    at = { ...at, templates: () => [exampleTemplate({ country: 'FR' })] };
    expect(listTemplates(at).templates).toMatchObject([{ country: 'DE' }, { country: 'FR' }]);
  });
});

describe('own templates', () => {
  it('are checked as files are, counted up, and never rewritten', async () => {
    const faulty = must(await saveTemplate(at, own({ steps: [] }), {}));
    expect(faulty).toEqual({ findings: [{ path: 'steps', code: 'noStep' }], written: null, line: null });
    const first = must(await saveTemplate(at, own(), {}));
    expect(must(await saveTemplate(at, own(), {}))).toMatchObject({ written: null, line: first.line });
    const other = own({ title: { en: 'Other' } });
    expect(code(await saveTemplate(at, other, {}))).toBe('template-version-taken');
    expect(code(await saveTemplate(at, { ...other, version: '10' }, {}))).toBe('ok');
    expect(code(await saveTemplate(at, { ...other, version: '9' }, {}))).toBe('template-version-taken');
    expect(code(await saveTemplate(at, templateFile({ version: '7' }), {}))).toBe('template-id-shipped');
    expect(templates().length).toBe(2);
  });

  it('are tried on a made-up case without being saved', () => {
    const madeUp = { people: 2, anchors: {}, language: 'en' } as const;
    expect(tryTemplate(at, own(), madeUp).preview?.days).toEqual({ min: 37, max: 111 });
    expect(tryTemplate(at, {}, madeUp)).toEqual({
      findings: [{ path: 'format', code: 'notATemplate' }],
      preview: null,
    });
    expect(templates()).toEqual([]);
  });

  it('leave as a file and come back the same, with a word in the journal', async () => {
    const path = stage.path('template.json');
    const saved = must(await saveTemplate(at, own(), checked));
    must(await exportTemplate(at, saved.line?.name ?? '', path, false));
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(own());
    const journal = await at.vault.read.journal();
    expect(journal.at(-1)?.event).toMatchObject({ what: 'template saved outside' });
    expect(must(await importTemplate(at, path))).toMatchObject({ written: null, line: { id: 'own' } });
    const boris = await stage.party('boris');
    const taken = must(await importTemplate(boris.unlocked, path));
    expect(taken.line).toMatchObject({ id: 'own', checkedOn: null });
    expect(code(await exportTemplate(at, 'no-such', stage.path('x'), false))).toBe('no-such-template');
  });

  it('of others are taken in whole or not at all', async () => {
    const given = async (text: string | Uint8Array) => {
      await writeFile(stage.path('given.json'), text);
      return importTemplate(at, stage.path('given.json'));
    };
    const findings = async (text: string | Uint8Array) => must(await given(text)).findings;
    expect(await findings('no json')).toEqual([{ path: 'format', code: 'notATemplate' }]);
    expect(await findings(new Uint8Array([0xff, 0xfe]))).toEqual([{ path: 'format', code: 'notATemplate' }]);
    expect(await findings(JSON.stringify(own({ colour: 1 })))).toMatchObject([{ code: 'unknownMember' }]);
    expect(code(await given(' '.repeat(600_000)))).toBe('file-too-large');
    expect(code(await importTemplate(at, stage.path('none.json')))).toBe('file-unreadable');
    expect(templates()).toEqual([]);
    expect(code(await given(JSON.stringify(templateFile({ kind: 'asylum' }))))).toBe(
      'template-version-taken',
    );
    const newer = must(await given(JSON.stringify(templateFile({ version: '2' }))));
    expect(newer.line).toMatchObject({ id: 'xx-example', version: '2', shipped: false });
  });
});

describe('a new version', () => {
  const version2 = own({
    version: '2',
    steps: steps.map((step) =>
      step['key'] === 'decision' ? { ...step, fee: { amount: '10.00', currency: 'EUR' } } : step,
    ),
  });
  const begun = async () => {
    must(await saveTemplate(at, own(), checked));
    const made = await copied({ template: listTemplates(at).templates[0]?.name ?? '' });
    const second = must(await saveTemplate(at, version2, checked));
    return { ...made, to: second.line?.name ?? '' };
  };
  const update = (pathway: RecordId, to: string, taken: string[], left: string[] = []) =>
    takeUpdate(at, { pathway, to, taken, left, language: 'en' });

  it('is offered by itself, and what is chosen is written', async () => {
    const { pathway, to } = await begun();
    const difference = must(comparePathway(at, pathway, null, 'en'));
    expect(difference).toMatchObject({ from: { version: '1' }, to: { name: to, version: '2' } });
    expect(difference.rows.map(({ id }) => id)).toEqual(['decision/fee']);
    must(await update(pathway, to, ['decision/fee']));
    expect(at.vault.read.row(pathway)?.values).toMatchObject({ template: to, templateVersion: '2' });
    const decision = stepsOf(pathway).find((step) => textOf(step, 'templateKey') === 'decision');
    expect(decision?.values['fee']).toEqual({ amount: '10.00', currency: 'EUR' });
    expect(must(comparePathway(at, pathway, null, 'en')).rows).toEqual([]);
  });

  it('may be left as it is, which settles it too', async () => {
    const { pathway, to } = await begun();
    expect(code(await update(pathway, to, []))).toBe('nothing-to-change');
    expect(code(await update(pathway, to, ['decision/title']))).toBe('no-such-preview');
    expect(code(await update(pathway, to, ['decision/fee'], ['decision/fee']))).toBe('no-such-preview');
    must(await update(pathway, to, [], ['decision/fee']));
    expect(at.vault.read.row(pathway)?.values['templateVersion']).toBe('2');
    const decision = stepsOf(pathway).find((step) => textOf(step, 'templateKey') === 'decision');
    expect(decision?.values['fee']).toBeUndefined();
  });

  it('that nobody has checked is not taken over', async () => {
    const { pathway } = await begun();
    const third = must(await saveTemplate(at, { ...version2, version: '3' }, {}));
    expect(code(await update(pathway, third.line?.name ?? '', ['decision/fee']))).toBe('template-unchecked');
  });
});

describe('somebody who joins later', () => {
  it('gets steps, once, and only of the same case', async () => {
    const made = await copied({ people: [wren ?? ''] });
    const joined = await joinPathway(at, made.pathway, finch ?? '', 'en');
    expect(code(joined)).toBe('ok');
    expect(stepsOf(made.pathway).filter((step) => textOf(step, 'person') === finch).length).toBe(3);
    expect(at.vault.read.row(made.pathway)?.values['people']).toEqual({
      [wren ?? '']: true,
      [finch ?? '']: true,
    });
    expect(code(await joinPathway(at, made.pathway, finch ?? '', 'en'))).toBe('nothing-to-change');
    const other = await anna.put('case', { alias: 'Egret' });
    const stranger = await anna.put('person', { case: other, alias: 'Rail' });
    expect(code(await joinPathway(at, made.pathway, stranger, 'en'))).toBe('person-not-in-case');
    const bare = await anna.put('pathway', { case: family, country: 'DE' });
    expect(code(await joinPathway(at, bare, finch ?? '', 'en'))).toBe('no-such-template');
  });
});
