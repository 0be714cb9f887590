import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../actions/ports/log.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from './memory-index.ts';
import { createMemoryIndex, loadMemoryIndex } from './memory-index.ts';
import {
  applied,
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

const anna = identity('anna');
const house = identity('house');

describe('the index of a vault', () => {
  let log: TestLog;
  let index: MemoryIndex;
  let make: LogMaker;

  const append = async (...entries: readonly LogEntry[]): Promise<void> => {
    await index.apply(log.add(entries), entries);
  };

  beforeEach(async () => {
    log = new TestLog();
    make = new LogMaker();
    index = createMemoryIndex(openChange, log);
    await append(ownIdentity());
  });

  afterEach(() => {
    index.close();
  });

  it('shows what was written, and by whom', async () => {
    const made = make.write(self, 'case', record('one'), { alias: 'Ласточка', status: 'open' });
    await append(applied(made));
    expect(index.reader.row(record('one'))).toEqual({
      id: record('one'),
      type: 'case',
      values: { alias: 'Ласточка', status: 'open' },
      conflicts: [],
      proposals: [],
      notShared: [],
      changedAt: '2026-01-01T00:00:00Z',
    });
    const state = index.reader.state(record('one'));
    expect(state?.slots.get('alias')?.heads).toMatchObject([
      { change: made.id, author: self, value: 'Ласточка', disclosure: made.digests.get('field/alias') },
    ]);
    expect(index.reader.count('case')).toBe(1);
  });

  it('reads earlier segments when a record is changed again', async () => {
    const first = make.write(self, 'case', record('one'), { alias: 'old', status: 'open' });
    await append(applied(first));
    const image = index.serialize();
    index.close();
    const loaded = loadMemoryIndex(image, openChange, log);
    if (loaded === null) throw new Error('not loaded');
    index = loaded;
    await append(
      applied(make.write(self, 'case', record('one'), { alias: 'new' }, { over: { alias: [first.id] } })),
    );
    expect(log.reads).toBe(1);
    expect(index.reader.row(record('one'))?.values).toEqual({ alias: 'new', status: 'open' });
    expect(await index.reader.history(record('one'))).toHaveLength(2);
  });

  it('keeps both values of a conflict, with what replaces them by name', async () => {
    await append(contact(anna, 'verified', 'coordinator'));
    const mine = make.write(self, 'case', record('one'), { alias: 'mine' });
    const hers = make.write(anna, 'case', record('one'), { alias: 'hers' });
    await append(applied(mine), applied(hers, manifest('1')));
    expect(index.reader.conflicts()).toEqual([{ record: record('one'), type: 'case', slot: 'alias' }]);
    expect(
      index.reader
        .state(record('one'))
        ?.slots.get('alias')
        ?.heads.map(({ value }) => value)
        .toSorted(),
    ).toEqual(['hers', 'mine']);
    const over = { alias: [mine.id, hers.id] };
    await append(applied(make.write(self, 'case', record('one'), { alias: 'both' }, { over })));
    expect(index.reader.conflicts()).toEqual([]);
  });

  it('lets an accepted change replace what keeps people safe', async () => {
    await append(contact(anna, 'verified', 'coordinator'));
    const mine = make.write(self, 'safeHouse', record('h'), { state: 'paused' });
    const hers = make.write(
      anna,
      'safeHouse',
      record('h'),
      { state: 'open' },
      { over: { state: [mine.id] } },
    );
    await append(applied(mine), applied(hers));
    expect(index.reader.row(record('h'))).toMatchObject({
      values: { state: 'paused' },
      conflicts: ['state'],
    });
    await append({ kind: 'accepted', changes: [hers.id], at: '2026-01-01T00:00:00Z' });
    expect(index.reader.row(record('h'))).toMatchObject({ values: { state: 'open' }, conflicts: [] });
  });

  it('lists proposals apart: they show nothing', async () => {
    await append(contact(house, 'accepted', 'shelter'));
    await append(applied(make.write(house, 'case', record('one'), { alias: 'trap' })));
    expect(index.reader.proposals()).toEqual([{ record: record('one'), type: 'case', slot: 'alias' }]);
    expect(index.reader.list({ type: 'case' })).toEqual([]);
    expect(index.reader.search('trap', 10)).toEqual([]);
    expect(index.reader.row(record('one'))).toMatchObject({ values: {}, proposals: ['alias'] });
  });

  it('merges again all that an author wrote, and all that rests on it, when trust changes', async () => {
    const [cottage, stay] = [record('cottage'), record('stay')];
    await append(contact(house, 'accepted', 'shelter'), contact(anna, 'accepted', 'coordinator'));
    const keeper = make.write(anna, 'safeHouse', cottage, { codeName: 'Cottage', keeper: house });
    const where = make.write(self, 'stay', stay, { safeHouse: cottage, guestName: 'Wren' });
    const answer = make.write(house, 'stay', stay, { answer: 'canTake' });
    await append(applied(answer), applied(where));
    expect(index.reader.row(stay)).toMatchObject({ values: { guestName: 'Wren' }, proposals: ['answer'] });
    await append(applied(keeper));
    expect(index.reader.row(stay)).toMatchObject({ values: { answer: 'canTake' }, proposals: [] });
    // The house is anna's word: without her, nobody keeps it.
    await append(contact(anna, 'rejected', 'coordinator'));
    expect(index.reader.row(stay)).toMatchObject({ proposals: ['answer'] });
    expect(index.reader.row(cottage)).toBeNull();
    await append(contact(anna, 'verified', 'coordinator'));
    expect(index.reader.row(stay)).toMatchObject({ values: { answer: 'canTake' }, proposals: [] });
  });

  it('tolerates records that point to each other in a circle', async () => {
    const [one, two] = [record('one'), record('two')];
    await append(contact(house, 'accepted', 'shelter'));
    await append(
      applied(make.write(house, 'note', one, { parent: two, text: 'one' })),
      applied(make.write(house, 'note', two, { parent: one, text: 'two' })),
    );
    await append(applied(make.write(self, 'note', one, { parent: one, text: 'self' })));
    expect(index.reader.children(two)).toHaveLength(0);
    expect(index.reader.children(one).map(({ id }) => id)).toEqual([one]);
  });

  it('unites several arrivals of one change', async () => {
    const whole = make.write(self, 'case', record('one'), { alias: 'a', status: 'open' });
    await append(applied(withhold(whole, (at) => at < 4)));
    expect(index.reader.row(record('one'))?.values).toEqual({ alias: 'a' });
    await append(applied(withhold(whole, (at) => at !== 3)), applied(whole));
    expect(index.reader.row(record('one'))?.values).toEqual({ alias: 'a', status: 'open' });
    const [stored, ...more] = await index.reader.history(record('one'));
    expect(more).toEqual([]);
    expect(stored).toMatchObject({ id: whole.id, sequence: 2 });
    expect(stored?.wire.disclosures.toSorted()).toEqual(whole.wire.disclosures.toSorted());
    expect(index.reader.disclosuresHere(whole.id)).toEqual(new Set(whole.digests.values()));
  });

  it('knows a change that discloses nothing, of no record', async () => {
    const silent = withhold(make.write(self, 'case', record('one'), { alias: 'a' }), () => false);
    await append(applied(silent));
    expect(index.reader.hasChange(silent.id)).toBe(true);
    expect(index.reader.disclosuresHere(silent.id)).toEqual(new Set());
    expect(index.reader.row(record('one'))).toBeNull();
    expect(await index.reader.allChanges()).toHaveLength(1);
  });

  it('drops what is erased everywhere, for ever', async () => {
    const made = make.write(self, 'case', record('one'), { alias: 'КАНАРЕЙКА', owner: 'Zanzibar' });
    await append(applied(made));
    expect(index.reader.search('канар', 10)).toHaveLength(1);
    await append(erased(made.digests.get('field/alias')!));
    const check = async (): Promise<void> => {
      expect(index.reader.row(record('one'))?.values).toEqual({ owner: 'Zanzibar' });
      expect(index.reader.search('канар', 10)).toEqual([]);
      expect(index.reader.search('zanz', 10)).toHaveLength(1);
      expect(index.reader.isErased(made.digests.get('field/alias')!)).toBe(true);
      expect(index.reader.disclosuresHere(made.id).size).toBe(4);
      expect((await index.reader.history(record('one')))[0]?.wire.disclosures).toHaveLength(4);
      const image = Buffer.from(index.serialize());
      expect(image.includes('канар')).toBe(false);
      expect(image.includes('КАНАР')).toBe(false);
      expect(image.includes('kanar')).toBe(false);
      expect(image.includes('zanzibar')).toBe(true);
    };
    await check();
    await append(applied(made, manifest('again')));
    await check();
  });

  it('ignores what was erased before it ever came, or while it was withheld', async () => {
    const whole = make.write(self, 'case', record('one'), { alias: 'a', status: 'open' });
    const late = make.write(self, 'case', record('two'), { alias: 'b', status: 'open' });
    await append(applied(withhold(whole, (at) => at !== 3)));
    await append(erased(whole.digests.get('field/alias')!, late.digests.get('field/alias')!));
    await append(applied(whole), applied(late));
    for (const id of [record('one'), record('two')]) {
      expect(index.reader.row(id)?.values).toEqual({ status: 'open' });
      expect((await index.reader.history(id))[0]?.wire.disclosures).toHaveLength(4);
    }
  });

  it('forgets which record a change is of when that is erased', async () => {
    const made = make.write(self, 'case', record('one'), { alias: 'a' });
    await append(applied(made));
    await append(erased(...made.digests.values()));
    expect(index.reader.row(record('one'))).toBeNull();
    expect(await index.reader.history(record('one'))).toEqual([]);
    expect(index.reader.hasChange(made.id)).toBe(true);
  });

  it('keeps quarantined changes aside until they are released', async () => {
    const made = make.write(anna, 'case', record('one'), { alias: 'a' });
    await append(
      quarantined(
        withhold(made, (at) => at < 3),
        manifest('1'),
      ),
      quarantined(made, manifest('2')),
    );
    expect(index.reader.isQuarantined(made.id)).toBe(true);
    expect(index.reader.hasChange(made.id)).toBe(false);
    expect(index.reader.row(record('one'))).toBeNull();
    const [waiting] = await index.reader.quarantined();
    expect(waiting).toMatchObject({
      id: made.id,
      from: manifest('2'),
      reason: 'author-unknown',
      sequence: 2,
    });
    expect(waiting?.wire.disclosures).toHaveLength(4);
    await append(contact(anna, 'accepted', 'coordinator'), applied(made, manifest('1')));
    expect(index.reader.isQuarantined(made.id)).toBe(false);
    expect(await index.reader.quarantined()).toEqual([]);
    expect(index.reader.row(record('one'))?.values).toEqual({ alias: 'a' });
  });

  it('takes the type that a coordinator wrote when two claim one id', async () => {
    await append(contact(house, 'accepted', 'shelter'), contact(anna, 'accepted', 'legal'));
    await append(applied(make.write(anna, 'appointment', record('one'), { status: 'planned' })));
    expect(index.reader.row(record('one'))?.type).toBe('appointment');
    await append(applied(make.write(self, 'unit', record('one'), { name: 'Room' })));
    expect(index.reader.row(record('one'))?.type).toBe('unit');
    expect(index.reader.state(record('one'))?.type).toBe('unit');
    await append(applied(make.write(self, 'case', record('one'), { alias: 'a' })));
    expect(index.reader.row(record('one'))?.type).toBe('case');
    expect(index.reader.count('unit')).toBe(1);
  });

  it('finds a change in its segment when a rekey dropped entries before it', async () => {
    const made = make.write(self, 'case', record('one'), { alias: 'a' });
    await append({ kind: 'draft', key: 'k', value: 1, at: '2026-01-01T00:00:00Z' }, applied(made));
    log.segments[1] = [applied(made)];
    const loaded = loadMemoryIndex(index.serialize(), openChange, log);
    if (loaded === null) throw new Error('not loaded');
    expect(await loaded.reader.history(record('one'))).toHaveLength(1);
    loaded.close();
  });

  it('ignores a segment that it has', async () => {
    const made = make.write(self, 'case', record('one'), { alias: 'a' });
    await append(applied(made));
    await index.apply(2, [applied(make.write(self, 'case', record('two'), { alias: 'b' }))]);
    expect(index.applied()).toBe(2);
    expect(index.reader.row(record('two'))).toBeNull();
  });

  it('refuses an image that is not its own', () => {
    expect(loadMemoryIndex(new Uint8Array(0), openChange, log)).toBeNull();
    expect(
      loadMemoryIndex(Buffer.from('no database, but long enough to be read'), openChange, log),
    ).toBeNull();
  });
});
