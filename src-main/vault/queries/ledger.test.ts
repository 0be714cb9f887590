import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acknowledgement, LogEntry } from '../../actions/ports/log.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { openChange } from '../../exchange/change.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { createMemoryIndex } from '../index/memory-index.ts';
import type { MadeChange } from '../index/testing/log-maker.ts';
import {
  applied,
  channel,
  contact,
  identity,
  LogMaker,
  manifest,
  ownIdentity,
  quarantined,
  record,
  self,
  TestLog,
} from '../index/testing/log-maker.ts';

const anna = identity('anna');
const boris = identity('boris');

describe('what went to whom, and came from whom', () => {
  let log: TestLog;
  let index: MemoryIndex;
  let made: MadeChange[];

  const append = async (...entries: readonly LogEntry[]): Promise<void> => {
    await index.apply(log.add(entries), entries);
  };
  const sent = (number: number, units: readonly MadeChange[], name = 'mine'): LogEntry => ({
    kind: 'sent',
    to: anna,
    channel: channel(name),
    number,
    manifest: manifest(`${name} ${number}`),
    preset: 'coordinator',
    cases: [record('case')],
    day: '2026-01-01',
    units: units.map(({ id, digests }) => ({ change: id, disclosures: [...digests.values()] })),
    acknowledged: [],
  });
  const received = (
    number: number,
    acknowledgements: readonly Acknowledgement[] = [],
    more: { readonly name?: string; readonly quarantined?: readonly ChangeId[] } = {},
  ): LogEntry => ({
    kind: 'received',
    from: anna,
    channel: channel(more.name ?? 'hers'),
    number,
    manifest: manifest(`${more.name ?? 'hers'} ${number}`),
    previous: null,
    day: '2026-01-01',
    at: '2026-01-01T00:00:00Z',
    acknowledgements,
    journal: { number: 0, head: '' },
    quarantined: more.quarantined ?? [],
  });
  const acknowledgement = (upTo: number, more: Partial<Acknowledgement> = {}): Acknowledgement => ({
    channel: channel('mine'),
    upTo,
    manifest: manifest(`mine ${upTo}`),
    missing: [],
    quarantined: [],
    ...more,
  });
  const acknowledged = (): ChangeId[] => [...index.reader.acknowledgedBy(anna).keys()].toSorted();
  const ids = (...changes: readonly MadeChange[]): ChangeId[] => changes.map(({ id }) => id).toSorted();

  beforeEach(async () => {
    log = new TestLog();
    index = createMemoryIndex(openChange, log);
    const make = new LogMaker();
    made = ['a', 'b', 'c'].map((alias) => make.write(self, 'case', record(alias), { alias }));
    await append(
      ownIdentity(),
      contact(anna, 'verified', 'coordinator'),
      ...made.map((each) => applied(each)),
    );
  });
  afterEach(() => {
    index.close();
  });

  it('never continues a channel after a restore (invariant 8)', async () => {
    expect(index.reader.channelTo(anna)).toBeNull();
    await append(sent(1, []), sent(2, []));
    expect(index.reader.channelTo(anna)).toEqual({
      channel: channel('mine'),
      number: 2,
      manifest: manifest('mine 2'),
    });
    await append({ kind: 'restored', at: '2026-01-01T00:00:00Z', anchorSequence: 9 });
    expect(index.reader.channelTo(anna)).toBeNull();
    await append(sent(1, [], 'new'));
    expect(index.reader.channelTo(anna)).toMatchObject({ channel: channel('new'), number: 1 });
    expect(index.reader.sentTo(anna)).toHaveLength(3);
  });

  it('counts as acknowledged what the newest word covers, and nothing of another manifest', async () => {
    const [a, b, c] = made as [MadeChange, MadeChange, MadeChange];
    await append(sent(1, [a]), sent(2, [b]), sent(3, [c]));
    expect(acknowledged()).toEqual([]);
    await append(received(1, [acknowledgement(2, { missing: [1] })]));
    expect(acknowledged()).toEqual(ids(b));
    await append(received(2, [acknowledgement(2)]));
    expect(acknowledged()).toEqual(ids(a, b));
    await append(received(3, [acknowledgement(3, { quarantined: [b.id] })]));
    expect(acknowledged()).toEqual(ids(a, c));
    expect(index.reader.sentTo(anna).map((each) => each.acknowledged)).toEqual([true, true, true]);
    await append(received(4, [acknowledgement(3, { manifest: manifest('forged') })]));
    expect(acknowledged()).toEqual([]);
    expect([...index.reader.everSentTo(anna).keys()].toSorted()).toEqual(ids(a, b, c));
  });

  it('lets a late manifest change nothing, and a new channel everything', async () => {
    const [a, b] = made as [MadeChange, MadeChange];
    await append(sent(1, [a]), sent(2, [b]));
    await append(received(5, [acknowledgement(2)]));
    await append(received(3, [acknowledgement(1)]));
    expect(acknowledged()).toEqual(ids(a, b));
    // She was restored from a copy that had only the first.
    await append(received(1, [acknowledgement(1)], { name: 'hers anew' }));
    expect(acknowledged()).toEqual(ids(a));
  });

  it('keeps exactly the disclosures that were sent, erased or withheld later', async () => {
    const [a] = made as [MadeChange];
    const [type, id, , alias] = [...a.digests.values()];
    const unit = { change: a.id, disclosures: [type!, id!] };
    await append({ ...sent(1, []), units: [unit] } as LogEntry);
    await append({ kind: 'erased', digests: [alias!], at: '2026-01-01T00:00:00Z' });
    expect(index.reader.everSentTo(anna)).toEqual(new Map([[a.id, new Set([type, id])]]));
    expect(index.reader.sentTo(anna)[0]).toMatchObject({ units: [unit], cases: [record('case')] });
  });

  it('acknowledges cumulatively, with gaps and quarantine', async () => {
    const make = new LogMaker();
    const waiting = make.write(identity('stranger'), 'case', record('x'), { alias: 'x' });
    await append(
      received(1),
      quarantined(waiting, manifest('hers 4')),
      received(4, [], { quarantined: [waiting.id] }),
    );
    expect(index.reader.acknowledgementsFor(anna)).toEqual([
      {
        channel: channel('hers'),
        upTo: 4,
        manifest: manifest('hers 4'),
        missing: [2, 3],
        quarantined: [waiting.id],
      },
    ]);
    await append(received(2), applied(waiting, manifest('hers 4')));
    expect(index.reader.acknowledgementsFor(anna)).toMatchObject([
      { upTo: 4, missing: [3], quarantined: [] },
    ]);
    expect(index.reader.seenFrom(anna)).toHaveLength(3);
    await append(received(1, [], { name: 'hers anew' }));
    expect(index.reader.acknowledgementsFor(anna).map(({ upTo }) => upTo)).toEqual([4, 1]);
  });

  it('acknowledges less rather than a billion gaps', async () => {
    await append(received(2), received(1_000_000_000));
    expect(index.reader.acknowledgementsFor(anna)).toMatchObject([{ upTo: 2, missing: [1] }]);
    await append(received(2_000_000_000, [], { name: 'other' }));
    expect(index.reader.acknowledgementsFor(anna)).toHaveLength(1);
  });

  it('knows the records that came from a contact', async () => {
    const make = new LogMaker();
    const from = manifest('hers 1');
    const person = make.write(anna, 'person', record('person'), { case: record('a'), alias: 'p' });
    const note = make.write(anna, 'note', record('note'), { parent: record('person'), text: 'n' });
    await append(applied(note, from), received(1));
    await append(applied(person));
    expect(index.reader.recordsFrom(anna)).toEqual([{ type: 'note', record: record('note') }]);
  });

  it('answers presets from every head, not only from what is displayed', async () => {
    const make = new LogMaker();
    const [one, two] = [identity('one'), identity('two')];
    await append(
      applied(make.write(self, 'safeHouse', record('h'), { keeper: one, 'suits/pets': true })),
      applied(make.write(anna, 'safeHouse', record('h'), { keeper: two, 'suits/quiet': true })),
    );
    const view = index.reader.recordsView();
    expect([...view.pointingAt('safeHouse', 'keeper', one)]).toEqual([record('h')]);
    expect([...view.pointingAt('safeHouse', 'keeper', two)]).toEqual([record('h')]);
    expect(new Set(view.values('safeHouse', record('h'), 'keeper'))).toEqual(new Set([one, two]));
    expect(view.members('safeHouse', record('h'), 'suits')).toEqual(['pets', 'quiet']);
    expect([...view.pointingAt('safeHouse', 'keeper', 'somebody')]).toEqual([]);
  });

  it('keeps each warning once, until all of that contact are settled', async () => {
    const at = '2026-01-02T00:00:00Z';
    const fork = (from: typeof anna, number: number): LogEntry => ({
      kind: 'warning',
      from,
      channel: channel('hers'),
      number,
      manifest: manifest(`fork ${number}`),
      at,
    });
    const standing = (about: typeof anna) =>
      index.reader.warnings(about).map(({ kind, number, settled }) => [kind, number, settled]);
    const begun = { ...received(1, [], { name: 'other' }), unexpected: true } as LogEntry;
    await append(received(1), fork(anna, 1), fork(anna, 1), begun, fork(boris, 3));
    expect(standing(anna)).toEqual([
      ['fork', 1, false],
      ['new series', 1, false],
    ]);
    await append({ kind: 'warning settled', contact: anna, at });
    await append(fork(anna, 1), fork(anna, 2));
    expect(standing(anna)).toEqual([
      ['fork', 1, true],
      ['new series', 1, true],
      ['fork', 2, false],
    ]);
    expect(standing(boris)).toEqual([['fork', 3, false]]);
  });

  it('keeps settings, drafts, contacts and the journal', async () => {
    expect(index.reader.journalHead()).toBeNull();
    await append(
      { kind: 'setting', name: 'language', value: 'ru' },
      { kind: 'draft', key: 'd', value: { text: 'x' }, at: '2026-01-01T00:00:00Z' },
      { kind: 'journal', number: 1, salt: '', event: {}, head: 'one' },
      contact(anna, 'accepted', 'legal', { aead: true, at: '2026-02-02T00:00:00Z' }),
    );
    await append(
      { kind: 'draft', key: 'd', value: null, at: '2026-01-02T00:00:00Z' },
      { kind: 'journal', number: 2, salt: '', event: {}, head: 'two' },
      contact(anna, 'verified', 'legal', { compared: 'voice' }),
    );
    expect(index.reader.setting('language')).toBe('ru');
    expect(index.reader.setting('other')).toBeUndefined();
    expect(index.reader.drafts()).toEqual([]);
    expect(index.reader.journalHead()).toEqual({ number: 2, head: 'two' });
    expect((await index.reader.journal()).map(({ number }) => number)).toEqual([1, 2]);
    expect(index.reader.contact(anna)).toMatchObject({
      state: 'verified',
      compared: 'voice',
      aead: true,
      since: '2026-01-01T00:00:00Z',
    });
    expect(index.reader.identity()).toMatchObject({ digest: self, role: 'coordinator' });
    expect(index.reader.trust().entries.get(self)).toEqual({ state: 'verified', role: 'coordinator' });
  });
});
