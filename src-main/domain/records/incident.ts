import { incidentKind } from './choices.ts';
import { a, defineRecord, parentRef, ref, setOf, term } from './define.ts';

export const incidentRecord = defineRecord(
  'incident',
  'T',
  {
    T: {
      parent: parentRef('person', 'stay', 'safeHouse'),
      kind: term(incidentKind),
      day: a('dayAbout'),
      place: a('text'),
      account: a('longText'),
      perpetrators: a('longText'),
      evidence: setOf(ref('file')),
    },
  },
  { shelter: { scope: 'own', groups: ['T'] }, legal: { scope: 'consent', groups: ['T'] } },
);
