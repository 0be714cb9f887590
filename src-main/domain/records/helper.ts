import { helperKind, helperState, helperVetting } from './choices.ts';
import { a, choice, defineRecord, safety, setOf, term } from './define.ts';

export const helperRecord = defineRecord('helper', 'X', {
  X: {
    alias: a('text'),
    kinds: setOf(term(helperKind)),
    vetting: choice(helperVetting),
    state: safety(choice(helperState), ...helperState.values),
  },
});
