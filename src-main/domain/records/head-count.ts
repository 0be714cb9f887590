import { a, defineRecord, parentRef } from './define.ts';

/** How many people were in a house on one night, as its keeper counted them. One record for each house and night. */
export const headCountRecord = defineRecord(
  'headCount',
  'W',
  { W: { safeHouse: parentRef('safeHouse'), day: a('day'), count: a('count') } },
  { shelter: { scope: 'own', groups: ['W'] } },
);
