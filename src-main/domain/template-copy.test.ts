import { expect, it } from 'vitest';
import { exampleTemplate } from './fixtures/template.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { checkRecordInput } from './records/input.ts';
import { copySteps, type StepToWrite } from './template-copy.ts';
import { sourceText } from './template-steps.ts';
import type { TemplateLanguage } from './template.ts';

const id = (number: number): RecordId => number.toString(16).padStart(32, '0') as RecordId;
const pathway = id(1);
const [anna, boris] = [id(0xa), id(0xb)];

function copied(people: readonly RecordId[], language: TemplateLanguage = 'en') {
  let next = 100;
  const template = exampleTemplate();
  return copySteps({ template, pathway, people, language, freshId: () => id((next += 1)) });
}

const one = (steps: readonly StepToWrite[], key: string, person: RecordId | null = null): StepToWrite => {
  const found = steps.filter(
    ({ fields }) => fields['templateKey'] === key && (fields['person'] ?? null) === person,
  );
  const [step] = found;
  if (step === undefined || found.length > 1) throw new Error(`${found.length} steps ${key}`);
  return step;
};

it('makes a step of its own for each person, one for all, and one of the principal applicant', () => {
  const steps = copied([anna, boris]);
  expect(steps.map(({ fields }) => [fields['templateKey'], fields['person'] ?? null])).toEqual([
    ['gather', anna],
    ['gather', boris],
    ['appointment', anna],
    ['appointment', boris],
    ['decision', null],
    ['appeal', anna],
    ['flight', anna],
    ['flight', boris],
  ]);
  const orders = steps.map(({ fields }) => fields['order'] as string);
  expect(orders).toEqual(orders.toSorted());
});

it('waits person by person, and for everyone where one step is for all', () => {
  const steps = copied([anna, boris]);
  const waits = (key: string, person: RecordId | null = null): Json | undefined =>
    one(steps, key, person).fields['dependsOn'];
  expect(waits('appointment', boris)).toEqual([one(steps, 'gather', boris).id]);
  expect(waits('decision')).toEqual([
    one(steps, 'appointment', anna).id,
    one(steps, 'appointment', boris).id,
  ]);
  expect(waits('flight', anna)).toEqual([one(steps, 'decision').id, one(steps, 'gather', anna).id]);
});

it('names records where the template names keys', () => {
  const steps = copied([anna, boris]);
  expect(one(steps, 'decision').fields['rule']).toEqual({
    step: one(steps, 'appointment', anna).id,
    workingDays: 10,
  });
  expect(one(steps, 'appeal', anna).fields['ifRefused']).toBe(one(steps, 'decision').id);
  expect(one(steps, 'flight', boris).fields['conditions']).toEqual([
    { kind: 'visa', validBeyond: { days: 0, step: one(steps, 'flight', boris).id } },
  ]);
  expect(one(steps, 'gather', anna).fields).toMatchObject({
    documents: ['passport', 'photo', 'applicationForm'],
    conditions: [
      { kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } },
      { kind: 'photo', notOlderThan: { months: 6 } },
    ],
    source: 'Visas, An office (2026-11-20)',
    actor: 'applicant',
  });
});

it('says it in the language of whoever copies, and nothing of what the template leaves open', () => {
  const decision = one(copied([anna], 'ru'), 'decision').fields;
  expect(decision['title']).toBe('Решение');
  expect(Object.keys(decision)).not.toContain('fee');
  expect(Object.keys(decision)).not.toContain('documents');
});

it('makes records that can be written, for nobody too', () => {
  for (const people of [[], [anna], [anna, boris]])
    for (const step of copied(people))
      expect(checkRecordInput({ type: 'step', id: step.id, fields: step.fields }).ok).toBe(true);
  expect(copied([]).map(({ fields }) => fields['person'])).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

it('names as many sources as a line holds', () => {
  const source = (key: string): Json => ({
    key,
    title: 'T'.repeat(200),
    publisher: 'P',
    address: 'https://example.org',
    checkedOn: '2026-11-20',
  });
  const template = exampleTemplate({ sources: ['a', 'b', 'c'].map(source) });
  const text = sourceText(template, { sources: ['a', 'b', 'c'] }) ?? '';
  expect(text.length).toBeLessThanOrEqual(500);
  expect(text.endsWith('(2026-11-20); …')).toBe(true);
});
