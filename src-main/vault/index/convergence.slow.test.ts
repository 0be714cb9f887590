import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { Change } from '../../domain/change.ts';
import type { ChangeId, DisclosureDigest, RecordId } from '../../domain/ids.ts';
import { mergeRecord } from '../../domain/merge.ts';
import { placeLookup } from '../../domain/places.ts';
import type { TrustState } from '../../domain/trust.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from './memory-index.ts';
import { createMemoryIndex, loadMemoryIndex } from './memory-index.ts';
import type { MadeChange } from './testing/log-maker.ts';
import {
  applied,
  channel,
  contact,
  erased,
  identity,
  LogMaker,
  manifest,
  ownIdentity,
  quarantined,
  record,
  self,
  TestLog,
  withhold,
} from './testing/log-maker.ts';
import { observed, type World } from './testing/observed.ts';

const people = ['anna', 'house', 'law'].map(identity);
const records = ['a', 'b', 'c', 'd', 'e'].map(record);
const states: readonly TrustState[] = ['rejected', 'unknown', 'accepted', 'verified'];
const words = ['ёж', 'ежик', 'ezh', 'room', 'дом', 'xyz'];
const texts = ['Ёжик', 'ежи', 'Room 3', 'дом', 'Ezhov'];

/** One step of a history, in numbers: what it becomes depends on what came before it. */
interface Step {
  readonly what: number;
  readonly who: number;
  readonly on: number;
  readonly to: number;
  readonly pick: number;
  readonly together: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(19),
  who: fc.nat(3),
  on: fc.nat(records.length - 1),
  to: fc.nat(records.length - 1),
  pick: fc.nat(1_000),
  together: fc.boolean(),
});

/** Turns steps into a log and remembers everything that was in it. */
class Story {
  readonly log = new TestLog();
  readonly made: MadeChange[] = [];
  readonly #make = new LogMaker();
  #number = 0;

  constructor(steps: readonly Step[]) {
    this.log.add([ownIdentity(), contact(people[1]!, 'accepted', 'shelter')]);
    let segment: LogEntry[] = [];
    for (const each of steps) {
      segment.push(...this.#entries(each));
      if (each.together) continue;
      this.log.add(segment);
      segment = [];
    }
    this.log.add(segment);
  }

  get world(): World {
    return {
      records,
      people,
      changes: this.made.map(({ id }) => id),
      digests: this.made.flatMap(({ digests }) => [...digests.values()]),
      words,
    };
  }

  #entries({ what, who, on, to, pick }: Step): readonly LogEntry[] {
    const author = [self, ...people][who] ?? self;
    const person = people[pick % people.length]!;
    const id = records[on]!;
    const text = texts[pick % texts.length]!;
    const before = this.made[pick % Math.max(this.made.length, 1)];
    const from = manifest(String(pick % 7));
    const arrive = (made: MadeChange): LogEntry => {
      this.made.push(made);
      return applied(made, author === self ? null : from);
    };
    const over = (slot: string): Record<string, readonly ChangeId[]> =>
      pick % 3 === 0 || before === undefined ? {} : { [slot]: [before.id] };
    const write = (
      type: string,
      slots: Parameters<LogMaker['write']>[3],
      slot = Object.keys(slots)[0] ?? '',
    ): LogEntry => arrive(this.#make.write(author, type, id, slots, { over: over(slot), at: day(pick) }));
    switch (what) {
      case 0:
      case 1:
        return [write('case', { alias: text, status: 'open' })];
      case 2:
        return [write('safeHouse', { keeper: person, codeName: text }, 'keeper')];
      case 3:
        return [write('safeHouse', { state: pick % 2 === 0 ? 'open' : 'paused' })];
      case 4:
        return [write('stay', { safeHouse: records[to]!, guestName: text })];
      case 5:
        return [write('stay', { answer: 'canTake' })];
      case 6:
        return [write('note', { parent: records[to]!, text })];
      case 7:
        return [
          write('person', { case: records[to]!, 'needs/quiet': pick % 2 === 0, alias: text }, 'needs/quiet'),
        ];
      case 8:
        return [write(pick % 2 === 0 ? 'case' : 'note', { removed: pick % 3 === 0 ? null : 'why' })];
      case 9: {
        // Two values, or two records, in one change.
        const twice: [string, string] = pick % 2 === 0 ? ['field/alias', text] : ['record', records[to]!];
        return [
          arrive(this.#make.change(author, [['type', 'case'], ['record', id], ['field/alias', 'x'], twice])),
        ];
      }
      case 10:
        return before === undefined
          ? []
          : [
              applied(
                withhold(before, (at) => (at + pick) % 3 !== 0),
                from,
              ),
            ];
      case 11: {
        const whole = this.#make.write(author, 'case', id, { alias: text });
        this.made.push(whole);
        return [
          applied(
            withhold(whole, (at) => (at + pick) % 2 === 0),
            from,
          ),
        ];
      }
      case 12: {
        const made = this.#make.write(author, 'case', id, { alias: text });
        this.made.push(made);
        return [quarantined(made, from)];
      }
      case 13:
        return before === undefined ? [] : [applied(before, from), applied(before, from)];
      case 14:
        return [
          contact(person, states[pick % 4]!, (['coordinator', 'shelter', 'legal'] as const)[pick % 3]!, {
            aead: pick % 2 === 0,
          }),
        ];
      case 15:
        return before === undefined ? [] : [erased(...nth(before, pick))];
      case 16:
        return before === undefined
          ? [{ kind: 'setting', name: 'language', value: text }]
          : [{ kind: 'accepted', changes: [before.id], at: day(pick) }];
      case 17:
        return [
          {
            kind: 'sent',
            to: person,
            channel: channel(String(pick % 2)),
            number: (this.#number += 1),
            manifest: manifest(String(this.#number)),
            preset: 'coordinator',
            cases: [id],
            day: '2026-01-01',
            units: this.made
              .slice(0, pick % 5)
              .map((made) => ({ change: made.id, disclosures: [...made.digests.values()] })),
            acknowledged: [],
          },
        ];
      case 18:
        return [
          {
            kind: 'received',
            from: person,
            channel: channel(`${pick % 2} from ${person}`),
            number: pick % 7,
            manifest: from,
            previous: null,
            day: '2026-01-01',
            at: day(pick),
            acknowledgements: [
              {
                channel: channel(String(pick % 2)),
                upTo: this.#number,
                manifest: manifest(String(this.#number)),
                missing: [pick % 3],
                quarantined: before === undefined ? [] : [before.id],
              },
            ],
            journal: { number: 0, head: '' },
            quarantined: before === undefined ? [] : [before.id],
          },
        ];
      default:
        return pick % 4 === 0
          ? [{ kind: 'restored', at: day(pick), anchorSequence: 1 }]
          : [
              { kind: 'draft', key: text, value: pick % 3 === 0 ? null : pick, at: day(pick) },
              { kind: 'journal', number: pick, salt: '', event: {}, head: String(pick) },
            ];
    }
  }
}

const day = (pick: number): string => `2026-01-${String(1 + (pick % 28)).padStart(2, '0')}T00:00:00Z`;
const nth = (made: MadeChange, pick: number): DisclosureDigest[] =>
  [...made.digests.values()].filter((_, at) => at === pick % made.digests.size);

async function oneByOne(story: Story, index: MemoryIndex, first: number, last: number): Promise<void> {
  for await (const [sequence, entries] of story.log.from(first))
    if (sequence <= last) await index.apply(sequence, entries);
}

const runs = { numRuns: Number(process.env['CORRIDOR_RUNS'] ?? 150) };
const story = fc.array(step, { minLength: 5, maxLength: 60 }).map((steps) => new Story(steps));

describe('the index is a function of the log', () => {
  it('one by one, rebuilt, and from a snapshot with a tail: the same answers', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (told, cut) => {
        const index = createMemoryIndex(openChange, told.log);
        await oneByOne(told, index, 1, told.log.last());
        const expected = await observed(index.reader, told.world);

        const rebuilt = createMemoryIndex(openChange, told.log);
        await rebuilt.applyAll(told.log.from(1));
        expect(await observed(rebuilt.reader, told.world)).toEqual(expected);

        const half = createMemoryIndex(openChange, told.log);
        await oneByOne(told, half, 1, cut % told.log.last());
        const loaded = loadMemoryIndex(half.serialize(), openChange, told.log);
        if (loaded === null) throw new Error('not loaded');
        if (cut % 2 === 0) await loaded.applyAll(told.log.from(1));
        else await oneByOne(told, loaded, 1, told.log.last());
        expect(await observed(loaded.reader, told.world)).toEqual(expected);
        for (const each of [index, rebuilt, half, loaded]) each.close();
      }),
      runs,
    );
  });

  it('shows what merging everything at once shows', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const index = createMemoryIndex(openChange, told.log);
        await oneByOne(told, index, 1, told.log.last());
        const trust = index.reader.trust();
        const changes: Change[] = (await index.reader.allChanges()).map(({ id, author, wire }) =>
          openChange(id, author, wire),
        );
        const merged = mergeRecord(changes, trust, placeLookup(changes, trust));
        for (const id of records) {
          const state = index.reader.state(id);
          const candidates = merged.filter((one) => one.record === id);
          expect(candidates).toHaveLength(rowsOf(index, id, candidates.length));
          if (state !== null) expect(candidates).toContainEqual(state);
          else expect(candidates).toEqual([]);
        }
        index.close();
      }),
      runs,
    );
  });
});

/** As many as there are, or none. */
const rowsOf = (index: MemoryIndex, id: RecordId, many: number): number =>
  index.reader.row(id) === null ? 0 : many;
