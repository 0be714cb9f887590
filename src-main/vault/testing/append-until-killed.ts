/**
 * Child of the kill tests: `node append-until-killed.ts FOR-VAULT PATH ANCHOR JOB`. Opens a vault, says what it found,
 * then works for ever, telling each acknowledged number. JOB `save` saves, with a snapshot now and then; `rekey` rekeys;
 * `look` ends after opening.
 */
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
const found = vault.read.setting('counter') as unknown as { value: number } | undefined;
let counter = found?.value ?? 0;
say({ found: counter, restored: vault.restored });
while (job !== 'look') {
  counter += 1;
  must(await vault.append([setting('counter', counter)]));
  say({ saved: counter });
  if (job === 'rekey') {
    must(await vault.rekey(progress));
    say({ rekeyed: counter });
  } else if (counter % 25 === 0) await vault.snapshot(true);
}
await vault.close();
