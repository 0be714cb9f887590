import type { RecordId } from './ids.ts';
import { jsonEqual, type Json } from './json.ts';
import { orderBetween } from './order.ts';
import { newStepFields, type StepToWrite } from './template-copy.ts';
import { isOver, stepsOfKey, stepsThere, type PathwayNow, type StepNow } from './template-now.ts';
import { copiedFields, ownersOf, type CopiedFields, type StepOf } from './template-steps.ts';
import { setChange, titleChange, titlesIn, type FieldChange, type Titles } from './template-changes.ts';
import { textIn, type PathwayTemplate, type TemplateStep } from './template.ts';

/** `for`: whose step it is. That is shown only: who goes on whose behalf is arranged by hand. */
export type DifferenceField = keyof CopiedFields | 'for';

/** One thing that may be taken over, and what is written if it is. Steps in values are named by their titles. */
export interface Difference {
  /** `key/field`, `key/field/own`, `key/added`, `key/removed`, `key/doubled`. */
  readonly id: string;
  /** `doubled`: the same step is here twice for somebody, since two took it over apart. */
  readonly kind: 'added' | 'removed' | 'changed' | 'doubled';
  readonly key: string;
  readonly title: string;
  readonly field: DifferenceField | null;
  readonly before: Json;
  readonly now: Json;
  readonly after: Json;
  /** Changed here by hand since it was copied. */
  readonly own: boolean;
  readonly records: readonly RecordId[];
  readonly writes: readonly StepToWrite[];
}

export interface TwoVersions {
  /** What the pathway was copied from, or brought up to last. */
  readonly base: PathwayTemplate;
  readonly next: PathwayTemplate;
}

const sets = ['dependsOn', 'documents'] as const;
const single = [
  'rule',
  'duration',
  'conditions',
  'actor',
  'fee',
  'milestone',
  'ifRefused',
  'source',
] as const;

/**
 * What another version of the template says differently, held against what stands now. Nothing of a step that is over; nothing
 * that stands already as the version says; steps that were deleted here stay deleted. `added`: which new steps are
 * reckoned with in what other steps wait for; left out: all.
 */
export function templateDifferences(
  versions: TwoVersions,
  now: PathwayNow,
  added: (key: string) => boolean = () => true,
): readonly Difference[] {
  const { base, next } = versions;
  const inBase = new Map(base.steps.map((step) => [step.key, step]));
  const inNext = new Map(next.steps.map((step) => [step.key, step]));
  const isNew = ({ key }: TemplateStep): boolean =>
    !inBase.has(key) && stepsOfKey(now.steps, key).length === 0;
  const fresh = new Map<string, RecordId>();
  for (const step of next.steps.filter(isNew))
    if (added(step.key))
      for (const owner of ownersOf(step, now.people)) fresh.set(`${step.key} ${owner ?? ''}`, now.freshId());
  const there = stepsThere(now.steps);
  const stepOf: StepOf = (key, owner) => there(key, owner) ?? fresh.get(`${key} ${owner ?? ''}`);
  const titles = titlesIn(
    new Map([
      ...next.steps.flatMap((step) =>
        ownersOf(step, now.people).flatMap((owner) => {
          const id = fresh.get(`${step.key} ${owner ?? ''}`);
          return id === undefined ? [] : [[id, textIn(step.title, now.language)] as const];
        }),
      ),
      ...now.steps.map(({ record, fields }) => [record, fields.title] as const),
    ]),
  );
  const found: Difference[] = [];
  for (const step of next.steps) {
    const before = inBase.get(step.key);
    if (before !== undefined) found.push(...changesOf(versions, before, step, now, stepOf, titles));
    else if (isNew(step) && added(step.key)) found.push(addedStep(next, step, now, stepOf, titles));
  }
  found.push(...doubledSteps(next, now));
  for (const { key, title } of base.steps) {
    const records = stepsOfKey(now.steps, key).filter((step) => !isOver(step));
    if (inNext.has(key) || records.length === 0) continue;
    found.push({
      id: `${key}/removed`,
      kind: 'removed',
      key,
      field: null,
      own: false,
      after: null,
      title: records[0]?.fields.title ?? textIn(title, now.language),
      before: textIn(title, now.language),
      now: records[0]?.fields.title ?? null,
      records: records.map(({ record }) => record),
      // What was done for it stays; it is only no longer needed.
      writes: records.map(({ record }) => ({ id: record, fields: { status: 'cancelled' } })),
    });
  }
  return found;
}

function addedStep(
  next: PathwayTemplate,
  step: TemplateStep,
  now: PathwayNow,
  stepOf: StepOf,
  titles: Titles,
): Difference {
  let [order, until] = placeOf(next, step, now.steps);
  const writes = ownersOf(step, now.people).flatMap((person) => {
    const id = stepOf(step.key, person);
    if (id === undefined) return [];
    order = orderBetween(order, until);
    const fields = copiedFields(next, step, person, now.people, now.language, stepOf);
    return [{ id, fields: newStepFields(fields, { pathway: now.pathway, key: step.key, person, order }) }];
  });
  const shown = copiedFields(
    next,
    step,
    ownersOf(step, now.people)[0] ?? null,
    now.people,
    now.language,
    stepOf,
  );
  return {
    id: `${step.key}/added`,
    kind: 'added',
    key: step.key,
    field: null,
    own: false,
    title: shown.title,
    before: null,
    now: null,
    records: [],
    after: Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, titles(value as Json)])),
    writes,
  };
}

/** Of steps of one key and person, the one that somebody has begun is kept, else the one that every vault picks. */
function doubledSteps({ steps }: PathwayTemplate, now: PathwayNow): readonly Difference[] {
  return steps.flatMap(({ key }) => {
    const open = stepsOfKey(now.steps, key).filter((step) => !isOver(step));
    const surplus = [...Map.groupBy(open, ({ person }) => person).values()].flatMap((same) => {
      const rank = ({ status, record }: StepNow): string =>
        `${status === null || status === 'notStarted' ? 1 : 0} ${record}`;
      return same.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(1);
    });
    const [first] = surplus;
    if (first === undefined) return [];
    const { title } = first.fields;
    return [
      {
        id: `${key}/doubled`,
        kind: 'doubled',
        key,
        title,
        field: null,
        own: false,
        before: null,
        now: title,
        after: null,
        records: surplus.map(({ record }) => record),
        writes: surplus.map(({ record }) => ({ id: record, fields: { status: 'cancelled' } })),
      },
    ];
  });
}

/** Between the last record of the steps before it in the template, and the first of what comes after that. */
function placeOf(
  { steps }: PathwayTemplate,
  { key }: TemplateStep,
  now: readonly StepNow[],
): [string | null, string | null] {
  const before = new Set(
    steps
      .slice(
        0,
        steps.findIndex((step) => step.key === key),
      )
      .map((step) => step.key),
  );
  const orders = now.flatMap(({ order }) => order ?? []).toSorted();
  const last = now
    .flatMap((step) => (step.order !== null && before.has(step.key ?? '') ? step.order : []))
    .toSorted()
    .at(-1);
  return [last ?? null, orders.find((order) => last === undefined || order > last) ?? null];
}

function changesOf(
  { base, next }: TwoVersions,
  was: TemplateStep,
  step: TemplateStep,
  now: PathwayNow,
  stepOf: StepOf,
  titles: Titles,
): readonly Difference[] {
  const rows = new Map<string, Difference>();
  for (const record of stepsOfKey(now.steps, step.key)) {
    if (isOver(record)) continue;
    const of = (template: PathwayTemplate, one: TemplateStep): CopiedFields =>
      copiedFields(template, one, record.person, now.people, now.language, stepOf);
    const [before, after] = [of(base, was), of(next, step)];
    const add = (field: DifferenceField, own: boolean, change: FieldChange): void => {
      const id = `${step.key}/${field}${own ? '/own' : ''}`;
      const row = rows.get(id);
      const writes =
        change.write === undefined ? [] : [{ id: record.record, fields: { [field]: change.write } }];
      rows.set(id, {
        id,
        kind: 'changed',
        key: step.key,
        title: record.fields.title,
        field,
        own,
        ...(row ?? {
          before: titles(change.before),
          now: titles(change.now),
          after: titles(change.after),
        }),
        records: [...(row?.records ?? []), record.record],
        writes: [...(row?.writes ?? []), ...writes],
      });
    };
    const title = titleChange(was.title, step.title, record.fields.title, now.language);
    if (title !== null) add('title', title.own, title);
    for (const field of single) {
      const [old, current, wanted] = [before[field], record.fields[field], after[field]];
      if (jsonEqual(old, wanted) || jsonEqual(current, wanted)) continue;
      const own = !jsonEqual(current, old);
      add(field, own, { before: old, now: current, after: wanted, write: wanted });
    }
    for (const field of sets) {
      const change = setChange(before[field], record.fields[field], after[field]);
      if (change !== null) add(field, false, change);
    }
    if (was.for !== step.for) add('for', false, { before: was.for, now: was.for, after: step.for });
  }
  return [...rows.values()];
}
