import { describe, expect, it } from 'vitest';
import type { PlanWarning } from '../../../src-preload/contract/plan-views.ts';
import { groupWarnings } from './warning-groups.ts';

const warning = (code: PlanWarning['code'], severity: PlanWarning['severity'] = 'warning'): PlanWarning => ({
  code,
  severity,
  step: null,
  person: null,
  document: null,
  appointment: null,
  other: null,
  kind: null,
  day: null,
  needed: null,
  holiday: null,
});

const shape = (warnings: readonly PlanWarning[]) =>
  groupWarnings(warnings).map(({ code, warnings: of }) => [code, of.length]);

describe('groupWarnings', () => {
  it('says once what three say alike, where the first of them stands', () => {
    expect(
      shape([
        warning('birthDateMissing'),
        warning('stayEnds'),
        warning('birthDateMissing'),
        warning('birthDateMissing'),
      ]),
    ).toEqual([
      ['birthDateMissing', 3],
      [null, 1],
    ]);
  });
  it('leaves two as they are, and what only looks alike', () => {
    expect(shape([warning('consentMissing'), warning('consentMissing')])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    expect(shape([warning('refused'), warning('refused'), warning('refused')])).toHaveLength(3);
  });
  it('never folds a danger away, nor mixes what weighs differently', () => {
    expect(shape(Array.from({ length: 4 }, () => warning('documentExpires', 'danger')))).toHaveLength(4);
    expect(
      shape([
        warning('documentMissing'),
        warning('documentMissing', 'info'),
        warning('documentMissing'),
        warning('documentMissing', 'info'),
      ]),
    ).toHaveLength(4);
  });
  it('gives every line a key of its own and loses nothing', () => {
    const all = [
      warning('documentMissing'),
      warning('documentMissing'),
      warning('documentMissing'),
      warning('consentMissing'),
      warning('consentMissing'),
      warning('circle'),
    ];
    const groups = groupWarnings(all);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
    expect(groups.flatMap(({ warnings }) => warnings)).toHaveLength(all.length);
  });
});
