import { describe, expect, it } from 'vitest';
import { change, changeId, mergeAll, people, recordId, slotOf, trustOf } from './fixtures/history.ts';
import type { ChangeId } from './ids.ts';

const { ada, ben, xenia } = people;
const house = recordId('house');
const said = (name: string, author: typeof ada, state: string, over: readonly string[] = []) =>
  change(name, {
    author,
    type: 'safeHouse',
    record: house,
    set: { state },
    over: { state: over.map(changeId) },
  });
const seenBy = (
  self: typeof ada,
  changes: Parameters<typeof mergeAll>[0],
  accepted: readonly ChangeId[] = [],
) => slotOf(mergeAll(changes, trustOf(self, accepted)), 'safeHouse', house, 'state');

describe('safety fields', () => {
  const warned = said('1', ada, 'compromised');
  const cleared = said('2', ben, 'open', ['1']);

  it('replaced by another author stay a conflict that shows the cautious value', () => {
    expect(seenBy(ada, [warned, cleared])).toMatchObject({
      shown: 'compromised',
      conflict: true,
      safety: true,
    });
    expect(seenBy(ada, [said('1', ada, 'open'), said('2', ben, 'compromised', ['1'])])).toMatchObject({
      shown: 'compromised',
      conflict: true,
    });
  });

  it('that another author clears still show the cautious value', () => {
    for (const names of [
      ['1', '2'],
      ['2', '1'],
      ['7', '5'],
      ['3', '9'],
    ] as const) {
      const cleared = change(names[1], {
        author: ben,
        type: 'safeHouse',
        record: house,
        set: { state: null },
      });
      expect(seenBy(ada, [said(names[0], ada, 'open'), cleared])).toMatchObject({
        shown: 'open',
        conflict: true,
      });
    }
  });

  it('are replaced at once by their own author, and by oneself', () => {
    expect(seenBy(ada, [warned, said('2', ada, 'open', ['1'])])).toMatchObject({
      shown: 'open',
      conflict: false,
    });
    expect(seenBy(ben, [warned, cleared])).toMatchObject({ shown: 'open', conflict: false });
  });

  it('are replaced once the user accepted the change', () => {
    expect(seenBy(ada, [warned, cleared], [cleared.id])).toMatchObject({ shown: 'open', conflict: false });
    expect(seenBy(ada, [warned, cleared], [warned.id]).conflict).toBe(true);
  });

  it('that another author confirms with the same value are no conflict', () => {
    expect(seenBy(ada, [warned, said('2', ben, 'compromised', ['1'])]).conflict).toBe(false);
  });

  it('a proposal about them is answered by oneself, not by another coordinator', () => {
    const proposal = said('2', xenia, 'compromised');
    const answer = said('3', ben, 'open', ['1', '2']);
    const changes = [said('1', ben, 'open'), proposal, answer];
    expect(seenBy(ada, changes).proposals).toMatchObject([{ change: proposal.id }]);
    expect(seenBy(ben, changes).proposals).toEqual([]);
    expect(seenBy(ada, changes, [answer.id]).proposals).toEqual([]);
  });

  it('without an order of caution show the value that was to be replaced', () => {
    const address = (name: string, author: typeof ada, text: string, over: readonly string[]) =>
      change(name, {
        author,
        type: 'safeHouse',
        record: house,
        set: { address: text },
        over: { address: over.map(changeId) },
      });
    for (const names of [
      ['1', '2'],
      ['2', '1'],
      ['7', '5'],
      ['3', '9'],
    ] as const) {
      const changes = [
        address(names[0], ada, 'Lime Street', []),
        address(names[1], ben, 'Oak Street', [names[0]]),
      ];
      expect(slotOf(mergeAll(changes, trustOf(ada)), 'safeHouse', house, 'address')).toMatchObject({
        shown: 'Lime Street',
        conflict: true,
      });
    }
  });

  it('blocked shows true while two disagree', () => {
    const unit = recordId('unit');
    for (const names of [
      ['1', '2'],
      ['2', '1'],
      ['7', '5'],
      ['3', '9'],
    ] as const) {
      const blocked = (name: string, author: typeof ada, value: boolean) =>
        change(name, { author, type: 'unit', record: unit, set: { blocked: value } });
      const states = mergeAll([blocked(names[0], ada, true), blocked(names[1], ben, false)], trustOf(ada));
      expect(slotOf(states, 'unit', unit, 'blocked')).toMatchObject({ shown: true, conflict: true });
    }
  });
});
