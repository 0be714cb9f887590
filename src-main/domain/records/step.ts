import { documentKind, stepActor, stepMilestone, stepStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, ref, setOf, term } from './define.ts';

/**
 * `rule`: `{"anchor": "departure", "days": -30}` or `{"step": "<record id>", "days": 14}`: days after (or, negative,
 * before) an anchor of the pathway or the due day of another step; `workingDays` or `months` may stand for `days`. `due`
 * overrides it. `duration`: `{"min": 14, "max": 60, "unit": "days" | "workingDays" | "months"}`, how long it usually
 * takes once begun. `documents`: kinds needed; `conditions`: `[{"kind", "validBeyond"?, "notOlderThan"?}, …]`, what they
 * must meet: `validBeyond` `{"months" | "days": n, "anchor" | "step" | "milestone": …}`, `notOlderThan`
 * `{"months" | "days": n}` on the day of the step. `person`: whose state it is, where each person has an own step.
 * `startedOn`: begun or handed in; `doneOn`: when it was finished or decided. `ifRefused`: needed only once that step is
 * refused. `templateKey`: the step's key in the template that it was copied from.
 */
export const stepRecord = defineRecord(
  'step',
  'W',
  {
    W: {
      pathway: parentRef('pathway'),
      title: a('text'),
      person: ref('person'),
      order: a('order'),
      rule: a('structure'),
      due: a('day'),
      status: choice(stepStatus),
      startedOn: a('day'),
      doneOn: a('day'),
      duration: a('structure'),
      dependsOn: setOf(ref('step')),
      documents: setOf(term(documentKind)),
      conditions: a('structure'),
      actor: term(stepActor),
      responsible: a('who'),
      fee: a('amount'),
      milestone: term(stepMilestone),
      ifRefused: ref('step'),
      source: a('text'),
      templateKey: a('text'),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
