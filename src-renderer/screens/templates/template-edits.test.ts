import { describe, expect, it } from 'vitest';
import type { TemplateStep } from '../../../src-preload/contract/template-draft-views.ts';
import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import {
  emptyTemplate,
  freeKey,
  mayWaitFor,
  moved,
  withNewAnchor,
  withNewSource,
  withNewStep,
  withoutAnchor,
  withoutSource,
  withoutStep,
} from './template-edits.ts';

const step = (key: string, more: Partial<TemplateStep> = {}): TemplateStep => ({
  key,
  title: {},
  note: null,
  actor: 'applicant',
  for: 'case',
  dependsOn: [],
  rule: null,
  duration: null,
  documents: [],
  fee: null,
  ifRefused: null,
  milestone: null,
  appointment: false,
  sources: ['a'],
  ...more,
});

const template: PathwayTemplate = {
  ...emptyTemplate('invented'),
  anchors: [{ key: 'entry', title: {} }],
  sources: [{ key: 'a', title: 'A', publisher: 'P', address: 'example.org', checkedOn: '2026-11-20' }],
  steps: [
    step('gather'),
    step('apply', {
      dependsOn: ['gather'],
      rule: { of: 'anchor', name: 'entry', count: -30, unit: 'days' },
    }),
    step('appeal', {
      dependsOn: ['apply'],
      ifRefused: 'apply',
      rule: { of: 'step', name: 'apply', count: 10, unit: 'days' },
    }),
    step('leave', {
      dependsOn: ['apply'],
      documents: [
        {
          kind: 'passport',
          validBeyond: { of: 'step', name: 'apply', count: 6, unit: 'months' },
          notOlderThan: null,
        },
        {
          kind: 'visa',
          validBeyond: { of: 'anchor', name: 'entry', count: 1, unit: 'months' },
          notOlderThan: null,
        },
      ],
    }),
  ],
};

describe('edits of a template', () => {
  it('finds a key that is not taken', () => {
    expect(freeKey('step', [])).toBe('step');
    expect(freeKey('step', ['step', 'step2'])).toBe('step3');
  });

  it('moves a member by one place and no further than the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('adds a step that waits for the last one, a source looked at today, a day to set', () => {
    const added = withNewStep(template).steps.at(-1);
    expect(added).toMatchObject({ key: 'step', dependsOn: ['leave'], sources: ['a'] });
    expect(withNewStep(emptyTemplate('x')).steps[0]).toMatchObject({ dependsOn: [], sources: [] });
    expect(withNewSource(template, '2027-01-31').sources[1]).toMatchObject({
      key: 'a2',
      checkedOn: '2027-01-31',
    });
    expect(withNewAnchor(template).anchors[1]).toEqual({ key: 'day', title: {} });
  });

  it('removes a step, and nothing points to it; what waited for it waits for what it waited for', () => {
    const [gather, appeal, leave, ...more] = withoutStep(template, 'apply').steps;
    expect(more).toEqual([]);
    expect(gather).toEqual(step('gather'));
    expect(appeal).toEqual(step('appeal', { dependsOn: ['gather'] }));
    expect(leave?.dependsOn).toEqual(['gather']);
    expect(leave?.documents.map(({ validBeyond }) => validBeyond?.name)).toEqual([undefined, 'entry']);
  });

  it('removes a source and an anchor, and nothing points to them', () => {
    expect(withoutSource(template, 'a').steps.flatMap(({ sources }) => sources)).toEqual([]);
    const left = withoutAnchor(template, 'entry');
    expect(left.anchors).toEqual([]);
    expect(left.steps[1]?.rule).toBeNull();
    expect(left.steps[2]?.rule?.name).toBe('apply');
    expect(left.steps[3]?.documents.map(({ validBeyond }) => validBeyond?.name)).toEqual([
      'apply',
      undefined,
    ]);
  });

  it('never offers to wait for a step that waits for this one', () => {
    const keys = (of: string): readonly string[] => mayWaitFor(template, of).map(({ key }) => key);
    expect(keys('gather')).toEqual([]);
    expect(keys('apply')).toEqual(['gather']);
    expect(keys('leave')).toEqual(['gather', 'apply', 'appeal']);
  });
});
