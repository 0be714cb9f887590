/**
 * Child of the kill tests: `node append-until-killed.ts FOR-VAULT PATH ANCHOR JOB`. Opens a vault, says what it found,
 * then works for ever, telling each acknowledged number. JOB `save` saves, with a snapshot now and then; `attach` saves
 * a file with each; `rekey` rekeys; `look` ends after opening.
 */
import { hash } from 'node:crypto';
import { writeSync } from 'node:fs';

import type { PgpForVault } from '../../actions/ports/pgp.ts';
import { createVaults } from '../vaults.ts';
import { rememberingIndexes } from './remembering-index.ts';
import { must, openChange, passphrase, setting, smallCost } from './vault-bench.ts';

const [forVault = '', path = '', anchor = '', job = 'save'] = process.argv.slice(2);
const say = (line: object): unknown => writeSync(1, `${JSON.stringify(line)}\n`);

// By expression: the layers above may be composed here, as in a test, but not imported.
const pgp = (await import(forVault)) as { createPgpForVault: () => PgpForVault };
const clock = { now: () => new Date() };
const indexes = rememberingIndexes();
const vaults = createVaults({ pgp: pgp.createPgpForVault(), openChange, clock, indexes });
const progress = (): void => {};
const opened = await vaults.open({ path, passphrase, anchor, cost: smallCost, progress });
if (!opened.ok) {
  say({ refused: opened.refusal.code });
  process.exit(1);
}
const vault = opened.value;
const kept = (name: string): unknown =>
  (vault.read.setting(name) as unknown as { value: unknown } | undefined)?.value;
let counter = Number(kept('counter') ?? 0);
const named = kept('file');
const whole = typeof named !== 'string' || must(await vault.file(named)) !== null;
say({ found: counter, restored: vault.restored, whole });
while (job !== 'look') {
  counter += 1;
  if (job === 'attach') {
    const bytes = new Uint8Array(50_000).fill(counter);
    const sha256 = hash('sha256', bytes, 'hex');
    must(await vault.append([setting('counter', counter), setting('file', sha256)], [{ sha256, bytes }]));
  } else must(await vault.append([setting('counter', counter)]));
  say({ saved: counter });
  if (job === 'rekey') {
    must(await vault.rekey(progress));
    say({ rekeyed: counter });
  } else if (counter % 25 === 0) await vault.snapshot(true);
}
await vault.close();
