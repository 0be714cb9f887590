import { expect, it } from 'vitest';
import type { CaseRisk } from './case-risk.ts';
import { compareRisk } from './case-risk.ts';
import { recordId } from './fixtures/history.ts';

it('alarms, then level, then priority, the unknown not last, closed cases last', () => {
  const risk = (more: Partial<CaseRisk>): CaseRisk => ({
    record: recordId('x'),
    status: 'open',
    alarm: false,
    level: null,
    priority: null,
    ...more,
  });
  const worstFirst = [
    risk({ alarm: true, level: 'low' }),
    risk({ level: 'extreme', priority: 'normal' }),
    risk({ level: 'high', priority: 'emergency' }),
    risk({}),
    risk({ level: 'high', priority: 'normal' }),
    risk({ level: 'medium', priority: 'emergency' }),
    risk({ level: 'low' }),
    risk({ status: 'closed', alarm: true }),
  ];
  expect(worstFirst.toReversed().toSorted(compareRisk)).toEqual(worstFirst);
});
