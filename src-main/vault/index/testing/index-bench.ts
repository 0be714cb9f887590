/**
 * How long the index takes and how large it is. Run with Node 24:
 * `node src-main/vault/index/testing/index-bench.ts [cases]` (3,000 by default, 20 changes each).
 */
import { createHash } from 'node:crypto';
import type { LogEntry } from '../../../actions/ports/log.ts';
import type { ChangeId, DisclosureDigest, RecordId } from '../../../domain/ids.ts';
import type { Json } from '../../../domain/json.ts';
import { createMemoryIndex, loadMemoryIndex, type MemoryIndex } from '../memory-index.ts';
import { openChange } from './codec.ts';
import { applied, channel, identity, LogMaker, manifest, ownIdentity, self, TestLog } from './log-maker.ts';

const first = ['Алексей', 'Мария', 'Пётр', 'Жанна', 'Ольга', 'Хасан', 'Юлия', 'Zhanna', 'Sergei', 'Щукарь'];
const last = [
  'Цветаев',
  'Жуков',
  'Чехова',
  'Ахметова',
  'Иванов',
  'Kadyrova',
  'Ёлкина',
  'Смирнов',
  'Бек',
  'Орлов',
];
const said = 'Звонила из города, просит не писать на старый номер; документы у сестры, паспорт до осени. ';

const idOf = (name: string): RecordId =>
  createHash('sha256').update(name).digest('hex').slice(0, 32) as RecordId;

/** Twenty changes of fourteen records, as a case has them after some weeks. */
function changesOfCase(make: LogMaker, number: number): LogEntry[] {
  const id = (name: string): RecordId => idOf(`${name} of ${number}`);
  const name = `${first[number % 10]} ${last[(number * 7) % 10]} ${number}`;
  const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  const out: LogEntry[] = [];
  const write = (
    type: string,
    record: RecordId,
    slots: Record<string, Json>,
    over?: Record<string, ChangeId[]>,
  ): ChangeId => {
    const made = make.write(self, type, record, slots, over === undefined ? { at } : { at, over });
    out.push(applied(made));
    return made.id;
  };
  const opened = write('case', id('case'), {
    alias: `Дело ${number}`,
    status: 'intake',
    priority: 'urgent',
    owner: name,
  });
  write('case', id('case'), { danger: said.repeat(3) });
  const vetted = write('case', id('case'), { status: 'vetting' }, { status: [opened] });
  for (const who of ['one', 'two']) {
    write('person', id(who), {
      case: id('case'),
      alias: `${name} ${who}`,
      ageBand: 'adult',
      'needs/quiet': true,
      'languages/ru': true,
    });
    write('person', id(who), { trueName: name, birthDate: { day: '1990-05', precision: 'month' } });
  }
  write('channel', id('channel'), {
    parent: id('one'),
    kind: 'signal',
    value: `+4930${number}`,
    safeWord: 'ромашка',
  });
  write('link', id('link'), { personA: id('one'), personB: id('two'), kind: 'partner' });
  const pathway = id('pathway');
  write('pathway', pathway, { case: id('case'), country: 'DE', kind: 'humanitarianVisa', status: 'active' });
  for (const order of ['a', 'b', 'c', 'd']) {
    const step = write('step', id(`step ${order}`), {
      pathway,
      title: `Подать документы ${order}`,
      order,
      status: 'notStarted',
    });
    if (order < 'c') write('step', id(`step ${order}`), { status: 'submitted' }, { status: [step] });
  }
  write('note', id('note'), { parent: id('case'), text: said.repeat(2) });
  write('leg', id('leg'), { case: id('case'), order: 'V', status: 'planned' });
  write('leg', id('leg'), { from: 'Назрань', to: 'Тбилиси', transport: 'минивэн' });
  write('case', id('case'), { status: 'open' }, { status: [vetted] });
  return out;
}

async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start).toFixed(0).padStart(8);
  console.log(`${what.padEnd(58)} ${wall} ms, of the processor ${((user + system) / 1_000).toFixed(0)} ms`);
  return result;
}

/** The best of nine, so that a busy machine doesn't show. */
function best(what: string, work: () => { readonly length: number }): void {
  let time = Infinity;
  let count = 0;
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    count = work().length;
    time = Math.min(time, performance.now() - start);
  }
  console.log(`${`${what} (${count})`.padEnd(58)} ${time.toFixed(1).padStart(9)} ms`);
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

function queries(index: MemoryIndex): void {
  const { reader } = index;
  best('list of cases by alias, 50', () => reader.list({ type: 'case', sortBy: 'alias', limit: 50 }));
  best('list of steps by title, 50', () => reader.list({ type: 'step', sortBy: 'title', limit: 50 }));
  best('list of persons by true name, descending, 50', () =>
    reader.list({ type: 'person', sortBy: 'trueName', descending: true, limit: 50 }),
  );
  best('list of open cases, 50', () =>
    reader.list({ type: 'case', where: { field: 'status', value: 'open' }, sortBy: 'priority', limit: 50 }),
  );
  best('children of a case', () => reader.children(idOf('case of 7')));
  for (const text of ['жу', 'жук', 'жуков 17', 'zhukov', 'докум', 'до', 'ю', 'в', '17']) {
    best(`search "${text}", 50`, () => reader.search(text, 50));
  }
  best('state of a case', () => [reader.state(idOf('case of 7'))]);
  best('conflicts', () => reader.conflicts());
}

const cases = Number(process.argv[2] ?? 3_000);
const make = new LogMaker();
const log = new TestLog();
log.add([ownIdentity()]);
// Work goes back and forth between cases: a hundred at a time, one change of each after the other.
for (let start = 0; start < cases; start += 100) {
  const open = Array.from({ length: Math.min(100, cases - start) }, (_, at) =>
    changesOfCase(make, start + at),
  );
  for (let at = 0; at < 20; at += 1) for (const entries of open) log.add(entries.slice(at, at + 1));
}
console.log(`${cases} cases, ${log.last() - 1} changes, each in a segment of its own`);

const index = createMemoryIndex(openChange, log);
await timed('rebuild, applyAll', () => index.applyAll(log.from(1)));
const image = await timed('serialize', () => index.serialize());
console.log(
  `image ${megabytes(image.byteLength)}, ${megabytes((image.byteLength / cases) * 1_000)} per 1,000 cases`,
);
queries(index);

const changes = (await index.reader.allChanges()).map(({ id }) => id);
const units = changes.map((id) => ({
  change: id,
  disclosures: [...index.reader.disclosuresHere(id)] as DisclosureDigest[],
}));
const to = identity('recipient');
const sent: LogEntry = {
  kind: 'sent',
  to,
  channel: channel('1'),
  number: 1,
  manifest: manifest('1'),
  preset: 'coordinator',
  cases: [],
  day: '2026-01-01',
  units,
  acknowledged: [],
};
await timed(`apply one "sent" of ${units.length} changes`, () => index.apply(log.add([sent]), [sent]));
console.log(`image with the ledger ${megabytes(index.serialize().byteLength)}`);
await timed('everSentTo', () => index.reader.everSentTo(to));

const imported = Array.from({ length: 500 }, (_, at) => changesOfCase(make, cases + at)).flat();
await timed(`apply ${imported.length} changes in one segment`, () =>
  index.apply(log.add(imported), imported),
);
const edits = Array.from({ length: 200 }, (_, at) => [
  applied(make.write(self, 'case', idOf(`case of ${at}`), { closureReason: 'withdrew' })),
]);
await timed('apply 200 single changes of old cases', async () => {
  for (const entries of edits) await index.apply(log.add(entries), entries);
});

const loaded = await timed('load the image', () => loadMemoryIndex(image, openChange, log));
if (loaded === null) throw new Error('not loaded');
await timed('one change of an old case right after loading', () =>
  loaded.apply(log.segments.length - 199, log.segments.at(-200) ?? []),
);
await timed('reject the only author: merge everything again', () => {
  const entry: LogEntry = { ...ownIdentity(), role: 'auditor' };
  return index.apply(log.add([entry]), [entry]);
});
if (cases <= 3_000) {
  const single = createMemoryIndex(openChange, log);
  await timed('rebuild, one by one', async () => {
    for await (const [sequence, entries] of log.from(1)) await single.apply(sequence, entries);
  });
}
console.log(
  `heap ${megabytes(process.memoryUsage().heapUsed)}, resident ${megabytes(process.memoryUsage().rss)}`,
);
