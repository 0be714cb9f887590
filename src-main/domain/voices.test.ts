import { describe, expect, it } from 'vitest';
import { change, people, recordId, trustOf } from './fixtures/history.ts';
import { isSelf, type TrustEntry, type TrustTable } from './trust.ts';
import { speakingAs } from './voices.ts';

const { ada, ben, zoe } = people;
const said = change('1', { author: zoe, type: 'case', record: recordId('case'), set: { alias: 'Wren' } });
const entry = (more: Partial<TrustEntry>): TrustEntry => ({
  state: 'rejected',
  role: 'coordinator',
  ...more,
});
const table = (of: Partial<TrustEntry> | null, more: Partial<TrustTable> = {}): TrustTable => ({
  ...trustOf(ada),
  entries: new Map(of === null ? [] : [[zoe, entry(of)]]),
  ...more,
});

describe('with which authority a change speaks', () => {
  it.each([
    ['nobody whom this vault knows', null, null],
    ['unknown', { state: 'unknown' }, null],
    ['rejected', { state: 'rejected' }, null],
    ['accepted', { state: 'accepted' }, 'coordinator'],
    ['verified', { state: 'verified' }, 'coordinator'],
    ['rejected as compromised: what came before stands', { state: 'rejected', stands: true }, 'coordinator'],
  ] as const)('%s', (_, of, role) => {
    expect(speakingAs(said, table(of))).toBe(role);
  });

  it('released alone it only proposes, whoever said it; others of that author say nothing', () => {
    const released = new Set([said.id]);
    const other = change('2', {
      author: zoe,
      type: 'case',
      record: recordId('case'),
      set: { alias: 'Egret' },
    });
    for (const of of [null, { state: 'unknown' }, { state: 'rejected' }] as const) {
      expect(speakingAs(said, table(of, { released }))).toBe('auditor');
      expect(speakingAs(other, table(of, { released }))).toBeNull();
    }
    expect(speakingAs(said, table({ state: 'verified' }, { released }))).toBe('coordinator');
  });
});

describe('the owner’s own words', () => {
  it('are those of before a replaced identity, too, and of nobody else', () => {
    const now = { ...trustOf(ada), formerSelves: new Set([ben]) };
    expect([ada, ben, zoe].map((author) => isSelf(now, author))).toEqual([true, true, false]);
    expect(isSelf(trustOf(ada), ben)).toBe(false);
  });
});
