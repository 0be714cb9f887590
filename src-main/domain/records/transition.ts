import { groupChoice, service, transitionKind, transitionStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, setOf, term } from './define.ts';

/** A referral asks a partner for a service; a transfer moves the case. `partner`: a digest when it is a contact. */
export const transitionRecord = defineRecord(
  'transition',
  'W',
  {
    W: {
      case: parentRef('case'),
      kind: choice(transitionKind),
      service: term(service),
      partner: a('who'),
      groups: setOf(choice(groupChoice)),
      status: choice(transitionStatus),
    },
  },
  { legal: { scope: 'own', groups: ['W'] } },
);
