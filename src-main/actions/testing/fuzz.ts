/*
 * `npm run fuzz -- N [--seed S]`: N damaged bundles, by bytes and by structure (signed again), given to a real vault. What must never
 * happen is counted: altered contents accepted, anything written, a refusal without a name, a case without an end.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What became of one case. */
export interface FuzzReport {
  readonly case: number;
  readonly kind: string;
  /** Name of the refusal, or how it was accepted. */
  readonly outcome: string;
  readonly ms: number;
  readonly trouble: 'altered' | 'written' | 'unnamed' | null;
}

/** An honest case takes some milliseconds; a busy machine may take a hundred times that. */
const limitMs = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '20260314' } },
});
const total = Number(positionals[0] ?? '2000');
const seed = Number(values.seed);
if (!Number.isSafeInteger(total) || total < 1 || !Number.isSafeInteger(seed)) {
  console.error('npm run fuzz -- N [--seed S]');
  process.exit(1);
}

const outcomes = new Map<string, number>();
const kinds = new Map<string, number>();
const troubles = { altered: 0, written: 0, unnamed: 0, hung: 0 };
let slowest: FuzzReport | null = null;
let next = 0;
const count = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

function take(report: FuzzReport, folder: string): void {
  if (report.kind === 'ready') return;
  next = report.case + 1;
  count(outcomes, report.outcome);
  count(kinds, report.kind);
  if (slowest === null || report.ms > slowest.ms) slowest = report;
  if (report.trouble !== null) {
    troubles[report.trouble] += 1;
    console.log(`case ${report.case} (${report.kind}): ${report.trouble}, ${report.outcome}; see ${folder}`);
  }
  if (next % 10_000 === 0) console.log(`${next} of ${total}`);
}

/** One process until it is done, fails or hangs; a hang in native code can only be ended from outside. */
function run(folder: string): Promise<'done' | 'hung' | 'failed'> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'fuzz-child.ts'), [folder, next, total, seed].map(String), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let hung = false;
    const end = (): void => {
      hung = true;
      child.kill('SIGKILL');
    };
    let watch = setTimeout(end, limitMs);
    child.on('message', (report) => {
      clearTimeout(watch);
      watch = setTimeout(end, limitMs);
      take(report as FuzzReport, folder);
    });
    child.on('exit', (code) => {
      clearTimeout(watch);
      resolve(hung ? 'hung' : code === 0 && next === total ? 'done' : 'failed');
    });
  });
}

const began = performance.now();
while (next < total) {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-fuzz-'));
  const seen = troubles.altered + troubles.written + troubles.unnamed;
  const ended = await run(folder);
  if (ended === 'done' && troubles.altered + troubles.written + troubles.unnamed === seen) {
    rmSync(folder, { recursive: true });
    continue;
  }
  console.log(`${ended} in case ${next}; vault and case are kept in ${folder}`);
  if (ended === 'failed') throw new Error(`the process of case ${next} failed`);
  if (ended === 'hung') {
    troubles.hung += 1;
    next += 1;
  }
}

const sorted = (counts: Map<string, number>): [string, number][] => [...counts].sort(([, a], [, b]) => b - a);
console.log(`\n${total} cases, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`);
for (const [kind, number] of sorted(kinds)) console.log(`  damaged ${kind.padEnd(36)} ${number}`);
for (const [outcome, number] of sorted(outcomes)) console.log(`  ${outcome.padEnd(44)} ${number}`);
const worst = slowest as FuzzReport | null;
if (worst !== null)
  console.log(`slowest: ${worst.ms.toFixed(0)} ms (case ${worst.case}, ${worst.kind}, ${worst.outcome})`);
console.log(`altered contents accepted: ${troubles.altered}`);
console.log(`writes before anyone confirmed: ${troubles.written}`);
console.log(`without a name: ${troubles.unnamed}`);
console.log(`hung (more than ${limitMs / 1000} s): ${troubles.hung}`);
process.exitCode = Object.values(troubles).every((number) => number === 0) ? 0 : 1;
