import { describe, expect, it } from 'vitest';
import type { Act } from './change-contents.ts';
import type { Change } from './change.ts';
import { change, changeId, mergeAll, people, recordId, trustOf } from './fixtures/history.ts';
import { acceptProposal, rejectProposal, resolveConflict } from './resolve.ts';

const { ada, ben, uma } = people;
const record = recordId('person');
const act: Act = { at: '2027-03-12T09:30:00Z', action: 'act' };
const stateOf = (...changes: readonly Change[]) => mergeAll(changes, trustOf(ada))[0]!;
const wrote = (
  name: string,
  author: typeof ada,
  set: Record<string, string | boolean>,
  over: string[] = [],
) =>
  change(name, {
    author,
    type: 'person',
    record,
    set,
    over: Object.fromEntries(Object.keys(set).map((slot) => [slot, over.map(changeId)])),
  });
const sorted = (...names: string[]) => names.map(changeId).toSorted();

const agreed = wrote('1', ada, { alias: 'Sparrow' });
const other = wrote('2', ben, { alias: 'Wren' });
const proposal = wrote('3', uma, { alias: 'Wren' });

describe('a conflict', () => {
  it('is resolved by a change over all heads', () => {
    const found = resolveConflict(stateOf(agreed, other), 'alias', 'Sparrow', act);
    expect(found).toEqual({
      ok: true,
      value: {
        type: 'person',
        record,
        ...act,
        slots: [{ slot: 'alias', value: 'Sparrow', over: sorted('1', '2') }],
      },
    });
  });

  it('is also what changed and was not shared', () => {
    const hidden = { ...other, disclosures: wrote('2', ben, { alias: 'x' }, ['1']).disclosures };
    const silent = { ...hidden, disclosures: hidden.disclosures.filter(({ key }) => key !== 'field/alias') };
    const found = resolveConflict(stateOf(agreed, silent), 'alias', 'Sparrow', act);
    expect(found).toMatchObject({ ok: true, value: { slots: [{ over: [changeId('2')] }] } });
  });

  it('that is none, or of a slot that nobody spoke of, is refused', () => {
    const none = { ok: false, refusal: { code: 'no-such-conflict' } };
    expect(resolveConflict(stateOf(agreed), 'alias', 'Sparrow', act)).toMatchObject(none);
    expect(resolveConflict(stateOf(agreed), 'birthDate', null, act)).toMatchObject(none);
  });

  it('is not resolved by a value of the wrong kind', () => {
    const found = resolveConflict(stateOf(agreed, other), 'alias', 17, act);
    expect(found).toMatchObject({ ok: false, refusal: { code: 'field-value-bad' } });
  });
});

describe('a proposal', () => {
  it('is accepted by its own id, over it and what stands', () => {
    const found = acceptProposal(stateOf(agreed, proposal), 'alias', proposal.id, act);
    expect(found).toMatchObject({
      ok: true,
      value: { slots: [{ slot: 'alias', value: 'Wren', over: sorted('1', '3') }] },
    });
  });

  it('that is not there is neither accepted nor rejected', () => {
    for (const answer of [acceptProposal, rejectProposal]) {
      for (const [slot, id] of [
        ['alias', agreed.id],
        ['birthDate', proposal.id],
      ] as const) {
        expect(answer(stateOf(agreed, proposal), slot, id, act)).toMatchObject({
          ok: false,
          refusal: { code: 'no-such-conflict' },
        });
      }
    }
  });

  it('that says two things is not accepted by its id', () => {
    const twice = change('4', {
      author: uma,
      type: 'person',
      record,
      set: { alias: 'Wren' },
      also: [['field/alias', 'Tit']],
    });
    const state = stateOf(agreed, twice);
    expect(state.slots.get('alias')?.proposals).toHaveLength(2);
    expect(acceptProposal(state, 'alias', twice.id, act).ok).toBe(false);
  });

  it('is rejected by saying again what is on display, or nothing', () => {
    const said = (slot: string, ...changes: readonly Change[]) => {
      const found = rejectProposal(stateOf(...changes), slot, proposal.id, act);
      return found.ok ? found.value.slots : found.refusal;
    };
    expect(said('alias', agreed, proposal)).toEqual([
      { slot: 'alias', value: 'Sparrow', over: sorted('1', '3') },
    ]);
    expect(said('alias', proposal)).toEqual([{ slot: 'alias', value: null, over: [proposal.id] }]);
    expect(said('needs/pets', wrote('3', uma, { 'needs/pets': true }))).toEqual([
      { slot: 'needs/pets', value: false, over: [proposal.id] },
    ]);
  });

  it('is rejected in a conflict without settling it', () => {
    const third = wrote('3', uma, { alias: 'Tit' });
    const found = rejectProposal(stateOf(agreed, other, third), 'alias', third.id, act);
    expect(found).toMatchObject({ ok: true, value: { slots: [{ over: [third.id] }] } });
  });
});
