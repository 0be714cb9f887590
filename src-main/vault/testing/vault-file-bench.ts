/**
 * How long saving, opening and re-sealing take, with the real index. Run with Node 24:
 * `node src-main/vault/testing/vault-file-bench.ts [changes]` (1,000 by default, each in a segment of its own).
 * Saving is compared in one run with a plain insert of as many bytes under the same pragmas.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { PgpForVault } from '../../actions/ports/pgp.ts';
import type { OpenChange } from '../../actions/ports/store.ts';
import { connectExclusively } from '../database.ts';
import { createMemoryIndex, loadMemoryIndex } from '../index/memory-index.ts';
import { applied, LogMaker, ownIdentity, record, self } from '../index/testing/log-maker.ts';
import { createVaults } from '../vaults.ts';
import { edit } from './raw-file.ts';
import { bench, must } from './vault-bench.ts';

/** By expression: a bench may compose what the layer below may not import. */
const load = async <T>(path: string): Promise<T> => (await import(new URL(path, import.meta.url).href)) as T;
const { createPgpForVault } = await load<{ createPgpForVault: () => PgpForVault }>('../../pgp/for-vault.ts');
const { openChange } = await load<{ openChange: OpenChange }>('../../exchange/change.ts');

const changes = Number(process.argv[2] ?? 1_000);
const pgp = createPgpForVault();
const b = bench(pgp);
const clock = { now: () => new Date() };
const indexes = { create: createMemoryIndex, load: loadMemoryIndex };
const vaults = createVaults({ pgp, openChange, clock, indexes });
const make = new LogMaker();
const entryOf = (at: number): LogEntry =>
  applied(
    make.write(self, 'case', record(String(at % Math.ceil(changes / 20))), { closureReason: `reason ${at}` }),
  );

async function timed<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${what.padEnd(48)} ${(performance.now() - start).toFixed(1).padStart(9)} ms`);
  return result;
}
const median = (times: number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;

const vault = must(await vaults.create(b.options()));
must(await vault.append([ownIdentity()]));
writeFileSync(join(b.folder, 'plain'), '');
const plain = connectExclusively(join(b.folder, 'plain'));
plain.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)');
const insert = plain.prepare('INSERT INTO t (b) VALUES (?)');
const inserts: number[] = [];
const appends: number[] = [];
for (let at = 0; at < changes; at += 1) {
  const entry = entryOf(at);
  const start = performance.now();
  if (at % 5 === 0) insert.run(Buffer.alloc(JSON.stringify(entry).length + 200));
  const middle = performance.now();
  must(await vault.append([entry]));
  if (at % 5 === 0) inserts.push(middle - start);
  appends.push(performance.now() - middle);
}
plain.close();
console.log(`save: median ${median(appends).toFixed(2)} ms, plain insert ${median(inserts).toFixed(2)} ms`);
await timed('snapshot', () => vault.snapshot(true));
await timed('close', () => vault.close());
const megabytes = statSync(b.path).size / 2 ** 20;
console.log(`${changes} changes, ${megabytes.toFixed(1)} MB`);
const again = must(await timed('open, from the snapshot', () => vaults.open(b.options())));
await timed('rekey', () => again.rekey(() => {}));
await timed('check', () => again.check(() => {}));
await again.close();
edit(b.path, (db) => db.exec('DELETE FROM snapshot'));
const rebuilt = must(await timed('open, from the log', () => vaults.open(b.options())));
await rebuilt.close();
b.remove();
