import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVault, openVault } from '../../actions/open-vault.ts';
import type { VaultOptions } from '../../actions/ports/store.ts';
import { putRecords } from '../../actions/put-record.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import { createPgpForVault } from '../../pgp/for-vault.ts';
import { createParts } from '../../parts.ts';
import { createMemoryIndex, loadMemoryIndex } from '../../vault/index/memory-index.ts';
import { createVaults } from '../../vault/vaults.ts';
import { demoPassphrase, must } from '../demo/party.ts';
import { caseIdOf, inventedCase, inventedHouse } from './invented-case.ts';
import { median, report, timed } from './report.ts';

const parts = createParts();
/** Cases that are changed in turn. */
const inTurn = 50;

const place = (folder: string, progress: VaultOptions['progress'] = () => undefined): VaultOptions => ({
  path: join(folder, 'bench.vault'),
  passphrase: demoPassphrase,
  anchor: join(folder, 'bench.anchor'),
  // What a real vault costs.
  cost: { memoryExponent: 19, passes: 3, parallelism: 4 },
  progress,
});

/** Makes a vault of so many cases, one saved action each. */
export async function fill(folder: string, cases: number): Promise<void> {
  const owner = { name: 'bench', role: 'coordinator' } as const;
  const unlocked = must(await createVault(parts.tools, parts.vaults, place(folder), owner));
  must(await putRecords(unlocked, [{ ...inventedHouse }]));
  const { ms } = await timed(async () => {
    for (let number = 0; number < cases; number += 1)
      must(
        await putRecords(
          unlocked,
          inventedCase(number).map((record) => ({ ...record })),
        ),
      );
  });
  report('fill, each case', ms / cases);
  await unlocked.vault.snapshot(true);
  await unlocked.vault.close();
}

/** Opens it as an unlocking does, in a process that has done nothing yet. Leaves the image of its index in the clear. */
export async function unlock(folder: string): Promise<void> {
  let derived = 0;
  let image: Uint8Array = new Uint8Array();
  const vaults = createVaults({
    pgp: createPgpForVault(),
    openChange: parts.tools.exchange.openChange,
    clock: parts.tools.clock,
    indexes: {
      create: createMemoryIndex,
      load: (bytes, ...rest) => {
        image = bytes;
        return loadMemoryIndex(bytes, ...rest);
      },
    },
  });
  const start = performance.now();
  const options = place(folder, (step, done) => {
    if (step === 'derive' && done === 1) derived = performance.now();
  });
  const unlocked = must(await openVault(parts.tools, vaults, options));
  const listed = must({ ok: true, value: unlocked.vault.read.list({ type: 'case', limit: 50 }) });
  const end = performance.now();
  report('unlock: key derivation', derived - start);
  report('unlock: the rest, first list included', end - derived);
  report('cases in the first list', listed.length);
  writeFileSync(join(folder, 'image'), image, { mode: 0o600 });
  await unlocked.vault.close();
}

/** One-field changes of records that are there, each signed, sealed, committed and merged before the next. */
export async function save(folder: string, times: number): Promise<void> {
  const unlocked: Unlocked = must(await openVault(parts.tools, parts.vaults, place(folder)));
  let turn = 0;
  const change = async (): Promise<void> => {
    turn += 1;
    // Never what it says already: that would save nothing.
    const fields = { closureReason: Math.floor(turn / inTurn) % 2 === 0 ? 'withdrew' : 'durableSolution' };
    const [saved] = must(await putRecords(unlocked, [{ type: 'case', id: caseIdOf(turn % inTurn), fields }]));
    if (saved?.changes.length !== 1) throw new Error('nothing was saved');
  };
  await change();
  report('save: a one-field change', await median(times, change));
  report(
    'save: sealing and committing alone',
    await median(times, async () =>
      must(await unlocked.vault.append([{ kind: 'setting', name: 'bench', value: 'x'.repeat(1_000) }])),
    ),
  );
  await change();
  // No snapshot: the last segment stays the one that is measured.
  await unlocked.vault.close();
}
