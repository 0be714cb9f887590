import { expect, it } from 'vitest';
import { change, people, recordId as at } from './fixtures/history.ts';
import { viewOf } from './fixtures/view.ts';
import { childrenOf, LeavingSet, pointsTo } from './leaving.ts';
import { recordType } from './records/table.ts';

it('a record leaves once, as it was added first, under each of its types', () => {
  const leaving = new LeavingSet();
  expect(leaving.add('case', at('a'), ['W'])).toBe(true);
  expect(leaving.add('case', at('a'), ['X'])).toBe(false);
  expect(leaving.add('person', at('a'), ['G'], ['alias'])).toBe(true);
  expect(leaving.all()).toEqual([
    { record: at('a'), type: 'case', groups: ['W'], withheld: [] },
    { record: at('a'), type: 'person', groups: ['G'], withheld: ['alias'] },
  ]);
  expect(leaving.ofType('person')).toEqual([at('a')]);
  expect(leaving.ofType('step')).toEqual([]);
  expect([leaving.has('case', at('a')), leaving.has('step', at('a')), leaving.has('case', at('b'))]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a pointer counts only to a type that it may point to, and while it is undisputed', () => {
  const put = (name: string, type: string, record: string, set: Readonly<Record<string, string | null>>) =>
    change(name, { author: people.ada, type, record: at(record), set });
  const view = viewOf([
    put('1', 'person', 'p', { case: at('c') }),
    put('2', 'note', 'n', { parent: at('c') }),
    put('3', 'person', 'q', { case: null }),
    put('4', 'person', 'r', { case: at('c') }),
    put('5', 'person', 'r', { case: at('d') }),
  ]);
  const children = (type: string, parentType: string) => [
    ...childrenOf(view, recordType(type)!, parentType, at('c')),
  ];
  expect(new Set(children('person', 'case'))).toEqual(new Set([at('p'), at('r')]));
  expect(children('person', 'house')).toEqual([]);
  expect(children('note', 'case')).toEqual([at('n')]);
  expect(children('note', 'anything')).toEqual([at('n')]);
  expect(pointsTo(view, 'person', at('p'), 'case')).toBe(at('c'));
  expect(pointsTo(view, 'person', at('q'), 'case')).toBeUndefined();
  expect(pointsTo(view, 'person', at('r'), 'case')).toBeUndefined();
  expect(pointsTo(view, 'person', at('nobody'), 'case')).toBeUndefined();
});
