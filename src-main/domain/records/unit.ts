import { a, defineRecord, parentRef, safety, setOf } from './define.ts';

/**
 * A room or flat of a house. `blocked`: nobody may be placed there for now. `blockedNights`: the same for the nights
 * `2027-03-12/2027-03-20`, half-open; a member that can't be read is shown, and blocks nothing.
 */
export const unitRecord = defineRecord(
  'unit',
  'W',
  {
    W: {
      safeHouse: parentRef('safeHouse'),
      name: a('text'),
      beds: a('count'),
      blocked: safety(a('flag'), true, false),
      blockedNights: setOf(a('text')),
    },
  },
  { shelter: { scope: 'own', groups: ['W'] } },
);
