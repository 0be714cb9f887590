import { legStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef, ref, setOf } from './define.ts';

/** One movement. `confirmBy`: when silence after arrival becomes an alarm. */
export const legRecord = defineRecord('leg', 'W', {
  W: { case: parentRef('case'), order: a('order'), status: choice(legStatus) },
  L: {
    from: a('text'),
    to: a('text'),
    departs: a('instant'),
    arrives: a('instant'),
    transport: a('text'),
    escort: ref('helper'),
    papers: setOf(ref('document')),
    confirmBy: a('instant'),
  },
});
