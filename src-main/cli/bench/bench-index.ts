import type { LogEntry } from '../../actions/ports/log.ts';
import { contentsFor } from '../../domain/change-contents.ts';
import { checkRecordInput } from '../../domain/records/input.ts';
import { openChange } from '../../exchange/change.ts';
import { createMemoryIndex } from '../../vault/index/memory-index.ts';
import { applied, LogMaker, ownIdentity, self, TestLog } from '../../vault/index/testing/log-maker.ts';
import { must } from '../demo/party.ts';
import { inventedCase, inventedHouse, type InventedRecord } from './invented-case.ts';
import { median, report, timed } from './report.ts';

const at = '2027-01-01T00:00:00Z';

/** The changes that saving the record makes, one for each audience group, but unsigned. */
function changesOf(make: LogMaker, input: InventedRecord): readonly LogEntry[] {
  const { type, id, slots } = must(checkRecordInput({ ...input }));
  const contents = must(contentsFor(type, id ?? input.id, slots, undefined, { at, action: 'bench' }));
  return contents.map((content) => {
    const said = content.slots.map(({ slot, value }) => [slot, value] as const);
    return applied(make.write(self, type, content.record, Object.fromEntries(said), { at }));
  });
}

/** Searching and listing in the index alone: changes are unsigned, the index trusts what was verified before. */
export async function index(cases: number): Promise<void> {
  const make = new LogMaker();
  const log = new TestLog();
  log.add([ownIdentity()]);
  log.add(changesOf(make, inventedHouse));
  for (let number = 0; number < cases; number += 1)
    log.add(inventedCase(number).flatMap((record) => changesOf(make, record)));
  const built = createMemoryIndex(openChange, log);
  report('index: rebuilt from the log', (await timed(() => built.applyAll(log.from(1)))).ms);
  report('index: image in bytes', built.serialize().byteLength);

  const { reader } = built;
  const run = async (what: string, work: () => readonly unknown[]): Promise<void> => {
    if (work().length === 0) throw new Error(`nothing was found: ${what}`);
    report(`index: ${what}`, await median(15, work));
  };
  for (const text of ['жу', 'жуков', 'zhukov', 'документы', 'Maple 17'])
    await run(`search "${text}"`, () => reader.search(text, 50));
  await run('list of cases by alias', () => reader.list({ type: 'case', sortBy: 'alias', limit: 50 }));
  await run('list of steps by day', () => reader.list({ type: 'step', sortBy: 'due', limit: 50 }));
  await run('list of persons by true name, last first', () =>
    reader.list({ type: 'person', sortBy: 'trueName', descending: true, limit: 50 }),
  );
  await run('list of open cases', () =>
    reader.list({ type: 'case', where: { field: 'status', value: 'open' }, sortBy: 'priority', limit: 50 }),
  );
  built.close();
}
