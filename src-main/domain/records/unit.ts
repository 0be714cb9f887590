import { a, defineRecord, parentRef, safety } from './define.ts';

/** A room or flat of a house. `blocked`: nobody may be placed there for now. */
export const unitRecord = defineRecord(
  'unit',
  'W',
  {
    W: {
      safeHouse: parentRef('safeHouse'),
      name: a('text'),
      beds: a('count'),
      blocked: safety(a('flag'), true, false),
    },
  },
  { shelter: { scope: 'own', groups: ['W'] } },
);
