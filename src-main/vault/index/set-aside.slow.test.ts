import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { openChange } from '../../exchange/change.ts';
import { createMemoryIndex, type MemoryIndex } from './memory-index.ts';
import {
  applied,
  contact,
  erased,
  identity,
  LogMaker,
  type MadeChange,
  manifest,
  ownIdentity,
  quarantined,
  record,
  TestLog,
  withhold,
} from './testing/log-maker.ts';
import { observed } from './testing/observed.ts';

const [anna, house] = [identity('anna'), identity('house')];
const records = ['a', 'b', 'c'].map(record);
const [a = record('a'), b = record('b'), c = record('c')] = records;
const start = [
  ownIdentity(),
  contact(anna, 'verified', 'coordinator'),
  contact(house, 'accepted', 'shelter'),
];

/** Ten changes that build on each other: conflicts, places, sets, proposals. */
function tenChanges(): readonly MadeChange[] {
  const make = new LogMaker();
  const made: MadeChange[] = [];
  const say = (
    author: typeof anna,
    ...[type, id, slots]: [string, typeof a, Record<string, string | boolean>]
  ): void => {
    const over =
      made.length % 3 === 0 ? {} : { [Object.keys(slots)[0] ?? '']: made.slice(-2).map((one) => one.id) };
    made.push(make.write(author, type, id, slots, { over }));
  };
  say(anna, 'safeHouse', a, { keeper: house, codeName: 'Lighthouse' });
  say(anna, 'safeHouse', a, { codeName: 'Harbour' });
  say(anna, 'stay', b, { safeHouse: a, guestName: 'Maple' });
  say(house, 'stay', b, { answer: 'canTake', guestName: 'Oak' });
  say(house, 'unit', c, { safeHouse: a, name: 'Blue' });
  say(house, 'unit', c, { name: 'Red' });
  say(anna, 'unit', c, { name: 'Green' });
  say(anna, 'stay', b, { 'needs/quiet': true });
  say(anna, 'safeHouse', a, { state: 'paused' });
  say(house, 'safeHouse', a, { codeName: 'Mine' });
  return made;
}

type Op =
  | { readonly what: 'arrive'; readonly change: number; readonly keep: number; readonly from: number }
  | { readonly what: 'aside'; readonly change: number; readonly from: number }
  | { readonly what: 'back'; readonly change: number }
  | { readonly what: 'erase'; readonly change: number; readonly nth: number };

const change = fc.nat(9);
const from = fc.nat(3);
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('arrive' as const), change, keep: fc.nat(7), from }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('aside' as const), change, from }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('back' as const), change }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('erase' as const), change, nth: fc.nat(5) }) },
);

interface Arrived {
  readonly change: number;
  readonly from: number;
  readonly entry: LogEntry;
  aside: boolean;
}

/** Plays the steps, and remembers by itself which arrivals are in force at the end. */
function played(ops: readonly Op[]): {
  readonly log: readonly (readonly LogEntry[])[];
  readonly fresh: readonly (readonly LogEntry[])[];
} {
  const made = tenChanges();
  const nth = (at: number): MadeChange => made[at] ?? made[0] ?? (undefined as never);
  const log: LogEntry[][] = [start];
  const arrived: Arrived[] = [];
  const gone: LogEntry[] = [];
  for (const one of ops) {
    const { id, digests } = nth(one.change);
    const at = '2026-01-01T00:00:00Z';
    if (one.what === 'arrive') {
      // The part that says what it is about comes always: the rest by bits.
      const part = withhold(nth(one.change), (index) => index < 3 || ((one.keep >> (index % 3)) & 1) === 1);
      const entry = applied(part, manifest(String(one.from)));
      log.push([entry]);
      arrived.push({ change: one.change, from: one.from, entry, aside: false });
    } else if (one.what === 'aside') {
      const arrivals = [{ change: id, from: manifest(String(one.from)) }];
      log.push([{ kind: 'set aside', arrivals, reason: 'set-aside', compromised: null, at }]);
      for (const each of arrived) if (each.change === one.change && each.from === one.from) each.aside = true;
    } else if (one.what === 'back') {
      log.push([{ kind: 'brought back', changes: [id], proposed: [], at }]);
      for (const each of arrived) if (each.change === one.change) each.aside = false;
    } else {
      const entry = erased(...[...digests.values()].filter((_, index) => index === 3 + (one.nth % 2)));
      log.push([entry]);
      gone.push(entry);
    }
  }
  const inForce = arrived.filter(({ aside }) => !aside).map(({ entry }) => [entry]);
  return { log, fresh: [start, gone, ...inForce] };
}

async function indexOf(segments: readonly (readonly LogEntry[])[], oneByOne: boolean): Promise<MemoryIndex> {
  const log = new TestLog();
  for (const entries of segments) log.add(entries);
  const index = createMemoryIndex(openChange, log);
  if (!oneByOne) await index.applyAll(log.from(1));
  else for await (const [sequence, entries] of log.from(1)) await index.apply(sequence, entries);
  return index;
}

/** What anybody sees: not where it lies in the log, nor what waits. */
async function seen({ reader }: MemoryIndex): Promise<unknown> {
  const ids = tenChanges().map(({ id }) => id);
  const world = {
    records,
    people: [anna, house],
    changes: ids,
    digests: [],
    words: ['light', 'maple', 'red'],
  };
  const all = (await observed(reader, world)) as Record<string, unknown>;
  const { lists, conflicts, proposals, found, newestAt } = all;
  return {
    shown: { lists, conflicts, proposals, found, newestAt },
    states: records.map((id) => [reader.row(id), reader.state(id), reader.claims(id), reader.children(id)]),
    here: ids.map((id: ChangeId) => [reader.hasChange(id), [...reader.disclosuresHere(id)].toSorted()]),
  };
}

describe('setting aside', () => {
  it('in any order of arriving, setting aside, bringing back and erasing: what a fresh vault with the rest shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 40 }), fc.boolean(), async (ops, oneByOne) => {
        const { log, fresh } = played(ops);
        const index = await indexOf(log, oneByOne);
        const expected = await indexOf(fresh, false);
        expect(await seen(index)).toEqual(await seen(expected));
        index.close();
        expected.close();
      }),
      { numRuns: Number(process.env['CORRIDOR_RUNS'] ?? 40) },
    );
  });

  it('keeps what was erased gone, when it is set aside before and brought back after', async () => {
    const [one] = tenChanges();
    if (one === undefined) throw new Error('no change');
    const arrivals = [{ change: one.id, from: manifest('1') }];
    const at = '2026-01-01T00:00:00Z';
    const name = one.digests.get('field/codeName');
    const index = await indexOf(
      [
        start,
        [applied(one, manifest('1'))],
        [{ kind: 'set aside', arrivals, reason: 'set-aside', compromised: null, at }],
        [erased(...(name === undefined ? [] : [name]))],
        [{ kind: 'brought back', changes: [one.id], proposed: [], at }],
      ],
      true,
    );
    expect(index.reader.row(a)?.values).toEqual({ keeper: house });
    expect(JSON.stringify(await index.reader.allChanges())).toBe(
      JSON.stringify(
        (await index.reader.allChanges()).map((stored) => ({
          ...stored,
          wire: { ...stored.wire, disclosures: one.wire.disclosures.filter((_, index) => index !== 4) },
        })),
      ),
    );
    index.close();
  });

  it('counts what stands of an author whose key came into other hands, and no other rejected one', async () => {
    const [one] = tenChanges();
    if (one === undefined) throw new Error('no change');
    const rejected = contact(anna, 'rejected', 'coordinator');
    const segments: LogEntry[][] = [start, [applied(one, manifest('1'))], [rejected]];
    const plain = await indexOf(segments, true);
    expect(plain.reader.row(a)).toBeNull();
    const at = '2026-01-01T00:00:00Z';
    segments.push([{ kind: 'set aside', arrivals: [], reason: 'author-compromised', compromised: anna, at }]);
    const standing = await indexOf(segments, true);
    expect(standing.reader.row(a)?.values['codeName']).toBe('Lighthouse');
    segments.push([contact(anna, 'unknown', 'coordinator')], [rejected]);
    const anew = await indexOf(segments, true);
    expect(anew.reader.row(a), 'rejected for another reason since').toBeNull();
    for (const index of [plain, standing, anew]) index.close();
  });

  it('lets a single change of an unknown author propose, whatever role its author has', async () => {
    const stranger = identity('stranger');
    const make = new LogMaker();
    const base = make.write(anna, 'case', b, { alias: 'Heron' });
    const other = make.write(stranger, 'case', b, { alias: 'Crane' }, { over: { alias: [base.id] } });
    const at = '2026-01-01T00:00:00Z';
    const index = await indexOf(
      [
        [...start, contact(stranger, 'unknown', 'coordinator')],
        [applied(base, manifest('1')), quarantined(other, manifest('1'))],
        [
          applied(other, manifest('1')),
          { kind: 'brought back', changes: [other.id], proposed: [other.id], at },
        ],
      ],
      true,
    );
    expect(index.reader.row(b)).toMatchObject({ values: { alias: 'Heron' }, proposals: ['alias'] });
    expect(index.reader.isQuarantined(other.id)).toBe(false);
    await index.apply(4, [contact(stranger, 'accepted', 'coordinator')]);
    expect(index.reader.row(b)?.values).toEqual({ alias: 'Crane' });
    index.close();
  });
});
