import { a, defineRecord, parentRef, ref, setOf } from './define.ts';

export const incidentRecord = defineRecord(
  'incident',
  'T',
  {
    T: {
      parent: parentRef('person', 'stay', 'safeHouse'),
      day: a('dayAbout'),
      place: a('text'),
      account: a('longText'),
      perpetrators: a('longText'),
      evidence: setOf(ref('file')),
    },
  },
  { shelter: { scope: 'own', groups: ['T'] }, legal: { scope: 'consent', groups: ['T'] } },
);
