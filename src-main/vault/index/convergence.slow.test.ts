import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../domain/change.ts';
import type { RecordId } from '../../domain/ids.ts';
import { mergeRecord } from '../../domain/merge.ts';
import { placeLookup } from '../../domain/places.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from './memory-index.ts';
import { createMemoryIndex, loadMemoryIndex } from './memory-index.ts';
import { observed } from './testing/observed.ts';
import { records, type Step, Story } from './testing/story.ts';

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(22),
  who: fc.nat(3),
  on: fc.nat(records.length - 1),
  to: fc.nat(records.length - 1),
  pick: fc.nat(1_000),
  together: fc.boolean(),
});

/** Random histories, most of which make sense to nobody. */
const story = fc.array(step, { minLength: 5, maxLength: 60 }).map((steps) => new Story(steps));

async function oneByOne(told: Story, index: MemoryIndex, first: number, last: number): Promise<void> {
  for await (const [sequence, entries] of told.log.from(first))
    if (sequence <= last) await index.apply(sequence, entries);
}

const runs = { numRuns: Number(process.env['CORRIDOR_RUNS'] ?? 150) };

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
