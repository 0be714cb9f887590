import { pathwayKind } from './choices.ts';
import { a, defineRecord, term } from './define.ts';

/**
 * A plan to copy. `steps`: `[{"key", "title", "rule"?, "dependsOn"?: [key…], "documents"?: [kind…], "responsible"?,
 * "source"}, …]` in order; a rule names `anchor`, or by `step` the key of another step. Without `checkedOn` and
 * `checkedBy` it is shown as unchecked.
 */
export const templateRecord = defineRecord(
  'template',
  'W',
  {
    W: {
      country: a('country'),
      kind: term(pathwayKind),
      version: a('text'),
      source: a('text'),
      checkedOn: a('day'),
      checkedBy: a('who'),
      steps: a('structure'),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
