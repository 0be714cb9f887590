import { ageBand, need, personRole } from './choices.ts';
import { a, choice, defineRecord, parentRef, setOf, term } from './define.ts';

export const personRecord = defineRecord(
  'person',
  'G',
  {
    G: {
      case: parentRef('case'),
      alias: a('text'),
      role: choice(personRole),
      ageBand: term(ageBand),
      languages: setOf(a('language')),
      needs: setOf(term(need)),
    },
    I: { trueName: a('text'), birthDate: a('dayAbout'), citizenship: setOf(a('country')) },
  },
  { legal: { scope: 'shared', groups: ['G', 'I'] } },
);
