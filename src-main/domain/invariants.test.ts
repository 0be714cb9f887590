import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Disclosure } from './change.ts';
import { change, changeId, mergeAll, people, recordId, trustOf } from './fixtures/history.ts';
import type { ChangeId, RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { jsonKey } from './json.ts';
import { mergeRecord } from './merge.ts';
import { affectedBy, placeClaims, placeLookup } from './places.ts';
import type { RecordState } from './record-state.ts';

/* Random histories: several authors and roles, records of several types, partial disclosures, dangling and foreign
   `over`, the same key twice, claims of places. */

const { ada, ben, xenia, yuri, lev, uma, zoe, rex } = people;
const houses = [recordId('house 1'), recordId('house 2')] as const;
const cases = [recordId('case 1'), recordId('case 2')] as const;
const places = [...houses, ...cases, recordId('stay'), recordId('unit'), recordId('note'), recordId('file')];

/** Type, record, and for each slot the values that it may get. */
const subjects: readonly (readonly [string, RecordId, Readonly<Record<string, readonly Json[]>>])[] = [
  ...cases.map(
    (id) => ['case', id, { alias: ['Wren', 'Tit', null], status: ['open', 'closed', 'of later'] }] as const,
  ),
  ['case', cases[0], { 'vetting/callBack': [true, false] }],
  ...houses.map(
    (id) => ['safeHouse', id, { keeper: [xenia, yuri], state: ['open', 'paused', 'compromised'] }] as const,
  ),
  ['safeHouse', houses[0], { address: ['Lime Street', 'Oak Street'] }],
  ['unit', recordId('unit'), { safeHouse: houses, beds: [1, 2], blocked: [true, false] }],
  ['stay', recordId('stay'), { safeHouse: houses, status: ['planned', 'checkedIn'], guestName: ['A', 'B'] }],
  ['note', recordId('note'), { parent: places, text: ['x', 'y'] }],
  ['note', cases[0], { parent: places, text: ['x', 'y'] }],
  ['file', recordId('file'), { parent: places, name: ['x.jpg', 'y.jpg'] }],
  ['step', recordId('step'), { pathway: cases, status: ['notStarted', 'granted'] }],
];

interface Move {
  readonly author: typeof ada;
  readonly subject: number;
  readonly slot: number;
  readonly value: number;
  readonly second: number | null;
  readonly over: 'all here' | 'some' | 'dangling' | 'none';
  readonly alsoOver: boolean;
  readonly seed: number;
  readonly hide: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  author: fc.constantFrom(ada, ada, ben, ben, xenia, xenia, yuri, lev, uma, zoe, rex),
  subject: fc.nat(subjects.length - 1),
  slot: fc.nat(2),
  value: fc.nat(7),
  second: fc.option(fc.nat(7), { freq: 8 }),
  over: fc.constantFrom('all here', 'all here', 'some', 'dangling', 'none'),
  alsoOver: fc.boolean(),
  seed: fc.nat(1000),
  hide: fc.nat(15),
});

function play(moves: readonly Move[]): readonly Change[] {
  const history: Change[] = [];
  for (const [index, each] of moves.entries()) {
    const [type, record, slots] = subjects[each.subject]!;
    const names = Object.keys(slots);
    const slot = names[each.slot % names.length]!;
    const values = slots[slot]!;
    const key = slot.includes('/') ? `set/${slot}` : `field/${slot}`;
    const over = chooseOver(each, record, history);
    const hidden = each.hide === 0 ? key : each.hide === 1 ? `over/${slot}` : null;
    history.push(
      change(`${index} ${each.seed}`, {
        author: each.author,
        type,
        record,
        set: { [slot]: values[each.value % values.length]! },
        ...(over.length > 0 || each.alsoOver ? { over: { [slot]: over } } : {}),
        also: each.second === null ? [] : [[key, values[each.second % values.length]!]],
        withhold: (name) => name === hidden,
      }),
    );
  }
  return history;
}

function chooseOver(each: Move, record: RecordId, history: readonly Change[]): readonly ChangeId[] {
  const here = history.filter(({ disclosures }) => disclosures.some(({ value }) => value === record));
  switch (each.over) {
    case 'none':
      return [];
    case 'dangling':
      return [changeId(`never seen ${each.seed}`)];
    case 'all here':
      return here.map(({ id }) => id);
    case 'some':
      return history.filter((_, index) => (index + each.seed) % 3 === 0).map(({ id }) => id);
  }
}

const histories = fc.array(move, { maxLength: 40 }).map(play);
const accepting = fc.nat(3);
const tableFor = (changes: readonly Change[], nth: number) =>
  trustOf(ada, nth === 0 ? [] : changes.filter((_, index) => index % (nth + 1) === 0).map(({ id }) => id));

/** One text for equal states. */
const plain = (states: readonly RecordState[]): string =>
  JSON.stringify(states.map((state) => ({ ...state, slots: [...state.slots] })));
const check = (property: fc.IRawProperty<unknown>, numRuns = 400): void => {
  fc.assert(property as fc.IProperty<unknown>, { numRuns });
};
const key = ({ record, type }: RecordState): string => `${record} ${type}`;

/** Every slot of every state, by record, type and slot. */
const slotsOf = (states: readonly RecordState[]) =>
  new Map(
    states.flatMap((state) =>
      [...state.slots.values()].map((slot) => [`${key(state)} ${slot.slot}`, slot] as const),
    ),
  );

describe('invariant 1: merge is independent of order, batching and duplication, given equal trust tables', () => {
  it('shuffled, doubled and cut into parts', () => {
    check(
      fc.property(histories, accepting, fc.infiniteStream(fc.nat(1000)), (history, nth, chance) => {
        const trust = tableFor(history, nth);
        const next = (): number => chance.next().value ?? 0;
        const parts = history.flatMap((whole): readonly Change[] => {
          if (next() % 3 === 0) return [whole, whole];
          const here: Disclosure[] = [];
          const there: Disclosure[] = [];
          for (const each of whole.disclosures) {
            const where = next() % 3;
            if (where !== 0) here.push(each);
            if (where !== 1) there.push(each);
          }
          return [
            { ...whole, disclosures: here },
            { ...whole, disclosures: there.toReversed() },
          ];
        });
        const shuffled = parts
          .map((part) => [next(), part] as const)
          .toSorted(([one], [other]) => one - other);
        expect(
          plain(
            mergeAll(
              shuffled.map(([, part]) => part),
              trust,
            ),
          ),
        ).toBe(plain(mergeAll(history, trust)));
      }),
    );
  });

  it('record by record as all at once', () => {
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        const lookup = placeLookup(history, trust);
        const records = [...new Set(mergeAll(history, trust).map(({ record }) => record))].toSorted();
        const alone = records.flatMap((record) =>
          mergeRecord(
            history.filter(({ disclosures }) =>
              disclosures.some((d) => d.key === 'record' && d.value === record),
            ),
            trust,
            lookup,
          ),
        );
        expect(plain(alone)).toBe(plain(mergeAll(history, trust)));
      }),
    );
  });

  it('batch by batch, merging again only what affectedBy names', () => {
    check(
      fc.property(histories, accepting, fc.nat(40), (history, nth, cut) => {
        const trust = tableFor(history, nth);
        const [before, added] = [history.slice(0, cut), history.slice(cut)];
        const touched = added.flatMap(({ disclosures }) =>
          disclosures.filter((d) => d.key === 'record').map((d) => d.value as RecordId),
        );
        const claims = [...placeClaims(before, trust), ...placeClaims(history, trust)];
        const again = affectedBy(touched, (target) =>
          claims.filter(({ value }) => value === target).map(({ record }) => record),
        );
        const untouched = (states: readonly RecordState[]) =>
          plain(states.filter(({ record }) => !again.has(record)));
        expect(untouched(mergeAll(history, trust))).toBe(untouched(mergeAll(before, trust)));
      }),
    );
  });
});

describe('invariant 2: no unauthorised assertion changes a displayed value or removes a head', () => {
  const standing = (states: readonly RecordState[], only: (type: string, slot: string) => boolean) =>
    states.flatMap(({ record, type, slots }) =>
      [...slots.values()]
        .filter(({ slot, heads, hidden }) => only(type, slot) && heads.length + hidden.length > 0)
        .map(({ slot, shown, heads, hidden, conflict }) => ({
          record,
          type,
          slot,
          shown,
          heads,
          hidden,
          conflict,
        })),
    );

  it('where only coordinators may write, all others together change nothing', () => {
    const shelters: Readonly<Record<string, readonly string[]>> = {
      stay: ['status'],
      unit: ['safeHouse', 'beds', 'blocked'],
      note: ['parent', 'text'],
      file: ['parent', 'name'],
      step: ['pathway', 'status'],
    };
    const closed = (type: string, slot: string): boolean => shelters[type]?.includes(slot) !== true;
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        const official = history.filter(({ author }) => author === ada || author === ben);
        expect(standing(mergeAll(history, trust), closed)).toEqual(
          standing(mergeAll(official, trust), closed),
        );
      }),
    );
  });

  it('while no coordinator names a keeper, shelters and auditors change nothing anywhere', () => {
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        const official = (author: typeof ada): boolean => author === ada || author === ben;
        const keyless = history.filter(
          ({ author, disclosures }) =>
            !official(author) || !disclosures.some((d) => d.key.endsWith('/keeper')),
        );
        const without = keyless.filter(({ author }) => official(author) || author === lev);
        const all = (): boolean => true;
        expect(standing(mergeAll(keyless, trust), all)).toEqual(standing(mergeAll(without, trust), all));
      }),
    );
  });

  it('in a record that coordinators place in the house of one shelter, another changes nothing', () => {
    const frame = [
      change('frame 1', { author: ada, type: 'safeHouse', record: houses[0], set: { keeper: xenia } }),
      change('frame 2', {
        author: ada,
        type: 'unit',
        record: recordId('unit'),
        set: { safeHouse: houses[0] },
      }),
      change('frame 3', {
        author: ada,
        type: 'stay',
        record: recordId('stay'),
        set: { safeHouse: houses[0] },
      }),
      change('frame 4', {
        author: ada,
        type: 'note',
        record: recordId('note'),
        set: { parent: recordId('stay') },
      }),
      change('frame 5', {
        author: ada,
        type: 'file',
        record: recordId('file'),
        set: { parent: recordId('note') },
      }),
    ];
    const framed = new Set(frame.map(({ disclosures }) => disclosures[1]?.value));
    check(
      fc.property(histories, (history) => {
        const trust = trustOf(ada);
        const others = history.filter(({ author }) => author !== ada && author !== ben);
        const see = (changes: readonly Change[]) =>
          standing(mergeAll(changes, trust), () => true).filter(({ record }) => framed.has(record));
        // The note that the history makes of a case's id is nobody's frame, and not in it.
        expect(see([...frame, ...others])).toEqual(
          see([...frame, ...others.filter(({ author }) => author !== yuri)]),
        );
      }),
    );
  });

  it('authors who are unknown or rejected are as if they were not there', () => {
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        const known = history.filter(({ author }) => author !== zoe && author !== rex);
        expect(plain(mergeAll(history, trust))).toBe(plain(mergeAll(known, trust)));
      }),
    );
  });
});

describe('invariant 3: every displayed value traces to one signed header and one matching disclosure', () => {
  it('in every slot', () => {
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        for (const state of mergeAll(history, trust)) {
          for (const { slot, shown, heads, proposals } of state.slots.values()) {
            if (shown !== undefined)
              expect(heads.some(({ value }) => jsonKey(value) === jsonKey(shown))).toBe(true);
            else expect(heads).toEqual([]);
            for (const said of [...heads, ...proposals]) {
              const signed = history.filter(({ id, author }) => id === said.change && author === said.author);
              expect(signed).toHaveLength(1);
              const matching = signed[0]!.disclosures.filter(({ digest }) => digest === said.disclosure);
              expect(matching).toMatchObject([
                { key: expect.stringMatching(/^(field|set)\//), value: said.value },
              ]);
              expect(matching[0]?.key.endsWith(`/${slot}`)).toBe(true);
            }
          }
        }
      }),
    );
  });
});

describe('invariant 4: two values for one key in one header never resolve silently', () => {
  it('both stand until a later change names theirs; the author stays flagged', () => {
    check(
      fc.property(histories, accepting, (history, nth) => {
        const trust = tableFor(history, nth);
        const slots = slotsOf(mergeAll(history, trust));
        for (const { id, author, disclosures } of history) {
          if (author !== ada && author !== ben) continue;
          const values = disclosures.filter(
            ({ key: name }) => /^(field|set)\//.test(name) && name !== 'field/status',
          );
          if (values.length < 2) continue;
          const [type, record] = disclosures.map(({ value }) => value);
          const name = values[0]!.key.replace(/^(field|set)\//, '');
          const slot = slots.get(`${record as string} ${type as string} ${name}`);
          expect(slot?.equivocators).toContain(author);
          const named = history.some((other) =>
            other.disclosures.some(
              (d) => d.key === `over/${name}` && (d.value as readonly Json[]).includes(id),
            ),
          );
          if (named) continue;
          const standing = slot?.heads.filter(({ change: from }) => from === id) ?? [];
          expect(standing).toHaveLength(values.length);
          if (new Set(values.map(({ value }) => jsonKey(value))).size > 1) expect(slot?.conflict).toBe(true);
        }
      }),
    );
  });

  it('what an equivocating change was to replace stands beside it', () => {
    const first = change('1', { author: ben, type: 'case', record: cases[0], set: { alias: 'Wren' } });
    const twice = change('2', {
      author: ada,
      type: 'case',
      record: cases[0],
      set: { alias: 'Tit' },
      over: { alias: [first.id] },
      also: [['field/alias', 'Owl']],
    });
    const slot = slotsOf(mergeAll([first, twice], trustOf(ada))).get(`${cases[0]} case alias`);
    expect(slot?.heads.map(({ value }) => value).toSorted()).toEqual(['Owl', 'Tit', 'Wren']);
    expect(slot).toMatchObject({ conflict: true, equivocators: [ada] });
  });

  it('two over, two records or two types replace nothing either', () => {
    const first = change('1', { author: ben, type: 'case', record: cases[0], set: { alias: 'Wren' } });
    for (const also of [
      ['over/alias', []],
      ['record', cases[1]],
      ['type', 'helper'],
    ] as const) {
      const set = { alias: 'Tit' };
      const twice = change('2', {
        author: ada,
        type: 'case',
        record: cases[0],
        set,
        over: { alias: [first.id] },
        also: [also],
      });
      const slot = slotsOf(mergeAll([first, twice], trustOf(ada))).get(`${cases[0]} case alias`);
      expect(slot).toMatchObject({ conflict: true, equivocators: [ada], heads: [{}, {}] });
    }
  });
});

describe('invariant 5: erased digests never return (what merging owes to it)', () => {
  it('no erased value is on display, however many headers and `over` still name its change', () => {
    check(
      fc.property(histories, fc.nat(4), (history, nth) => {
        const erased = new Set(
          history.flatMap((one, index) =>
            index % 5 === nth ? one.disclosures.map(({ digest }) => digest) : [],
          ),
        );
        const left = history.map((one) => ({
          ...one,
          disclosures: one.disclosures.filter(({ digest }) => !erased.has(digest)),
        }));
        for (const { heads, proposals } of slotsOf(mergeAll(left, trustOf(ada))).values()) {
          for (const { disclosure } of [...heads, ...proposals]) expect(erased.has(disclosure)).toBe(false);
        }
      }),
      100,
    );
  });
});
