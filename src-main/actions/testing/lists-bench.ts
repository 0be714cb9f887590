/**
 * How long the list of today, the lists of pathways and the list of cases take. Run with Node 24:
 * `node src-main/actions/testing/lists-bench.ts [cases]` (1,000 by default).
 */
import { createHash } from 'node:crypto';
import type { CaseFilter } from '../../domain/case-filter.ts';
import { holidaysFrom } from '../../domain/holidays.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { createMemoryIndex } from '../../vault/index/memory-index.ts';
import { openChange } from '../../vault/index/testing/codec.ts';
import { applied, LogMaker, ownIdentity, self, TestLog } from '../../vault/index/testing/log-maker.ts';
import { listAllSteps } from '../list-all-steps.ts';
import { listAppointments } from '../list-appointments.ts';
import { listCases } from '../list-cases.ts';
import { listPapers } from '../list-papers.ts';
import type { LogEntry } from '../ports/log.ts';
import { showToday } from '../show-today.ts';
import type { Unlocked } from '../unlocked.ts';

const now = Date.UTC(2027, 2, 12, 12);
const hour = 3_600_000;
const day = (offset: number): string => new Date(now + offset * 24 * hour).toISOString().slice(0, 10);
const at = (hours: number): Json => ({
  at: `${new Date(now + hours * hour).toISOString().slice(0, 19)}Z`,
  zone: 'Europe/Berlin',
});
const idOf = (name: string): RecordId =>
  createHash('sha256').update(name).digest('hex').slice(0, 32) as RecordId;

/** A case as it is after a month: every tenth is watched, with thirty check-ins; every fifth has a bed and a pathway. */
function recordsOf(number: number): readonly (readonly [string, Record<string, Json>])[] {
  const id = (name: string): RecordId => idOf(`${name} of ${number}`);
  const records: [string, Record<string, Json>][] = [
    [
      'case',
      {
        alias: `Case ${number}`,
        status: ['intake', 'vetting', 'open', 'closed'][number % 4] ?? null,
        priority: ['emergency', 'urgent', 'normal'][number % 3] ?? null,
        caseworker: number % 2 === 0 ? self : null,
      },
    ],
    [
      'person',
      { case: id('case'), alias: `One ${number}`, 'needs/quiet': true, 'needs/wheelchair': number % 7 === 0 },
    ],
    ['person', { case: id('case'), alias: `Two ${number}` }],
    ['assessment', { case: id('case'), day: day(-40), level: 'high', next: day((number % 60) - 20) }],
    ['document', { person: id('person'), kind: 'passport', validUntil: day((number % 900) - 50) }],
    ['consent', { person: id('person'), partnerKind: 'legal', until: day((number % 300) - 20) }],
  ];
  if (number % 10 === 0) {
    records.push(['watch', { case: id('case'), start: at(-24 * 30 - (number % 40)), every: 24 }]);
    for (let k = 0; k < 30; k += 1)
      records.push([
        'checkIn',
        { case: id('case'), at: at(-24 * (30 - k) - (number % 40)), outcome: 'safe' },
      ]);
  }
  if (number % 5 === 0) {
    records.push([
      'stay',
      {
        safeHouse: idOf(`house ${number % 200}`),
        guests: 2,
        from: day(-3),
        until: day(number % 30),
        status: 'checkedIn',
      },
    ]);
    records.push([
      'pathway',
      { case: id('case'), country: 'DE', status: 'active', anchors: { departure: day(60) } },
    ]);
    for (let k = 0; k < 6; k += 1)
      records.push([
        'step',
        {
          pathway: id('pathway'),
          title: `Step ${k}`,
          due: day((number % 90) + k * 9),
          'documents/passport': k === 3,
        },
      ]);
    records.push(['appointment', { step: id('step 3'), at: at((number % 60) * 24), status: 'planned' }]);
  }
  return records;
}

function best(what: string, work: () => number): void {
  let time = Infinity;
  let count = 0;
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    count = work();
    time = Math.min(time, performance.now() - start);
  }
  console.log(`${`${what} (${count})`.padEnd(60)} ${time.toFixed(1).padStart(9)} ms`);
}

const cases = Number(process.argv[2] ?? 1_000);
const make = new LogMaker();
const log = new TestLog();
log.add([ownIdentity()]);
const wrote = (type: string, record: RecordId, slots: Record<string, Json>): LogEntry =>
  applied(make.write(self, type, record, slots, { at: '2027-01-01T00:00:00Z' }));
for (let house = 0; house < 40; house += 1) {
  const record = idOf(`house ${house * 5}`);
  log.add([
    wrote('safeHouse', record, { codeName: `House ${house}`, state: house === 7 ? 'compromised' : 'open' }),
  ]);
}
let records = 0;
for (let number = 0; number < cases; number += 1) {
  const seen = new Map<string, number>();
  const entries = recordsOf(number).map(([type, slots]) => {
    const count = seen.get(type) ?? 0;
    seen.set(type, count + 1);
    records += 1;
    // What a stay says of the case is of another group: another change.
    if (type === 'stay')
      log.add([wrote(type, idOf(`stay of ${number}`), { case: idOf(`case of ${number}`) })]);
    return wrote(type, idOf(`${type}${count === 0 ? '' : ` ${count}`} of ${number}`), slots);
  });
  log.add(entries);
}
const index = createMemoryIndex(openChange, log);
await index.applyAll(log.from(1));
console.log(`${cases} cases, ${records} records`);
const unlocked = {
  vault: { read: index.reader },
  clock: { now: () => new Date(now) },
  own: { certificate: { digest: self, name: 'anna' } },
  formers: [],
  role: 'coordinator',
  holidays: holidaysFrom([]),
} as unknown as Unlocked;

best('today.show', () => {
  const { rows, more } = showToday(unlocked);
  return rows.length + more;
});
best('pathwayList.steps', () => {
  const { rows, more } = listAllSteps(unlocked, { order: 'due' });
  return rows.length + more;
});
best('pathwayList.steps, France', () => listAllSteps(unlocked, { order: 'due', country: 'FR' }).rows.length);
best('pathwayList.papers', () => {
  const { lines, more } = listPapers(unlocked, { order: 'pressing' });
  return lines.length + more;
});
best('pathwayList.appointments, a week', () => {
  const found = listAppointments(unlocked, { from: day(0), days: 7 });
  return found.ok ? found.value.rows.length : 0;
});
best('case.list, first 50', () => listCases(unlocked, { sortBy: 'priority', limit: 50 }).length);
best('case.list, all', () => listCases(unlocked, { sortBy: 'priority' }).length);
const filters: readonly CaseFilter[] = [
  { status: ['intake'] },
  { status: ['open'], caseworker: { is: 'me' } },
  { noBed: true },
  { noWatch: true },
  { level: ['high'], assessmentOverdue: true },
  { needs: ['wheelchair'] },
  { text: 'Case 17' },
  { status: ['open'], noBed: true, noWatch: true, assessmentOverdue: true, needs: ['quiet'] },
];
for (const filter of filters)
  best(
    `case.list, ${JSON.stringify(filter)}`,
    () => listCases(unlocked, { filter, sortBy: 'priority' }).length,
  );
