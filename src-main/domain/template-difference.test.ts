import { describe, expect, it } from 'vitest';
import { changedSteps, copiedPathway, id, written } from './fixtures/pathway.ts';
import { exampleTemplate, templateFile } from './fixtures/template.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { templateDifferences, type Difference } from './template-difference.ts';
import { stepsOfKey, type PathwayNow } from './template-now.ts';
import type { PathwayTemplate } from './template.ts';

type Members = Readonly<Record<string, Json>>;

const [anna, boris] = [id(0xa), id(0xb)];
const base = exampleTemplate();
const steps = templateFile()['steps'] as readonly Members[];

/** The next version, with steps changed (null: a member left out) or, at the end, added. */
function version2(
  changes: Readonly<Record<string, Readonly<Record<string, Json>> | null>>,
  ...added: readonly Members[]
): PathwayTemplate {
  const changed = steps
    .filter(({ key }) => changes[key as string] !== null)
    .map((step) => {
      const all = Object.entries({ ...step, ...changes[step['key'] as string] });
      return Object.fromEntries(all.filter(([, value]) => value !== null));
    });
  return exampleTemplate({ version: '2', steps: [...changed, ...added] });
}

const rowsOf = (rows: readonly Difference[]): readonly string[] => rows.map(({ id: row }) => row);
const taken = (now: PathwayNow, rows: readonly Difference[]): PathwayNow => ({
  ...now,
  steps: written(
    now.steps,
    rows.flatMap(({ writes }) => writes),
  ),
});
const recordsOf = (now: PathwayNow, key: string): readonly RecordId[] =>
  stepsOfKey(now.steps, key).map(({ record }) => record);

const biometrics: Members = {
  key: 'biometrics',
  title: { en: 'Fingerprints', ru: 'Отпечатки' },
  actor: 'consulate',
  for: 'each',
  dependsOn: ['gather'],
  sources: ['a'],
};

describe('what another version says', () => {
  it('is nothing where both say the same, in whatever language it was copied', () => {
    expect(templateDifferences({ base, next: version2({}) }, copiedPathway(base, [anna], 'ru'))).toEqual([]);
  });

  it('is shown field by field, with all persons in one row', () => {
    const next = version2({
      appointment: {
        title: { en: 'At the visa centre', ru: 'В визовом центре' },
        rule: { anchor: 'entry', days: -45 },
        fee: { amount: '90.00', currency: 'EUR' },
      },
      decision: { duration: { min: 2, max: 6, unit: 'months' } },
      gather: { documents: [{ kind: 'passport', validBeyond: { months: 3, milestone: 'departure' } }] },
    });
    const now = copiedPathway(base, [anna, boris]);
    const rows = templateDifferences({ base, next }, now);
    expect(rowsOf(rows)).toEqual([
      'gather/conditions',
      'gather/documents',
      'appointment/title',
      'appointment/rule',
      'appointment/fee',
      'decision/duration',
    ]);
    expect(rows.find(({ field }) => field === 'fee')).toMatchObject({
      title: 'At the consulate',
      before: { amount: '75.00', currency: 'EUR' },
      now: { amount: '75.00', currency: 'EUR' },
      after: { amount: '90.00', currency: 'EUR' },
      own: false,
      records: recordsOf(now, 'appointment'),
    });
    expect(rows.find(({ field }) => field === 'documents')?.writes[0]?.fields).toEqual({
      documents: { photo: false, applicationForm: false },
    });
    expect(templateDifferences({ base, next }, taken(now, rows))).toEqual([]);
  });

  it('speaks the language in which the step was copied', () => {
    const next = version2({ decision: { title: { en: 'Answer', ru: 'Ответ' } } });
    const now = { ...copiedPathway(base, [anna], 'ru'), language: 'en' } as const;
    expect(templateDifferences({ base, next }, now)).toMatchObject([{ before: 'Решение', after: 'Ответ' }]);
  });

  it('keeps what was changed here apart, so that it is only replaced if somebody says so', () => {
    const next = version2({ appointment: { rule: { anchor: 'entry', days: -45 } } });
    const mine: Json = { anchor: 'entry', days: -60 };
    const copy = copiedPathway(base, [anna, boris]);
    const now = changedSteps(copy, 'appointment', (step) =>
      step.person === boris ? { ...step, fields: { ...step.fields, rule: mine } } : step,
    );
    const rows = templateDifferences({ base, next }, now);
    expect(rowsOf(rows)).toEqual(['appointment/rule', 'appointment/rule/own']);
    expect(rows[1]).toMatchObject({ own: true, now: mine, before: { anchor: 'entry', days: -30 } });
    expect(rows.map(({ records }) => records.length)).toEqual([1, 1]);
    const after = taken(now, rows.slice(0, 1));
    expect(stepsOfKey(after.steps, 'appointment').map(({ fields }) => fields.rule)).toEqual([
      { anchor: 'entry', days: -45 },
      mine,
    ]);
  });

  it('leaves out what stands already as the version says, and what is over', () => {
    const next = version2({
      appointment: { rule: { anchor: 'entry', days: -45 } },
      decision: { fee: { amount: '1', currency: 'EUR' } },
    });
    const copy = changedSteps(copiedPathway(base, [anna]), 'decision', (step) => ({
      ...step,
      status: 'granted',
    }));
    const now = changedSteps(copy, 'appointment', (step) => ({
      ...step,
      fields: { ...step.fields, rule: { anchor: 'entry', days: -45 } },
    }));
    expect(templateDifferences({ base, next }, now)).toEqual([]);
  });

  it('adds a step for each person at its place, and makes others wait for it', () => {
    const next = version2({ appointment: { dependsOn: ['gather', 'biometrics'] } }, biometrics);
    const now = copiedPathway(base, [anna, boris]);
    const rows = templateDifferences({ base, next }, now);
    expect(rowsOf(rows)).toEqual(['appointment/dependsOn', 'biometrics/added']);
    expect(rows[0]).toMatchObject({ before: ['Gather papers'], after: ['Gather papers', 'Fingerprints'] });
    const after = taken(now, rows);
    const added = stepsOfKey(after.steps, 'biometrics');
    expect(added.map(({ person }) => person)).toEqual([anna, boris]);
    const [first, second] = stepsOfKey(after.steps, 'appointment');
    expect(first?.fields.dependsOn).toContain(added[0]?.record);
    expect(second?.fields.dependsOn).toContain(added[1]?.record);
    expect(second?.fields.dependsOn).not.toContain(added[0]?.record);
    expect(templateDifferences({ base, next }, after)).toEqual([]);
  });

  it('puts an added step between its neighbours', () => {
    const middle = [steps[0] ?? {}, biometrics, ...steps.slice(1)];
    const next = exampleTemplate({ version: '2', steps: middle });
    const now = copiedPathway(base, [anna]);
    const after = taken(now, templateDifferences({ base, next }, now));
    const sorted = after.steps.toSorted((a, b) => ((a.order ?? '') < (b.order ?? '') ? -1 : 1));
    expect(sorted.map(({ key }) => key)).toEqual(middle.map(({ key }) => key));
  });

  it('makes nobody wait for a step that is not taken over', () => {
    const next = version2({ appointment: { dependsOn: ['gather', 'biometrics'] } }, biometrics);
    expect(templateDifferences({ base, next }, copiedPathway(base, [anna]), () => false)).toEqual([]);
  });

  it('cancels what the version no longer has, but nothing that is over', () => {
    const next = version2({ appeal: null });
    const now = copiedPathway(base, [anna]);
    const rows = templateDifferences({ base, next }, now);
    expect(rows).toMatchObject([
      { id: 'appeal/removed', title: 'Appeal', writes: [{ fields: { status: 'cancelled' } }] },
    ]);
    expect(templateDifferences({ base, next }, taken(now, rows))).toEqual([]);
  });

  it('leaves own steps, own members and deleted steps alone', () => {
    const next = version2({
      decision: { dependsOn: ['gather'] },
      appeal: { fee: { amount: '5', currency: 'EUR' } },
    });
    const copy = changedSteps(copiedPathway(base, [anna]), 'decision', (step) => ({
      ...step,
      fields: { ...step.fields, dependsOn: [...step.fields.dependsOn, id(7)] },
    }));
    const now = { ...copy, steps: copy.steps.filter(({ key }) => key !== 'appeal') };
    const rows = templateDifferences({ base, next }, now);
    expect(rowsOf(rows)).toEqual(['decision/dependsOn']);
    const [decision] = stepsOfKey(taken(now, rows).steps, 'decision');
    expect(decision?.fields.dependsOn).toEqual([id(7), ...recordsOf(now, 'gather')]);
  });

  it('says that a step is now for others, and leaves that to people', () => {
    const next = version2({ decision: { for: 'principal' } });
    const rows = templateDifferences({ base, next }, copiedPathway(base, [anna]));
    expect(rows).toMatchObject([{ id: 'decision/for', before: 'case', after: 'principal', writes: [] }]);
  });

  it('finds a step that is here twice for somebody, and keeps the one that was begun', () => {
    const copy = copiedPathway(base, [anna, boris]);
    const [first] = stepsOfKey(copy.steps, 'gather');
    if (first === undefined) throw new Error('no step');
    const begun = { ...first, record: id(0xffff), status: 'inProgress' };
    const now = { ...copy, steps: [...copy.steps, begun] };
    const rows = templateDifferences({ base, next: base }, now);
    expect(rows).toMatchObject([{ id: 'gather/doubled', kind: 'doubled', records: [first.record] }]);
    expect(templateDifferences({ base, next: base }, taken(now, rows))).toEqual([]);
  });
});
