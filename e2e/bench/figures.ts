import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const measuring = join(root, 'src-main', 'cli', 'bench', 'measure.ts');
const floors = join(import.meta.dirname, 'floors.ts');

export type Figures = ReadonlyMap<string, number>;

/** Runs one section in a fresh process, as a fresh start of the app would be. */
function run(script: string, args: readonly (string | number)[]): Figures {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args.map(String)],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 24 },
  );
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const { what, value } = JSON.parse(line) as { readonly what: string; readonly value: number };
      return [what, value];
    }),
  );
}

export const measure = (...args: readonly (string | number)[]): Figures => run(measuring, args);
export const floor = (...args: readonly (string | number)[]): Figures => run(floors, args);

/** The middle of several runs, figure by figure. */
export function middle(times: number, once: () => Figures): Figures {
  const runs = Array.from({ length: times }, once);
  const names = [...(runs[0]?.keys() ?? [])];
  return new Map(
    names.map((name) => {
      const values = runs.map((figures) => figures.get(name) ?? NaN).toSorted((a, b) => a - b);
      return [name, values[times >> 1] ?? NaN];
    }),
  );
}

/** @throws when the figure was not measured: a table never has a hole that looks like a zero */
export function figure(figures: Figures, name: string): number {
  const value = figures.get(name);
  if (value === undefined || Number.isNaN(value)) throw new Error(`not measured: ${name}`);
  return value;
}
