// `npm test`: everything, and one closing line. Nothing may be skipped unless it is named here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { provide } from './provide.mjs';

const mayBeSkipped = [];

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache', 'reports');
const unitReport = join(reports, 'vitest.json');
const endToEndReport = join(reports, 'playwright.json');

function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const { status, signal } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return { title, ended: signal === null ? `exit code ${status}` : `signal ${signal}`, ok: status === 0 };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Every test as [name, outcome]. A file that couldn't even be loaded is one failed test. */
function unitTests() {
  const report = read(unitReport);
  if (report === null) return null;
  return report.testResults.flatMap((file) => {
    const tests = file.assertionResults.map(({ fullName, status }) => [fullName, status]);
    const broken = file.status === 'failed' && tests.every(([, status]) => status !== 'failed');
    return broken ? [...tests, [file.name, 'failed']] : tests;
  });
}

function endToEndTests() {
  const report = read(endToEndReport);
  if (report === null) return null;
  const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };
  const inSuite = (suite) => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) => tests.map((test) => [title, outcomes[test.status]])),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...report.suites.flatMap(inSuite), ...report.errors.map(({ message }) => [message, 'failed'])];
}

provide();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const build = run('build', 'node', [join(root, '.ci', 'build.mjs')]);
const runs = [
  build,
  run('unit and slow tests', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]),
];
// Without a build the windows would show the last one, or nothing.
if (build.ok) {
  runs.push(
    run('end-to-end tests', 'playwright', ['test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
    }),
  );
}

const groups = { 'unit and slow tests': unitTests(), 'end-to-end tests': endToEndTests() };
const passed = [];
const failed = [];
const skipped = [];
for (const [group, tests] of Object.entries(groups)) {
  if (tests === null || tests.length === 0) failed.push(`${group}: none ran`);
  for (const [name, outcome] of tests ?? []) {
    if (outcome === 'passed') passed.push(name);
    else if (outcome === 'failed') failed.push(`${group}: ${name}`);
    else skipped.push(name);
  }
}
const forbidden = skipped.filter((name) => !mayBeSkipped.includes(name));
failed.push(...forbidden.map((name) => `skipped: ${name}`));
// A runner that fails although none of its tests did has crashed, or something escaped it.
for (const { title, ended, ok } of runs) {
  if (!ok && !failed.some((name) => name.startsWith(`${title}: `))) failed.push(`${title}: ${ended}`);
}

console.log('');
for (const name of failed) console.log(`failed: ${name}`);
const driver = existsSync(join(root, 'node_modules', 'electron', 'path.txt')) ? 'Electron' : 'stand-in';
console.log(`end-to-end driver: ${driver} · skipped: ${skipped.length}`);
console.log(`${passed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 && passed.length > 0 ? 0 : 1;
