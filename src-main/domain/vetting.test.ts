import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { change, changeId, mergeAll, people, recordId, trustOf } from './fixtures/history.ts';
import type { Json } from './json.ts';
import { isInVetting, vettingGaps, vettingOf } from './vetting.ts';

const { ada, ben } = people;
const say = (
  name: string,
  author: typeof ada,
  set: Record<string, Json>,
  over: Record<string, string> = {},
) =>
  change(name, {
    author,
    type: 'case',
    record: recordId('case'),
    set,
    over: Object.fromEntries(Object.entries(over).map(([slot, of]) => [slot, [changeId(of)]])),
  });
const checks = (...changes: readonly Change[]) => vettingOf(mergeAll(changes, trustOf(ada))[0] ?? null);
const told = (...changes: readonly Change[]) =>
  Object.fromEntries(checks(...changes).map(({ check, result }) => [check, result]));

describe('the checks of a case', () => {
  it('are all there before anything was said', () => {
    const none = { callBack: 'notDone', vouched: 'notDone', document: 'notDone', story: 'notDone' };
    expect(told()).toEqual({ ...none, onlineTraces: 'notDone' });
    expect(told(say('1', ada, { alias: 'Wren' }))).toEqual(told());
  });

  it('say what came of each, and who said so', () => {
    const made = checks(
      say('1', ada, { 'vetting/callBack': true }),
      say('2', ben, { 'vetting/story': false }),
    );
    expect(made.find(({ check }) => check === 'callBack')).toMatchObject({
      result: 'passed',
      disputed: false,
      said: [{ author: ada, value: true }],
    });
    expect(made.find(({ check }) => check === 'story')).toMatchObject({
      result: 'failed',
      said: [{ author: ben }],
    });
  });

  it('show both sides of a disagreement, until one replaces the other', () => {
    const [yes, no] = [say('1', ada, { 'vetting/story': true }), say('2', ben, { 'vetting/story': false })];
    const story = checks(yes, no).find(({ check }) => check === 'story');
    expect(story).toMatchObject({ disputed: true });
    expect(story?.said).toHaveLength(2);
    const settled = say('3', ben, { 'vetting/story': false }, { 'vetting/story': '1' });
    expect(checks(yes, settled).find(({ check }) => check === 'story')).toMatchObject({
      disputed: false,
      result: 'failed',
    });
  });

  it('have those in own words last', () => {
    const made = checks(say('1', ada, { 'vetting/employer': true, 'vetting/a friend': false }));
    expect(made.slice(-2).map(({ check }) => check)).toEqual(['a friend', 'employer']);
  });
});

describe('what speaks against accepting', () => {
  it('is nothing passed, something failed, something disputed', () => {
    expect(vettingGaps(checks())).toEqual(['nothingPassed']);
    const passed = say('1', ada, { 'vetting/callBack': true });
    expect(vettingGaps(checks(passed))).toEqual([]);
    expect(vettingGaps(checks(passed, say('2', ada, { 'vetting/story': false })))).toEqual(['failed']);
    expect(vettingGaps(checks(passed, say('3', ben, { 'vetting/callBack': false })))).toContain('disputed');
  });
});

it('only intake and vetting are concluded', () => {
  expect(['intake', 'vetting', 'open', 'closed', null].filter(isInVetting)).toEqual(['intake', 'vetting']);
});
