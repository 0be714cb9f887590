import type { RecordId } from './ids.ts';
import { orderBetween } from './order.ts';
import { newStepFields, type StepToWrite } from './template-copy.ts';
import { isOver, stepsOfKey, stepsThere, type PathwayNow } from './template-now.ts';
import { copiedFields, ownersOf, type StepOf } from './template-steps.ts';
import type { PathwayTemplate } from './template.ts';

/**
 * What is written for somebody who joins a pathway: a step of each that everyone has, waited for by those that wait for the
 * others'. The first person gets the steps that were made while nobody was known. A step that was deleted here for
 * all stays so.
 */
export function stepsToJoin(
  template: PathwayTemplate,
  now: PathwayNow,
  person: RecordId,
): readonly StepToWrite[] {
  const people = now.people.includes(person) ? now.people : [...now.people, person];
  const writes: StepToWrite[] = [];
  const fresh = new Map<string, RecordId>();
  for (const step of template.steps) {
    const there = stepsOfKey(now.steps, step.key);
    if (!ownersOf(step, people).includes(person) || there.length === 0) continue;
    if (there.some((one) => one.person === person)) continue;
    const nobodys = there.find((one) => one.person === null);
    if (nobodys === undefined) fresh.set(step.key, now.freshId());
    else writes.push({ id: nobodys.record, fields: { person } });
  }
  const known = stepsThere(now.steps);
  const stepOf: StepOf = (key, owner) => (owner === person ? fresh.get(key) : undefined) ?? known(key, owner);
  for (const step of template.steps) {
    const id = fresh.get(step.key);
    if (id === undefined) continue;
    const fields = copiedFields(template, step, person, people, now.language, stepOf);
    const orders = now.steps.flatMap(({ order }) => order ?? []).toSorted();
    const own = stepsOfKey(now.steps, step.key).flatMap((one) => one.order ?? []);
    const last = own.toSorted().at(-1) ?? null;
    const next = orders.find((order) => last !== null && order > last) ?? null;
    const place = { pathway: now.pathway, key: step.key, person, order: orderBetween(last, next) };
    writes.push({ id, fields: newStepFields(fields, place) });
  }
  return [...writes, ...waitingFor(template, now, fresh)];
}

/** Steps that wait for the others' step wait for this one too; what someone took away from the others isn't brought back. */
function waitingFor(
  { steps }: PathwayTemplate,
  now: PathwayNow,
  fresh: ReadonlyMap<string, RecordId>,
): readonly StepToWrite[] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return now.steps.flatMap((step) => {
    const template = byKey.get(step.key ?? '');
    if (template === undefined || template.for === 'each' || isOver(step)) return [];
    const more = template.dependsOn.flatMap((key) => {
      const id = fresh.get(key);
      const others = stepsOfKey(now.steps, key).map(({ record }) => record);
      return id !== undefined && others.some((other) => step.fields.dependsOn.includes(other)) ? [id] : [];
    });
    return more.length === 0 ? [] : [{ id: step.record, fields: { dependsOn: more } }];
  });
}
