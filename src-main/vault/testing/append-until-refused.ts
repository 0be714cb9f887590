/**
 * Child of the tests of failing disks: `node append-until-refused.ts FOR-VAULT PATH`, under a limit of file size or on a
 * full disk. Appends until refused, tries again, rekeys, and tells the codes, what stayed, and whether reading goes on.
 */
import type { PgpForVault } from '../../actions/ports/pgp.ts';
import { createVaults } from '../vaults.ts';
import { rememberingIndexes } from './remembering-index.ts';
import { codeOf, openChange, passphrase, setting, smallCost } from './vault-bench.ts';

const [forVault = '', path = ''] = process.argv.slice(2);
const pgp = (await import(forVault)) as { createPgpForVault: () => PgpForVault };
const clock = { now: () => new Date() };
const indexes = rememberingIndexes();
const vaults = createVaults({ pgp: pgp.createPgpForVault(), openChange, clock, indexes });
const progress = (): void => {};
const opened = await vaults.open({ path, passphrase, anchor: null, cost: smallCost, progress });
if (!opened.ok) {
  console.log(JSON.stringify({ opened: opened.refusal.code }));
  process.exit(0);
}
const vault = opened.value;
let saved = 0;
let code = 'done';
while (code === 'done' && saved < 500) {
  code = codeOf(await vault.append([setting('at', saved + 1), setting('filling', 'x'.repeat(3_000))]));
  if (code === 'done') saved += 1;
}
const again = codeOf(await vault.append([setting('filling', 'x'.repeat(200_000))]));
const rekey = codeOf(await vault.rekey(progress));
await vault.snapshot(true);
const read = vault.read.setting('at') as unknown as { value: number } | undefined;
const checked = codeOf(await vault.check(progress));
await vault.close();
console.log(JSON.stringify({ opened: 'done', saved, code, again, rekey, read: read?.value ?? 0, checked }));
