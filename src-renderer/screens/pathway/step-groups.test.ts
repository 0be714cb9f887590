import { describe, expect, it } from 'vitest';
import { plannedStep, record } from './testing/plan-view.ts';
import { groupsOf } from './step-groups.ts';

const wren = record('person', 'a1', { alias: 'Wren' });
const finch = record('person', 'a2', { alias: 'Finch' });

describe('steps of several persons', () => {
  it('stand together where the first of them stands, and all others in their order', () => {
    const steps = [
      plannedStep('01', { templateKey: 'gather' }, wren),
      plannedStep('02', { templateKey: 'form' }),
      plannedStep('03', { templateKey: 'gather' }, finch),
      plannedStep('04', {}, wren),
      plannedStep('05', {}, finch),
    ];
    expect(groupsOf(steps).map(({ rows }) => rows.map(({ step }) => Number(step.id)))).toEqual([
      [1, 3],
      [2],
      [4],
      [5],
    ]);
  });

  it('are never joined with one that is of all', () => {
    const steps = [
      plannedStep('01', { templateKey: 'form' }),
      plannedStep('02', { templateKey: 'form' }, wren),
    ];
    expect(groupsOf(steps)).toHaveLength(2);
  });
});
