import { linkKind } from './choices.ts';
import { defineRecord, parentRef, term } from './define.ts';

/** Who is what to whom: `personB` is the `kind` of `personA`. */
export const linkRecord = defineRecord('link', 'T', {
  T: { personA: parentRef('person'), personB: parentRef('person'), kind: term(linkKind) },
});
