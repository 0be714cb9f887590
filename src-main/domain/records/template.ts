import { pathwayKind } from './choices.ts';
import { a, defineRecord, term } from './define.ts';

/**
 * A plan to copy, as docs/pathways.md writes it in a file: `steps` and `about` (title, summary, anchors, sources, what is
 * unconfirmed) are its structures. `templateId` stays the same from version to version. Without `checkedOn` and
 * `checkedBy` it is shown as unchecked.
 */
export const templateRecord = defineRecord(
  'template',
  'W',
  {
    W: {
      country: a('country'),
      kind: term(pathwayKind),
      templateId: a('text'),
      version: a('text'),
      source: a('text'),
      checkedOn: a('day'),
      checkedBy: a('who'),
      about: a('structure'),
      steps: a('structure'),
    },
  },
  { legal: { scope: 'shared', groups: ['W'] } },
);
