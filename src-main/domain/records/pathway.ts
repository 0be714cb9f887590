import { pathwayKind, pathwayStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, ref, term } from './define.ts';

/** `anchors`: object from anchor name to day, e.g. `{"departure": "2027-05-26"}`; steps are due relative to them. */
export const pathwayRecord = defineRecord(
  'pathway',
  'W',
  {
    W: {
      case: parentRef('case'),
      country: a('country'),
      kind: term(pathwayKind),
      template: ref('template'),
      anchors: a('structure'),
      status: choice(pathwayStatus),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
