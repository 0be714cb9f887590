import { expect, it } from 'vitest';
import { exampleTemplate, templateFile } from './fixtures/template.ts';
import { previewTemplate } from './template-preview.ts';
import { weekdaysOnly } from './working-days.ts';

const moment = { today: '2026-11-20', working: weekdaysOnly };
const madeUp = { people: 2, anchors: { entry: '2027-09-01' }, language: 'en' } as const;

it('plans a made-up case: 7 to 21 days of papers, then one to three months', () => {
  const preview = previewTemplate(exampleTemplate(), madeUp, moment);
  expect(preview.departure).toEqual({ earliest: '2026-12-27', latest: '2027-03-11' });
  expect(preview.days).toEqual({ min: 37, max: 111 });
  expect(preview.durationsKnown).toBe(false);
  const line = (key: string) => preview.steps.filter((step) => step.key === key);
  expect(line('gather').map(({ person }) => person)).toEqual([1, 2]);
  expect(line('appointment')).toMatchObject([{ due: '2027-08-02' }, { due: '2027-08-02' }]);
  expect(line('appeal')).toMatchObject([{ person: 1, needed: false }]);
  expect(line('decision')).toMatchObject([{ person: null, critical: true, finish: preview.departure }]);
});

it('knows how long it takes once every step on the way says so', () => {
  const steps = (templateFile()['steps'] as readonly object[]).map((step) => ({
    duration: { min: 0, max: 1, unit: 'days' },
    ...step,
  }));
  expect(previewTemplate(exampleTemplate({ steps }), madeUp, moment).durationsKnown).toBe(true);
});
