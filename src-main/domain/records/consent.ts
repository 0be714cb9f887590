import { consentBasis, groupChoice, partnerKind } from './choices.ts';
import { a, choice, defineRecord, parentRef, setOf, term } from './define.ts';

/** What a person allows to be shared with one kind of partner. `until` is the last day on which it holds. */
export const consentRecord = defineRecord(
  'consent',
  'W',
  {
    W: {
      person: parentRef('person'),
      partnerKind: term(partnerKind),
      groups: setOf(choice(groupChoice)),
      basis: choice(consentBasis),
      given: a('day'),
      until: a('day'),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
