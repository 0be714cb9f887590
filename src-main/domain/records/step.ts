import { documentKind, stepStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, ref, setOf, term } from './define.ts';

/**
 * `rule`: `{"anchor": "departure", "days": -30}` or `{"step": "<record id>", "days": 14}`: days after (or, negative,
 * before) an anchor of the pathway or the due day of another step. `due` overrides it. `documents`: kinds needed.
 */
export const stepRecord = defineRecord(
  'step',
  'W',
  {
    W: {
      pathway: parentRef('pathway'),
      title: a('text'),
      order: a('order'),
      rule: a('structure'),
      due: a('day'),
      status: choice(stepStatus),
      dependsOn: setOf(ref('step')),
      documents: setOf(term(documentKind)),
      responsible: a('who'),
      source: a('text'),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
