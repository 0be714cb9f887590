import type { Json } from '../../domain/json.ts';
import { openChange } from '../../exchange/change.ts';
import { createMemoryIndex } from '../../vault/index/memory-index.ts';
import { applied, LogMaker, ownIdentity, self, TestLog } from '../../vault/index/testing/log-maker.ts';
import { inventedCase, inventedHouse } from './invented-case.ts';
import { median, report, timed } from './report.ts';

/** Sets are written member by member. */
function slots(fields: { readonly [field: string]: Json }): Record<string, Json> {
  const written: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!Array.isArray(value)) written[name] = value;
    else for (const member of value) written[`${name}/${String(member)}`] = true;
  }
  return written;
}

/** Searching and listing in the index alone: changes are unsigned, the index trusts what was verified before. */
export async function index(cases: number): Promise<void> {
  const make = new LogMaker();
  const log = new TestLog();
  log.add([ownIdentity()]);
  log.add([applied(make.write(self, 'safeHouse', inventedHouse.id, slots(inventedHouse.fields)))]);
  for (let number = 0; number < cases; number += 1)
    log.add(
      inventedCase(number).map(({ type, id, fields }) => applied(make.write(self, type, id, slots(fields)))),
    );
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
