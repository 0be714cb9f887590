import { describe, expect, it } from 'vitest';
import { change, changeId, mergeAll, people, recordId, slotOf, trustOf } from './fixtures/history.ts';
import { isRemoved, shownMembers, shownValue } from './record-state.ts';

const { ada, ben, uma, zoe, rex, lev } = people;
const record = recordId('case');
const byAda = trustOf(ada);
const wrote = (name: string, author: typeof ada, alias: string, over: readonly string[] = []) =>
  change(name, { author, type: 'case', record, set: { alias }, over: { alias: over.map(changeId) } });
const alias = (...changes: Parameters<typeof mergeAll>[0]) =>
  slotOf(mergeAll(changes, byAda), 'case', record, 'alias');

describe('heads of a field', () => {
  it('one value is shown, with who said it where', () => {
    const first = wrote('1', ada, 'Sparrow');
    const state = alias(first);
    expect(state).toMatchObject({
      shown: 'Sparrow',
      conflict: false,
      safety: false,
      changedNotShared: false,
      proposals: [],
    });
    expect(state.heads).toMatchObject([{ change: first.id, author: ada, at: '2027-03-12T09:30:00Z' }]);
    expect(first.disclosures.find(({ key }) => key === 'field/alias')?.digest).toBe(
      state.heads[0]?.disclosure,
    );
  });

  it('what is replaced is gone; what replaces it may arrive first', () => {
    const [first, second] = [wrote('1', ada, 'Sparrow'), wrote('2', ben, 'Wren', ['1'])];
    expect(alias(first, second)).toMatchObject({ shown: 'Wren', conflict: false });
    expect(alias(second)).toMatchObject({ shown: 'Wren', conflict: false });
    expect(alias(second, first)).toEqual(alias(first, second));
  });

  it('two who did not know of each other are a conflict, displayed by change id', () => {
    const changes = [wrote('1', ada, 'Sparrow'), wrote('2', ben, 'Wren')];
    const lowest = changes.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0];
    const state = alias(...changes);
    expect(state.conflict).toBe(true);
    expect(new Set(state.heads.map(({ value }) => value))).toEqual(new Set(['Sparrow', 'Wren']));
    expect(state.heads[0]?.change).toBe(lowest?.id);
    expect(state.shown).toBe(state.heads[0]?.value);
  });

  it('heads come by change id, and slots by name, whatever order they are given in', () => {
    const changes = ['1', '2', '3', '4', '5'].map((name) => wrote(name, ada, `Wren ${name}`));
    const ids = changes.map(({ id }) => id).toSorted();
    const slots = ['priority', 'alias', 'status', 'owner', 'removed'];
    const set = Object.fromEntries(slots.map((slot) => [slot, null]));
    const backwards = Object.fromEntries(slots.toReversed().map((slot) => [slot, null]));
    for (const given of [changes, changes.toReversed(), [...changes.slice(2), ...changes.slice(0, 2)]])
      expect(alias(...given).heads.map(({ change }) => change)).toEqual(ids);
    for (const each of [set, backwards]) {
      const [state] = mergeAll([change('6', { author: ada, type: 'case', record, set: each })], byAda);
      expect([...(state?.slots.keys() ?? [])]).toEqual(slots.toSorted());
    }
  });

  it('a conflict ends by a change over all heads, not by one over some', () => {
    const two = [wrote('1', ada, 'Sparrow'), wrote('2', ben, 'Wren')];
    expect(alias(...two, wrote('3', ada, 'Tit', ['1', '2']))).toMatchObject({
      shown: 'Tit',
      conflict: false,
    });
    expect(alias(...two, wrote('3', ada, 'Tit', ['1'])).conflict).toBe(true);
  });

  it('equal values are no conflict, whatever the order of their members', () => {
    const one = { at: '2027-03-12T09:30:00Z', zone: 'Europe/Berlin' };
    const other = { zone: 'Europe/Berlin', at: '2027-03-12T09:30:00Z' };
    const said = (name: string, author: typeof ada, start: typeof one) =>
      change(name, { author, type: 'watch', record, set: { start } });
    const states = mergeAll([said('1', ada, one), said('2', ben, other)], byAda);
    expect(slotOf(states, 'watch', record, 'start')).toMatchObject({ conflict: false, heads: [{}, {}] });
  });

  it('replaces only in the same record, type and slot', () => {
    const first = wrote('1', ada, 'Sparrow');
    const over = { alias: [first.id] };
    const elsewhere = change('2', {
      author: ben,
      type: 'case',
      record: recordId('other'),
      set: { alias: 'Wren' },
      over,
    });
    const otherType = change('3', { author: ben, type: 'person', record, set: { alias: 'Wren' }, over });
    const otherSlot = change('4', {
      author: ben,
      type: 'case',
      record,
      set: { owner: 'x' },
      over: { owner: [first.id] },
    });
    expect(alias(first, elsewhere, otherType, otherSlot)).toMatchObject({
      shown: 'Sparrow',
      conflict: false,
    });
  });

  it('another type for the same id is another state', () => {
    const states = mergeAll(
      [
        wrote('1', ada, 'Sparrow'),
        change('2', { author: ben, type: 'template', record, set: { removed: 'x' } }),
      ],
      byAda,
    );
    expect(states.map(({ type }) => type)).toEqual(['case', 'template']);
    expect(states.map(isRemoved)).toEqual([false, true]);
  });

  it('slots come by name, those with anything in them', () => {
    const silent = change('2', {
      author: uma,
      type: 'case',
      record,
      set: { danger: 'x' },
      over: { danger: [] },
      withhold: (key) => key === 'field/danger',
    });
    const both = change('1', { author: ada, type: 'case', record, set: { owner: 'x', alias: 'Wren' } });
    const [state] = mergeAll([both, silent], byAda);
    expect([...(state?.slots.keys() ?? [])]).toEqual(['alias', 'owner']);
  });

  it('members of a set are merged one by one', () => {
    const person = recordId('person');
    const needs = (name: string, set: Record<string, boolean>) =>
      change(name, { author: ada, type: 'person', record: person, set });
    const [state] = mergeAll(
      [
        needs('1', { 'needs/pets': true, 'needs/diet': true, 'languages/ru': true }),
        needs('2', { 'needs/quiet': false }),
      ],
      byAda,
    );
    expect(state && shownMembers(state, 'needs')).toEqual(['diet', 'pets']);
  });

  it('a cleared field says null, which is not the same as nothing', () => {
    const cleared = change('2', {
      author: ada,
      type: 'case',
      record,
      set: { alias: null },
      over: { alias: [changeId('1')] },
    });
    const [state] = mergeAll([wrote('1', ada, 'Sparrow'), cleared], byAda);
    expect(state && shownValue(state, 'alias')).toBe(null);
    expect(state && shownValue(state, 'owner')).toBe(undefined);
  });
});

describe('what is not here', () => {
  const half = change('2', {
    author: ben,
    type: 'case',
    record,
    set: { alias: 'Wren' },
    over: { alias: [changeId('1')] },
    withhold: (key) => key === 'field/alias',
  });

  it('a withheld value still removes the old one: "changed, not shared with you"', () => {
    const state = alias(wrote('1', ada, 'Sparrow'), half);
    expect(state).toMatchObject({ shown: undefined, heads: [], hidden: [half.id], changedNotShared: true });
  });

  it('a later value over the withheld one settles it', () => {
    const state = alias(wrote('1', ada, 'Sparrow'), half, wrote('3', ada, 'Tit', ['2']));
    expect(state).toMatchObject({ shown: 'Tit', changedNotShared: false, conflict: false });
  });

  it('a choice of a later version hides the old value instead of leaving it on display', () => {
    const status = (name: string, value: string, over: readonly string[]) =>
      change(name, {
        author: ada,
        type: 'case',
        record,
        set: { status: value },
        over: { status: over.map(changeId) },
      });
    const states = mergeAll([status('1', 'open', []), status('2', 'hibernating', ['1'])], byAda);
    expect(slotOf(states, 'case', record, 'status')).toMatchObject({
      shown: undefined,
      changedNotShared: true,
    });
  });
});

describe('authors and proposals', () => {
  it('who is not in the trust table says nothing at all', () => {
    const nobody = changeId('nobody') as unknown as typeof ada;
    expect(mergeAll([wrote('2', nobody, 'Wren')], byAda)).toEqual([]);
    expect(alias(wrote('1', ada, 'Sparrow'), wrote('2', nobody, 'Wren', ['1'])).shown).toBe('Sparrow');
  });

  it('an unauthorised replacing keeps nothing that an authorised one removes', () => {
    const [first, second] = [wrote('1', ada, 'Sparrow'), wrote('2', ben, 'Wren', ['1'])];
    const third = wrote('3', uma, 'Tit', ['1']);
    expect(alias(first, second, third)).toMatchObject({ shown: 'Wren', conflict: false });
    expect(alias(first, third, second)).toMatchObject({ shown: 'Wren', conflict: false });
  });

  it('unknown and rejected authors say nothing at all', () => {
    const state = alias(
      wrote('1', ada, 'Sparrow'),
      wrote('2', zoe, 'Wren', ['1']),
      wrote('3', rex, 'Tit', ['1']),
    );
    expect(state).toMatchObject({
      shown: 'Sparrow',
      conflict: false,
      proposals: [],
      changedNotShared: false,
    });
  });

  it('who may not write proposes, and replaces nothing', () => {
    const state = alias(
      wrote('1', ada, 'Sparrow'),
      wrote('2', uma, 'Wren', ['1']),
      wrote('3', lev, 'Tit', ['1']),
    );
    expect(state).toMatchObject({ shown: 'Sparrow', conflict: false });
    expect(new Set(state.proposals.map(({ value }) => value))).toEqual(new Set(['Tit', 'Wren']));
  });

  it('a proposal is answered by a change that names it, or by the value itself', () => {
    const proposed = [wrote('1', ada, 'Sparrow'), wrote('2', uma, 'Wren', ['1'])];
    expect(alias(...proposed, wrote('3', ben, 'Sparrow', ['1', '2'])).proposals).toEqual([]);
    expect(alias(...proposed, wrote('3', ben, 'Wren', ['1'])).proposals).toEqual([]);
    expect(alias(...proposed, wrote('3', ben, 'Tit', ['1'])).proposals).toHaveLength(1);
  });

  it('another proposal answers nothing, but its author may take it back', () => {
    const proposed = [wrote('1', ada, 'Sparrow'), wrote('2', uma, 'Wren')];
    expect(alias(...proposed, wrote('3', lev, 'Tit', ['2'])).proposals).toHaveLength(2);
    expect(alias(...proposed, wrote('3', uma, 'Tit', ['2'])).proposals).toMatchObject([{ value: 'Tit' }]);
  });

  it('a legal partner writes steps, appointments and documents, and moves none of others', () => {
    const step = recordId('step');
    const pathways = [recordId('pathway 1'), recordId('pathway 2')] as const;
    const made = change('1', {
      author: ada,
      type: 'step',
      record: step,
      set: { status: 'notStarted', pathway: pathways[0] },
    });
    const over = { status: [made.id], pathway: [made.id] };
    const done = change('2', {
      author: lev,
      type: 'step',
      record: step,
      set: { status: 'granted', pathway: pathways[1] },
      over,
    });
    const states = mergeAll([made, done], byAda);
    expect(slotOf(states, 'step', step, 'status')).toMatchObject({ shown: 'granted', conflict: false });
    expect(slotOf(states, 'step', step, 'pathway').conflict).toBe(true);
  });
});

describe('a change that breaks a rule', () => {
  it('is ignored whole, also when the part that breaks it arrives later', () => {
    const mixed = change('1', { author: ada, type: 'case', record, set: { alias: 'Wren', danger: 'x' } });
    const [first, second] = [
      { ...mixed, disclosures: mixed.disclosures.filter(({ key }) => key !== 'field/danger') },
      { ...mixed, disclosures: mixed.disclosures.filter(({ key }) => key === 'field/danger') },
    ];
    expect(mergeAll([first], byAda)).toHaveLength(1);
    expect(mergeAll([mixed], byAda)).toEqual([]);
    expect(mergeAll([first, second], byAda)).toEqual([]);
  });
});
