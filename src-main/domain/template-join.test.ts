import { expect, it } from 'vitest';
import { changedSteps, copiedPathway, id, written } from './fixtures/pathway.ts';
import { exampleTemplate } from './fixtures/template.ts';
import { templateDifferences } from './template-difference.ts';
import { stepsToJoin } from './template-join.ts';
import { stepsOfKey, type PathwayNow } from './template-now.ts';

const [anna, boris] = [id(0xa), id(0xb)];
const template = exampleTemplate();
const joined = (now: PathwayNow): PathwayNow => ({
  ...now,
  people: [...now.people, boris],
  steps: written(now.steps, stepsToJoin(template, now, boris)),
});
const shape = ({ steps }: PathwayNow): unknown =>
  steps
    .map(({ key, person, fields }) => {
      const waits = fields.dependsOn.map((id) => {
        const one = steps.find(({ record }) => record === id);
        return `${one?.key} ${one?.person}`;
      });
      return `${key} ${person} waits for ${waits.toSorted().join(', ')}`;
    })
    .toSorted();

it('gives who joins later the same as who was there from the beginning', () => {
  const now = joined(copiedPathway(template, [anna]));
  expect(shape(now)).toEqual(shape(copiedPathway(template, [anna, boris])));
  const orders = (key: string): readonly string[] =>
    stepsOfKey(now.steps, key).map(({ order }) => order ?? '');
  const all = ['gather', 'appointment', 'decision', 'appeal', 'flight'].flatMap(orders);
  expect(all).toEqual(all.toSorted());
  // A version that says the same finds nothing to say about it.
  expect(templateDifferences({ base: template, next: template }, now)).toEqual([]);
});

it('gives the first person what was made while nobody was known', () => {
  const now = joined(copiedPathway(template, []));
  expect(shape(now)).toEqual(shape(copiedPathway(template, [boris])));
});

it('brings back neither a deleted step nor a wait that somebody took away, and joins once', () => {
  const copy = copiedPathway(template, [anna]);
  const without = changedSteps(
    { ...copy, steps: copy.steps.filter(({ key }) => key !== 'gather') },
    'decision',
    (step) => ({ ...step, fields: { ...step.fields, dependsOn: [] } }),
  );
  const now = joined(without);
  expect(stepsOfKey(now.steps, 'gather')).toEqual([]);
  expect(stepsOfKey(now.steps, 'decision')[0]?.fields.dependsOn).toEqual([]);
  expect(stepsToJoin(template, now, boris)).toEqual([]);
});
