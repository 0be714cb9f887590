import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusals } from '../domain/refusals.ts';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { bench, codeOf, must, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
let b: Bench;
beforeEach(() => {
  b = bench(createPgpForVault());
});
afterEach(() => b.remove());

const pageBytes = 4_096;

describe('a flipped byte anywhere in the file', () => {
  it('is refused by name, or recovered from, or found by the check; never wrong data', async () => {
    const vault = await b.create();
    for (let at = 0; at < 8; at += 1)
      must(await vault.append([setting('at', at), setting('filling', 'x'.repeat(at * 700))]));
    await vault.snapshot(true);
    for (let at = 8; at < 12; at += 1) must(await vault.append([setting('at', at)]));
    await vault.close();
    const whole = readFileSync(b.path);
    const expected = JSON.stringify([...b.indexes.last().remembered].filter(([sequence]) => sequence > 1));

    const outcomes = new Map<string, number>();
    // Every byte of the first hundred, where SQLite keeps its own header, then of each page the head and every 101st.
    for (let at = 0; at < whole.length; at += at < 100 || at % pageBytes < 24 ? 1 : 101) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(b.path, flipped);
      const opened = await b.vaults.open(b.options());
      let outcome = codeOf(opened);
      if (opened.ok) {
        const shown = [...b.indexes.last().remembered].filter(
          ([sequence, entries]) => sequence > 1 && entries.some(({ kind }) => kind !== 'restored'),
        );
        expect(JSON.stringify(shown), `byte ${at}`).toBe(expected);
        const checked = codeOf(await opened.value.check(quiet));
        outcome = opened.value.restored ? 'restored' : `opened, check ${checked}`;
        expect(['done', 'vault-damaged']).toContain(checked);
        await opened.value.close();
      } else expect(refusals).toHaveProperty(outcome);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('unlock-failed')).toBeGreaterThan(3);
    expect(outcomes.get('vault-damaged')).toBeGreaterThan(3);
    expect(outcomes.get('opened, check vault-damaged')).toBeGreaterThan(3);
  });
});
