import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { bench, must, passphrase, setting, type Bench } from './testing/vault-bench.ts';

const child = fileURLToPath(new URL('testing/append-until-killed.ts', import.meta.url));
const forVault = new URL('../pgp/for-vault.ts', import.meta.url).href;

interface Life {
  found: number;
  restored: boolean;
  /** The file that the last save named is there. */
  whole: boolean;
  saved: number;
  rekeyed: number;
  refused: string | null;
}

/**
 * Runs one child and kills it with SIGKILL some milliseconds after it has opened the vault, or after its first save: on a
 * machine that does a lot beside, no number of milliseconds would be long enough for one.
 */
function live(
  b: Bench,
  job: 'save' | 'attach' | 'rekey',
  after: 'found' | 'saved',
  milliseconds: number,
): Promise<Life> {
  const life: Life = { found: -1, restored: false, whole: false, saved: 0, rekeyed: 0, refused: null };
  const running = spawn(process.execPath, [child, forVault, b.path, b.anchor, job], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let dying = false;
  createInterface(running.stdout).on('line', (line) => {
    Object.assign(life, JSON.parse(line));
    if (dying || !line.includes(after)) return;
    dying = true;
    setTimeout(() => running.kill('SIGKILL'), milliseconds);
  });
  return new Promise((resolve) => {
    running.on('close', () => resolve(life));
  });
}

/** Kills `kills` children one after the other in one vault and looks at what each finds. */
async function liveAndDie(
  b: Bench,
  job: 'save' | 'attach' | 'rekey',
  kills: number,
  upTo: number,
): Promise<number> {
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const life = await live(b, job, kill % 2 === 0 ? 'found' : 'saved', (kill * 7) % upTo);
    expect(life.refused).toBeNull();
    expect(life.restored).toBe(false);
    expect(life.whole).toBe(true);
    expect(life.found).toBeGreaterThanOrEqual(acknowledged);
    // At most the one save that was under way and not yet told.
    expect(life.found).toBeLessThanOrEqual(acknowledged + 1);
    acknowledged = Math.max(life.found, life.saved);
  }
  return acknowledged;
}

describe('kill -9', () => {
  const benches: Bench[] = [];
  const start = async (): Promise<Bench> => {
    const b = bench(createPgpForVault());
    benches.push(b);
    const vault = await b.create();
    must(await vault.append([setting('counter', 0)]));
    await vault.close();
    return b;
  };
  afterEach(() => {
    for (const b of benches.splice(0)) b.remove();
  });

  it('invariant 8: acknowledged saves survive 200 kills in mid-save, and none looks like a restore', async () => {
    // Two vaults at a time: most of a life is spent starting.
    const acknowledged = await Promise.all(
      [await start(), await start()].map((b) => liveAndDie(b, 'save', 100, 60)),
    );
    for (const count of acknowledged) expect(count).toBeGreaterThanOrEqual(50);
    for (const b of benches) {
      const vault = await b.open();
      expect((await vault.check(() => {})).ok).toBe(true);
      await vault.close();
    }
  });

  it('a file and what names it are there together or not at all, whenever it is killed', async () => {
    const b = await start();
    expect(await liveAndDie(b, 'attach', 40, 60)).toBeGreaterThanOrEqual(20);
    const vault = await b.open();
    expect((await vault.check(() => {})).ok).toBe(true);
    await vault.close();
  });

  it('invariant 9: killed in mid-rekey the file is the old one or the new one', async () => {
    const b = await start();
    const vault = await b.open();
    for (let at = 0; at < 300; at += 1) must(await vault.append([setting('filling', 'x'.repeat(500))]));
    await vault.close();
    await liveAndDie(b, 'rekey', 40, 250);
    const after = await b.open({ passphrase });
    expect(after.restored).toBe(false);
    expect((await after.check(() => {})).ok).toBe(true);
    await after.close();
  });
});
