import { pathwayKind, pathwayStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, ref, setOf, term } from './define.ts';

/**
 * `anchors`: object from anchor name to day, e.g. `{"departure": "2027-05-26"}`; steps are due relative to them. `people`: who goes
 * along. `templateVersion`: the version of the template that its steps were copied from, or brought up to.
 */
export const pathwayRecord = defineRecord(
  'pathway',
  'W',
  {
    W: {
      case: parentRef('case'),
      country: a('country'),
      kind: term(pathwayKind),
      people: setOf(ref('person')),
      template: ref('template'),
      templateVersion: a('text'),
      anchors: a('structure'),
      status: choice(pathwayStatus),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
