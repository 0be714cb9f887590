import { describe, expect, it } from 'vitest';
import { findingsAt } from './finding-words.ts';

describe('findings beside fields', () => {
  it('has those of a field and of what is inside it, and no others', () => {
    const all = [
      'steps[1].rule',
      'steps[1].rule.step',
      'steps[1].ruled',
      'steps[10].rule',
      'steps[1].dependsOn[0]',
    ];
    const at = (path: string): readonly string[] =>
      findingsAt(
        all.map((one) => ({ path: one, code: 'missing' as const })),
        path,
      ).map((one) => one.path);
    expect(at('steps[1].rule')).toEqual(['steps[1].rule', 'steps[1].rule.step']);
    expect(at('steps[1].dependsOn')).toEqual(['steps[1].dependsOn[0]']);
    expect(at('steps[1]')).toHaveLength(4);
  });
});
