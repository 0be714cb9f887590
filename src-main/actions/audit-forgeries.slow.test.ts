import { copyFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Party } from '../cli/demo/party.ts';
import type { JournalEvent } from './journal.ts';
import {
  about,
  auditBoth,
  audited,
  auditStory,
  auditTar,
  carry,
  entryOf,
  forged,
  journalIn,
  journalOf,
  type Story,
} from './testing/forged-journal.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let story: Story;
let anna: Party;
let boris: Party;
let dora: Party;
beforeEach(async () => {
  stage = await Stage.open();
  story = await auditStory(stage);
  ({ anna, boris, dora } = story);
});
afterEach(() => stage.close());

describe('what is named', () => {
  it('a bundle removed by its sender', async () => {
    const annas = await journalOf(anna);
    const removed = entryOf(annas, 'sent', 1);
    const report = await auditBoth(story, await forged(anna, (events) => events.toSpliced(removed - 1, 1)));
    expect(about(report, anna)).toContainEqual(['head-contradicted', removed]);
    // Once: by the number that was passed over, not again by the one who received it.
    expect(about(report, anna).filter(([code]) => code === 'bundle-removed')).toHaveLength(1);
    expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(removed);
  });

  it('the last bundle removed by its sender, and the journal gone on', async () => {
    const annas = await journalOf(anna);
    const removed = entryOf(annas, 'sent', 2);
    const noted = { what: 'secret key exported' };
    const report = await auditBoth(
      story,
      await forged(anna, (events) => [...events.toSpliced(removed - 1, 1), noted]),
    );
    expect(about(report, anna)).toEqual([['bundle-removed', removed]]);
    expect(journalIn(report, anna)?.completeUpTo).toBe(removed - 1);
  });

  it('a bundle removed by its recipient after it was confirmed', async () => {
    await carry(boris, anna);
    const received = entryOf(await journalOf(boris), 'received', 2);
    const report = await auditBoth(
      story,
      undefined,
      await forged(boris, (events) => events.toSpliced(received - 1, 1)),
    );
    expect(about(report, boris).map(([code]) => code)).toEqual(
      expect.arrayContaining(['receipt-removed', 'head-contradicted']),
    );
    expect(journalIn(report, boris)?.completeUpTo).toBe(0);
    // Whoever leaves out what he confirmed is no witness of others either.
    expect(journalIn(report, anna)?.completeUpTo).toBe(0);
    expect(about(report, anna)).toEqual([]);
  });

  it('an end cut off', async () => {
    const annas = await journalOf(anna);
    const last = entryOf(annas, 'sent', 2);
    const report = await auditBoth(story, annas.slice(0, last - 1));
    expect(about(report, anna)).toEqual([['journal-shorter', last]]);
  });

  it('an entry altered, by its number', async () => {
    const annas = await journalOf(anna);
    const at = entryOf(annas, 'received', 1);
    const altered = annas.map((entry) =>
      entry.number === at ? { ...entry, event: { ...entry.event, at: '2020-01-01T00:00:00Z' } } : entry,
    );
    const report = await auditBoth(story, altered);
    expect(about(report, anna)).toContainEqual(['entry-altered', at]);
    expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(at);
  });

  it('an entry altered and everything behind it chained anew: by the witness', async () => {
    const annas = await journalOf(anna);
    const at = entryOf(annas, 'received', 1);
    const report = await auditBoth(
      story,
      await forged(anna, (events) => events.with(at - 1, { ...events[at - 1], at: '2020-01-01T00:00:00Z' })),
    );
    // Nobody knows the journal between the two bundles: it is named from the first entry behind the last agreed head.
    const agreed = entryOf(annas, 'sent', 1) - 1;
    expect(about(report, anna)).toEqual([['head-contradicted', agreed + 1]]);
    expect(report.findings[0]).toMatchObject({ by: boris.digest });
    expect(journalIn(report, anna)?.completeUpTo).toBe(agreed);
  });

  it('an entry invented: a receipt of what was never sent', async () => {
    const boriss = await journalOf(boris);
    const known = entryOf(boriss, 'sent', 1);
    const event = (await journalOf(anna)).find(({ event: { what } }) => what === 'received')?.event ?? {};
    await carry(boris, anna);
    const invented = {
      ...event,
      number: 7,
      manifest: 'ab'.repeat(32),
      journal: { number: known - 1, head: boriss[known - 2]?.head ?? '' },
    };
    const report = await auditBoth(story, await forged(anna, (events) => [...events, invented]));
    expect(about(report, anna)).toEqual([['bundle-invented', (await journalOf(anna)).length + 1]]);
    expect(about(report, boris)).toEqual([]);
  });

  it('an entry invented: a change that nobody signed, and one left out', async () => {
    const id = 'cd'.repeat(32);
    const invented = await auditBoth(
      story,
      await forged(anna, (events) => [...events, { what: 'changes', changes: [id] }]),
    );
    expect(about(invented, anna)).toEqual([['change-missing', (await journalOf(anna)).length + 1]]);
    const at = (await journalOf(anna)).findLast(({ event }) => event['what'] === 'changes')?.number ?? 0;
    const left = await auditBoth(story, await forged(anna, (events) => events.toSpliced(at - 1, 1)));
    expect(about(left, anna).map(([code]) => code)).toContain('change-unjournalled');
  });

  it('a bundle under another manifest, and numbers of a channel that were passed over or used twice', async () => {
    const annas = await journalOf(anna);
    const first = entryOf(annas, 'sent', 1);
    const differs = await auditBoth(
      story,
      await forged(anna, (events) =>
        events.with(first - 1, { ...events[first - 1], manifest: 'ab'.repeat(32) }),
      ),
    );
    expect(about(differs, anna)).toContainEqual(['bundle-fork', first]);

    const last = annas.find(({ number }) => number === entryOf(annas, 'sent', 2))?.event ?? {};
    const passed = await forged(anna, (events) => [...events, { ...last, number: 4 }]);
    const alone = await audited(dora, [await auditTar(anna, dora, passed)], [anna]);
    expect(alone.findings).toMatchObject([
      { code: 'bundle-removed', entry: entryOf(annas, 'sent', 2) + 1, detail: { number: 3, upTo: 3 } },
    ]);
    const twice = await forged(anna, (events) => [...events, { ...last, manifest: 'cd'.repeat(32) }]);
    expect(about(await audited(dora, [await auditTar(anna, dora, twice)], [anna]), anna)).toEqual([
      ['bundle-fork', annas.length + 1],
    ]);
  });

  it('an entry without what its kind has', async () => {
    const received = entryOf(await journalOf(boris), 'received', 1);
    const bare = await forged(boris, (events) => events.with(received - 1, { what: 'received' }));
    expect(about(await auditBoth(story, undefined, bare), boris)).toContainEqual([
      'entry-malformed',
      received,
    ]);
  });

  it('another’s journal under the own name', async () => {
    const report = await audited(dora, [await auditTar(anna, dora, await journalOf(boris))], [anna]);
    expect(about(report, anna)).toContainEqual(['journal-of-another', 1]);
  });
});

describe('invariant 10: never complete beyond the last witnessed head; any fork between journals is reported', () => {
  it('whatever the journal goes on to say', async () => {
    const annas = await journalOf(anna);
    const witnessed = entryOf(annas, 'sent', 2) - 1;
    for (let more = 0; more < 3; more += 1) {
      const report = await auditBoth(
        story,
        await forged(anna, (events) => [...events, ...moreEntries(more)]),
      );
      expect(journalIn(report, anna)?.completeUpTo).toBe(witnessed);
      expect(report.verdict).toBe('sound');
    }
  });

  it('two journals of one person are a fork at the entry where they part, in either order', async () => {
    const annas = await journalOf(anna);
    const other = await forged(anna, (events) => events.with(-1, { what: 'secret key exported' }));
    const files = [await auditTar(anna, dora, annas), await auditTar(anna, dora, other)];
    const boriss = await auditTar(boris, dora);
    for (const given of [files, files.toReversed()]) {
      const report = await audited(dora, [...given, boriss], [anna, boris]);
      expect(about(report, anna)).toContainEqual(['journal-fork', annas.length]);
      expect(journalIn(report, anna)?.completeUpTo).toBeLessThan(annas.length);
    }
  });

  it('an earlier journal that the later one continues is no fork, and a witness', async () => {
    const early = await auditTar(anna, dora);
    const length = (await journalOf(anna)).length;
    await anna.put('case', { alias: 'Wren' });
    const report = await audited(dora, [early, await auditTar(anna, dora)], [anna]);
    expect(report.findings).toEqual([]);
    expect(journalIn(report, anna)).toMatchObject({ entries: length + 1, completeUpTo: length });
  });

  it('a witness whose own journal is broken before it says so is none', async () => {
    const boriss = await journalOf(boris);
    const broken = boriss.map((entry) =>
      entry.number === 2 ? { ...entry, event: { ...entry.event, at: 'x' } } : entry,
    );
    expect(journalIn(await auditBoth(story, undefined, broken), anna)?.completeUpTo).toBe(0);
  });
});

const moreEntries = (count: number): JournalEvent[] =>
  Array.from({ length: count }, () => ({ what: 'secret key exported' }));

it('a vault that was copied back says so in its journal, and what others have seen contradicts it', async () => {
  const { path } = anna.unlocked.vault;
  const copy = stage.path('anna.copy');
  await anna.unlocked.vault.snapshot(true);
  await copyFile(path, copy);
  await anna.put('case', { alias: 'Wren' });
  await carry(anna, boris);
  await stage.copyBack(anna, copy);
  expect((await journalOf(anna)).at(-1)?.event).toMatchObject({ what: 'restored' });
  const report = await auditBoth(story);
  expect(about(report, anna).map(([code]) => code)).toContain('head-contradicted');
});
