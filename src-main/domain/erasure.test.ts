import { describe, expect, it } from 'vitest';
import { erasableSlot, warningsFor } from './erasure.ts';
import type { IdentityDigest } from './ids.ts';

const anna = 'a'.repeat(64) as IdentityDigest;
const boris = 'b'.repeat(64) as IdentityDigest;

describe('what is erased', () => {
  it.each([
    ['field/alias', 'alias'],
    ['set/needs/wheelchair', 'needs/wheelchair'],
    ['field/a\nb', 'a\nb'],
  ])('%j is a value', (key, slot) => {
    expect(erasableSlot(key)).toBe(slot);
  });

  it.each(['type', 'record', 'at', 'action', 'over/alias', 'over/needs/wheelchair', 'field/', 'later/thing'])(
    '%j is none',
    (key) => {
      expect(erasableSlot(key)).toBeUndefined();
    },
  );
});

describe('what a person is told before erasing on request', () => {
  const value = { author: anna, type: 'person', slot: 'alias', shown: false };

  it('nothing, where the author asks for what is not shown any more', () => {
    expect(warningsFor(anna, [value])).toEqual([]);
  });

  it.each([
    ['not the author', { ...value, author: boris }],
    ['shown', { ...value, shown: true }],
    ['never had', { ...value, unheard: true }],
    ['evidence', { ...value, type: 'incident', slot: 'account' }],
    ['evidence', { ...value, type: 'incident', slot: 'evidence/photo' }],
    ['safety', { ...value, type: 'safeHouse', slot: 'state' }],
    ['safety', { ...value, type: 'channel', slot: 'safeWord' }],
  ])('%s', (warning, one) => {
    expect(warningsFor(anna, [value, one])).toEqual([warning]);
  });

  it('all of it, in one order', () => {
    const all = [
      { author: boris, type: 'safeHouse', slot: 'state', shown: true },
      { author: anna, type: 'case', slot: 'danger', shown: false },
    ];
    expect(warningsFor(anna, all)).toEqual(['not the author', 'evidence', 'safety', 'shown']);
  });

  it('of what this version does not know, who wrote it', () => {
    expect(warningsFor(anna, [{ author: boris, type: 'tomorrow', slot: 'x', shown: false }])).toEqual([
      'not the author',
    ]);
  });
});
