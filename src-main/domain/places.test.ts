import { describe, expect, it } from 'vitest';
import { change, people, recordId, trustOf } from './fixtures/history.ts';
import { affectedBy, placeClaims } from './places.ts';

const { ada, xenia, yuri, lev, zoe } = people;
const house = recordId('house');

describe('placeClaims', () => {
  it('names a keeper by what coordinators say alone', () => {
    const keeper = (name: string, author: typeof ada) =>
      change(name, {
        author,
        type: 'safeHouse',
        record: house,
        set: { keeper: author === ada ? xenia : yuri },
      });
    const claims = placeClaims(
      [keeper('1', ada), keeper('2', yuri), keeper('3', lev), keeper('4', zoe)],
      trustOf(ada),
    );
    expect(claims).toEqual([
      { record: house, type: 'safeHouse', field: 'keeper', author: ada, byCoordinator: true, value: xenia },
    ]);
  });

  it('keeps a shelter’s own claim beside a coordinator’s, until a coordinator replaces it', () => {
    const unit = recordId('unit');
    const place = (name: string, author: typeof ada, over: Parameters<typeof change>[1]['over'] = {}) =>
      change(name, { author, type: 'unit', record: unit, set: { safeHouse: house }, over });
    const [one, two] = [place('1', ada), place('2', xenia)];
    const authors = (...more: Parameters<typeof placeClaims>[0]) =>
      placeClaims([one, two, ...more], trustOf(ada))
        .map(({ author }) => author)
        .toSorted();
    expect(authors()).toEqual([ada, xenia].toSorted());
    expect(authors(place('3', ada, { safeHouse: [two.id, one.id] }))).toEqual([ada]);
    expect(authors(place('3', xenia, { safeHouse: [one.id, two.id] }))).toEqual([ada, xenia].toSorted());
  });

  it('a cleared pointer leads nowhere, instead of being no claim', () => {
    const cleared = change('1', { author: ada, type: 'stay', record: house, set: { safeHouse: null } });
    expect(placeClaims([cleared], trustOf(ada))).toMatchObject([{ field: 'safeHouse', value: null }]);
  });
});

describe('affectedBy', () => {
  it('walks up to four pointers towards those who point', () => {
    const chain = [1, 2, 3, 4, 5, 6].map((number) => recordId(String(number)));
    const pointingTo = (target: (typeof chain)[number]) => {
      const next = chain[chain.indexOf(target) + 1];
      return next === undefined ? [] : [next];
    };
    expect([...affectedBy(chain.slice(0, 1), pointingTo)]).toEqual(chain.slice(0, 5));
    expect([...affectedBy([house], () => [house])]).toEqual([house]);
  });
});
