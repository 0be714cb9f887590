import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { generateRecoveryCode } from './recovery-code.ts';
import { failingCalls } from './testing/failing-calls.ts';
import { openParts } from './testing/open-parts.ts';
import { bench, codeOf, must, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
let b: Bench;
beforeEach(async () => {
  b = bench(pgp);
  const vault = await b.create({ anchor: null });
  must(await vault.append([setting('at', 0)]));
  await vault.close();
});
afterEach(() => b.remove());

const child = new URL('testing/append-until-refused.ts', import.meta.url).pathname;
const forVault = new URL('../pgp/for-vault.ts', import.meta.url).href;

/** What a vault on a failing disk has to show: named refusals, nothing half done, and it goes on. */
async function expectWhole(told: string, path: string, codes: readonly string[]): Promise<void> {
  const { opened, saved, code, again, rekey, read, checked } = JSON.parse(told) as Record<string, unknown>;
  expect(opened).toBe('done');
  expect(codes).toContain(code);
  expect(codes).toContain(again);
  expect(['done', ...codes]).toContain(rekey);
  expect(checked).toBe('done');
  expect(read).toBe(saved);
  const vault = await b.open({ path, anchor: null });
  expect(vault.read.setting('at')).toEqual(setting('at', saved as number));
  expect(codeOf(await vault.check(quiet))).toBe('done');
  await vault.close();
}

describe('failing disk', () => {
  for (const [code, refusal] of [
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_IOERR_WRITE', 'file-unwritable'],
    ['SQLITE_IOERR_FSYNC', 'file-unwritable'],
    ['SQLITE_READONLY', 'file-unwritable'],
  ] as const)
    it(`${code} at every single call of a save, a rekey, a recovery code: ${refusal}, nothing changed`, async () => {
      const fail = failingCalls(code);
      const { db, log, vault, indexes } = await openParts(pgp, b.path, fail.wrap);
      const rows = (): unknown[] =>
        ['header', 'segment', 'snapshot'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
      const recovery = generateRecoveryCode({ bytes: (count) => new Uint8Array(count) });
      const jobs = {
        save: () => vault.append([setting('at', 1)]),
        rekey: () => vault.rekey(quiet),
        recovery: () => vault.setRecoveryCode(recovery),
      };
      for (const [name, job] of Object.entries(jobs)) {
        let reached = true;
        let calls = 0;
        for (let at = 1; reached; at += 1) {
          const before = { rows: rows(), last: log.chain.last, head: log.chain.head };
          const remembered = indexes.last().remembered.size;
          fail.arm(at);
          const result = codeOf(await job());
          reached = fail.disarm();
          if (!reached) break;
          calls += 1;
          expect(result, `${name} ${at}`).toBe(refusal);
          expect({ rows: rows(), last: log.chain.last, head: log.chain.head }).toEqual(before);
          expect(indexes.last().remembered.size).toBe(remembered);
          expect(db.inTransaction).toBe(false);
        }
        expect(calls, name).toBeGreaterThan(2);
        expect(codeOf(await vault.append([setting('at', 2)]))).toBe('done');
      }
      expect(codeOf(await vault.check(quiet))).toBe('done');
      await vault.close();
    });

  it('disk-full by SQLite itself: no page more than there is; then room comes, and saving goes on', async () => {
    const { db, vault } = await openParts(pgp, b.path);
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 2}`);
    const before = readFileSync(b.path);
    const big = [setting('filling', 'x'.repeat(50_000))];
    expect(codeOf(await vault.append(big))).toBe('disk-full');
    expect(codeOf(await vault.append(big))).toBe('disk-full');
    expect(readFileSync(b.path).equals(before)).toBe(true);
    await vault.snapshot(true);
    db.pragma('max_page_count = 100000');
    expect(codeOf(await vault.append(big))).toBe('done');
    expect(codeOf(await vault.check(quiet))).toBe('done');
    await vault.close();
  });

  it('file-unwritable for a limit of file size, wherever the write meets it', async () => {
    for (const kilobytes of [40, 52, 65, 78, 120]) {
      const path = join(b.folder, `limited-${kilobytes}`);
      copyFileSync(b.path, path);
      const run = spawnSync(
        'bash',
        ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, child, forVault, path],
        { encoding: 'utf8' },
      );
      await expectWhole(run.stdout, path, ['file-unwritable', 'disk-full']);
    }
  });

  it('disk-full on a disk that is full', async () => {
    const disk = join(b.folder, 'disk');
    mkdirSync(disk);
    const vault = join(disk, 'vault');
    // In a mount namespace of its own, so that nothing is left mounted.
    const script = `mount -t tmpfs -o size=160k tmpfs "$3" && cp "$4" "$5" && "$0" "$1" "$2" "$5" && cp "$5" "$4.after"`;
    const namespace = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
    const run = spawnSync(
      'unshare',
      [...namespace, 'bash', '-c', script, process.execPath, child, forVault, disk, b.path, vault],
      {
        encoding: 'utf8',
      },
    );
    // Where that is forbidden: the largest file allowed is smaller than the journal of a rekey.
    if (run.status !== 0 && run.stdout === '') {
      const limited = ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, child, forVault, b.path];
      const { stdout } = spawnSync('bash', limited, { encoding: 'utf8' });
      return expectWhole(stdout, b.path, ['disk-full', 'file-unwritable']);
    }
    return expectWhole(run.stdout, `${b.path}.after`, ['disk-full']);
  });
});
