import { describe, expect, it } from 'vitest';
import { chosenValue } from './choose-value.ts';
import { change, mergeAll, people, recordId, slotOf, trustOf } from './fixtures/history.ts';
import type { Json } from './json.ts';

const { ada, ben, xenia } = people;
const heron = recordId('heron');

const slot = (type: string, name: string, said: readonly (readonly [typeof ada, Json, string?])[]) =>
  slotOf(
    mergeAll(
      said.map(([author, value, at], index) => {
        const made = change(`${name} ${index}`, { author, type, record: heron, set: { [name]: value } });
        return {
          ...made,
          disclosures: made.disclosures.flatMap((each) =>
            each.key !== 'at' ? [each] : at === undefined ? [] : [{ ...each, value: at }],
          ),
        };
      }),
      trustOf(ada),
    ),
    type,
    heron,
    name,
  );
const newest = { by: 'newest' } as const;

describe('deciding several conflicts at once', () => {
  it('takes what one author says, and leaves what that author does not speak of', () => {
    const found = slot('case', 'alias', [
      [ada, 'Heron'],
      [ben, 'Crane'],
    ]);
    expect(chosenValue(found, { by: 'author', author: ben })).toEqual({ value: 'Crane' });
    expect(chosenValue(found, { by: 'author', author: xenia })).toEqual({ undecided: 'says nothing' });
    const both = slot('case', 'alias', [
      [ada, 'Heron'],
      [ben, 'Crane'],
      [ben, 'Stork'],
    ]);
    expect(chosenValue(both, { by: 'author', author: ben })).toEqual({ undecided: 'not clear' });
  });

  it('takes the newest claim, and none where times are equal or one is not known', () => {
    const early = '2027-03-12T09:30:00Z';
    const late = '2027-03-12T09:30:00.5Z';
    const at = (one: string | undefined, other: string | undefined) =>
      chosenValue(
        slot('case', 'alias', [
          one === undefined ? [ada, 'Heron'] : [ada, 'Heron', one],
          other === undefined ? [ben, 'Crane'] : [ben, 'Crane', other],
        ]),
        newest,
      );
    expect(at(early, late)).toEqual({ value: 'Crane' });
    expect(at(late, early)).toEqual({ value: 'Heron' });
    expect(at(early, early)).toEqual({ undecided: 'not clear' });
    expect(at(early, undefined)).toEqual({ undecided: 'not clear' });
  });

  it('decides neither what safety rests on, nor what an author said twice, nor what is settled', () => {
    const state = slot('safeHouse', 'state', [
      [ada, 'compromised'],
      [ben, 'open'],
    ]);
    expect(chosenValue(state, { by: 'author', author: ben })).toEqual({ undecided: 'safety' });
    const alias = slot('case', 'alias', [
      [ada, 'Heron'],
      [ben, 'Crane'],
    ]);
    expect(chosenValue({ ...alias, equivocators: [ben] }, newest)).toEqual({ undecided: 'equivocation' });
    expect(chosenValue({ ...alias, conflict: false }, newest)).toEqual({ undecided: 'settled' });
    expect(chosenValue(undefined, newest)).toEqual({ undecided: 'settled' });
  });
});
