import { channelKind } from './choices.ts';
import { a, defineRecord, parentRef, safety, term } from './define.ts';

export const channelRecord = defineRecord('channel', 'C', {
  C: {
    parent: parentRef('person', 'helper'),
    kind: term(channelKind),
    value: a('text'),
    safeTimes: a('text'),
    neverSay: a('longText'),
    safeWord: safety(a('text')),
    dangerWord: safety(a('text')),
  },
});
