import { describe, expect, it } from 'vitest';
import { contentsFor } from './change-contents.ts';
import type { Change, ChangeContent } from './change.ts';
import { checkChange } from './change-rules.ts';
import { change, mergeAll, people, recordId, slotOf, trustOf } from './fixtures/history.ts';
import type { ChangeId } from './ids.ts';
import type { Json } from './json.ts';
import { acceptProposal, rejectProposal, resolveConflict } from './resolve.ts';
import type { Result } from './result.ts';

const { ada, ben, uma } = people;
const record = recordId('case');
const act = { at: '2027-03-12T09:30:00Z', action: 'a' };
const alias = (name: string, author: typeof ada, value: string, over: readonly ChangeId[] = []) =>
  change(name, { author, type: 'case', record, set: { alias: value }, over: { alias: over } });
const stateOf = (...changes: readonly Change[]) => mergeAll(changes, trustOf(ada))[0]!;
const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const signed = (name: string, author: typeof ada, content: ChangeContent): Change =>
  change(name, {
    author,
    ...content,
    set: Object.fromEntries(content.slots.map(({ slot, value }) => [slot, value])),
    over: Object.fromEntries(content.slots.map(({ slot, over }) => [slot, over])),
  });
const wanted = (values: Readonly<Record<string, Json>>) => new Map(Object.entries(values));

describe('contentsFor', () => {
  it('makes one change for each audience group, and each passes the check of an import', () => {
    const values = wanted({ alias: 'Wren', trueName: 'Ivan', 'needs/quiet': true, 'citizenship/RU': true });
    const contents = made(contentsFor('person', record, values, undefined, act));
    expect(contents.map(({ slots }) => slots.map(({ slot }) => slot))).toEqual([
      ['alias', 'needs/quiet'],
      ['trueName', 'citizenship/RU'],
    ]);
    for (const content of contents)
      expect(checkChange(signed('1', ada, content).disclosures).kind).toBe('ok');
  });

  it('replaces all heads, those without a value here too', () => {
    const [one, two] = [alias('1', ada, 'Wren'), alias('2', ben, 'Tit')];
    const hidden = { ...alias('3', ben, 'Owl', [two.id]) };
    const half = { ...hidden, disclosures: hidden.disclosures.filter(({ key }) => key !== 'field/alias') };
    const [content] = made(
      contentsFor('case', record, wanted({ alias: 'Jay' }), stateOf(one, two, half), act),
    );
    expect(content?.slots[0]?.over).toEqual([one.id, half.id].toSorted());
  });

  it('leaves out what is so already, but settles what is disputed', () => {
    const one = alias('1', ada, 'Wren');
    expect(contentsFor('case', record, wanted({ alias: 'Wren', owner: null }), stateOf(one), act)).toEqual({
      ok: true,
      value: [],
    });
    const disputed = stateOf(one, alias('2', ben, 'Tit'));
    for (const value of ['Wren', 'Tit']) {
      expect(made(contentsFor('case', record, wanted({ alias: value }), disputed, act))).toHaveLength(1);
    }
  });

  it('refuses by name', () => {
    expect(contentsFor('case', record, wanted({ status: 'x' }), undefined, act)).toMatchObject({
      refusal: { code: 'field-value-bad', detail: { field: 'status' } },
    });
    expect(contentsFor('x', record, wanted({}), undefined, act)).toMatchObject({
      refusal: { code: 'type-unknown' },
    });
  });
});

describe('resolving', () => {
  const [one, two, proposal] = [alias('1', ada, 'Wren'), alias('2', ben, 'Tit'), alias('3', uma, 'Owl')];
  const after = (author: typeof ada, content: ChangeContent, ...before: readonly Change[]) =>
    slotOf([stateOf(...before, signed('9', author, content))], 'case', record, 'alias');

  it('a conflict ends with any value', () => {
    const content = made(resolveConflict(stateOf(one, two), 'alias', 'Tit', act));
    expect(after(ben, content, one, two)).toMatchObject({ shown: 'Tit', conflict: false, heads: [{}] });
    expect(resolveConflict(stateOf(one), 'alias', 'Tit', act)).toMatchObject({
      refusal: { code: 'no-such-conflict' },
    });
  });

  it('a proposal is accepted', () => {
    const content = made(acceptProposal(stateOf(one, proposal), 'alias', proposal.id, act));
    expect(after(ada, content, one, proposal)).toMatchObject({
      shown: 'Owl',
      conflict: false,
      proposals: [],
    });
    expect(acceptProposal(stateOf(one, proposal), 'alias', one.id, act).ok).toBe(false);
  });

  it('a proposal is rejected, without settling a conflict by the way', () => {
    const content = made(rejectProposal(stateOf(one, proposal), 'alias', proposal.id, act));
    expect(after(ada, content, one, proposal)).toMatchObject({
      shown: 'Wren',
      conflict: false,
      proposals: [],
    });
    const beside = made(rejectProposal(stateOf(one, two, proposal), 'alias', proposal.id, act));
    expect(after(ada, beside, one, two, proposal)).toMatchObject({ conflict: true, proposals: [] });
    expect(rejectProposal(stateOf(one), 'alias', proposal.id, act).ok).toBe(false);
  });
});
