// `npm run mutate -- [globs]`: takes checks out of the code, one at a time, and sees whether a test turns red.
import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { setPriority } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { Instrumenter } from '@stryker-mutator/instrumenter';

const root = join(import.meta.dirname, '..');
const sandbox = join(root, '.cache', 'mutation', String(process.pid));

const merge = [
  'authority,change-rules,consent,heads,leaving,merge,order,presets*,record-state,resolve,shown,statements,trust',
  'voices,withholding',
].join();
const parts = ['src-main/exchange/**/*.ts', 'src-main/pgp/**/*.ts', `src-main/domain/{${merge}}.ts`];
// A part's own tests have to miss a check; what OpenPGP refuses has its vectors in the exchange.
const testsOf = (file) => [
  `${file.split('/', 2).join('/')}/**/*.test.ts`,
  ...(file.includes('/pgp/') ? ['src-main/exchange/{vectors,attachments}.test.ts'] : []),
];
// What is said (texts, names of refusals, shapes of results) is not a check.
const leftOut = ['StringLiteral', 'ObjectLiteral'];

/** Stryker has no mutant for a check that is a mere call in `a() && b()` or `a() ? x : y`: these leave it out. */
const operandDropped = {
  name: 'OperandDropped',
  *mutate({ node, parent }) {
    const compared = ['BinaryExpression', 'LogicalExpression'].includes(node.type) && node.operator !== '??';
    if (compared) return;
    const isTest = parent?.type === 'ConditionalExpression' && parent.test === node;
    const operator = parent?.type === 'LogicalExpression' ? parent.operator : null;
    if (isTest || operator === '&&') yield { type: 'BooleanLiteral', value: true };
    if (isTest || operator === '||') yield { type: 'BooleanLiteral', value: false };
  },
};
// No public way adds a mutator, so this one joins the others by their file; Stryker's version is pinned.
const inside = join(
  root,
  'node_modules',
  '@stryker-mutator',
  'instrumenter',
  'dist',
  'src',
  'mutators',
  'mutate.js',
);
(await import(pathToFileURL(inside).href)).allMutators.push(operandDropped);

/** A copy of the code with every mutant in it, each switched on by its id. */
async function instrument(names) {
  rmSync(sandbox, { recursive: true, force: true });
  mkdirSync(sandbox, { recursive: true });
  cpSync(join(root, 'src-main'), join(sandbox, 'src-main'), { recursive: true });
  for (const name of ['node_modules', 'docs', 'src-preload', 'package.json'])
    symlinkSync(join(root, name), join(sandbox, name));
  const quiet = { debug() {}, info() {}, isDebugEnabled: () => false };
  const given = names.map((name) => ({
    name: join(sandbox, name),
    mutate: true,
    content: readFileSync(join(root, name), 'utf8'),
  }));
  const options = { plugins: null, excludedMutations: leftOut, ignorers: [] };
  const made = await new Instrumenter(quiet).instrument(given, options);
  for (const { name, content } of made.files) writeFileSync(name, content);
  return made.mutants
    .filter(({ status }) => status !== 'Ignored')
    .map((mutant) => ({ ...mutant, file: mutant.fileName.slice(sandbox.length + 1) }));
}

/** A process that has loaded these test files; `ask` gives null when it took too long, and ends it. */
function start(files, mutant = '') {
  const child = fork(join(import.meta.dirname, 'mutation', 'run-tests.mjs'), [mutant, ...files], {
    cwd: sandbox,
    stdio: ['ignore', 'ignore', process.env.MUTATE_DEBUG ? 'inherit' : 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=3000'],
  });
  const answer = (limitOf) =>
    new Promise((resolve) => {
      let timer;
      const end = (value) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (value === null) child.kill('SIGKILL');
        resolve(value);
      };
      const wait = (at) => {
        clearTimeout(timer);
        timer = setTimeout(() => end(null), limitOf(at));
      };
      wait();
      child.on('message', (said) => ('begun' in said ? wait(said.begun) : end(said)));
      child.once('exit', () => end({ broken: 'the process ended' }));
    });
  return {
    loaded: answer(() => 120_000),
    ask(task, limitOf) {
      child.send(task);
      return answer(limitOf);
    },
    stop: () => child.kill('SIGKILL'),
  };
}

const imports = new Map();
/** What a file imports, and so on. */
function importsOf(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  const direct =
    imports.get(path) ??
    [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, to]) => join(dirname(path), to));
  imports.set(path, direct);
  for (const each of direct) importsOf(each, seen);
  return seen;
}

setPriority(10);
const skipped = /\.test\.ts$|\/testing\/|\/crafted-bundle\.ts$/;
const anew = process.argv.includes('--anew');
/** The table of what is remembered, and nothing run. */
const known = process.argv.includes('--known');
/** Whatever ran into the time limit is not run again. */
const once = process.argv.includes('--once');
const globs = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const names = globSync(globs.length > 0 ? globs : parts, { cwd: root }).filter((file) => !skipped.test(file));
const mutants = await instrument(names.toSorted());
// What was found stays found while its file stays the same: tests only ever come along.
const memory = join(root, '.cache', 'mutants-found.json');
const foundBefore = existsSync(memory) && !anew ? JSON.parse(readFileSync(memory, 'utf8')) : {};
const digests = new Map(names.map((name) => [name, hash('sha256', readFileSync(join(root, name)))]));
const keyOf = ({ file, mutatorName, replacement, location: { start: from, end } }) =>
  [digests.get(file), mutatorName, replacement, from.line, from.column, end.line, end.column].join(' ');
for (const [file, digest] of digests) {
  const same = Object.entries(foundBefore[file] ?? {}).filter(([key]) => key.startsWith(digest));
  foundBefore[file] = Object.fromEntries(same);
}
function remember(result) {
  foundBefore[result.file][keyOf(result)] = result.status;
  writeFileSync(memory, JSON.stringify(foundBefore));
}

const count = (all, wanted) => all.filter(({ status }) => status === wanted).length;
function printTable(all) {
  const groups = Object.entries(Object.groupBy(all, ({ file }) => dirname(file)));
  const rows = [...groups, ['in all', all]].map(([name, some]) => {
    const [killed, timedOut] = [count(some, 'killed'), count(some, 'timed out')];
    const missed = {
      survived: some.length - killed - timedOut - count(some, 'not reached'),
      'not reached': count(some, 'not reached'),
      score: `${((100 * (killed + timedOut)) / some.length).toFixed(1)} %`,
    };
    return [name, { mutants: some.length, killed, 'timed out': timedOut, ...missed }];
  });
  console.table(Object.fromEntries(rows));
}

if (known) {
  printTable(mutants.map((mutant) => ({ ...mutant, status: foundBefore[mutant.file][keyOf(mutant)] })));
  rmSync(sandbox, { recursive: true, force: true });
  process.exit(0);
}

const testFiles = globSync([...new Set(names.flatMap(testsOf))], { cwd: sandbox })
  .filter((file) => !file.endsWith('.slow.test.ts'))
  .filter((file) => names.some((name) => importsOf(join(sandbox, file)).has(join(sandbox, name))));
const began = performance.now();
console.log(`${names.length} files, ${mutants.length} mutants, ${testFiles.length} files of tests`);

const paths = testFiles.map((file) => join(sandbox, file));
const startAll = () => start([...names.map((name) => join(sandbox, name)), ...paths]);
let worker = startAll();
const { loaded, broken } = await worker.loaded;
if (broken !== undefined) throw new Error(broken);
const measured = new Map();
for (const path of paths) {
  const found = await worker.ask({ measure: path }, () => 300_000);
  if (found?.failure !== null) throw new Error(`${path} fails without a mutant: ${found?.failure}`);
  measured.set(path, found);
}
/** CPU milliseconds. */
const costOf = (path, numbers) => {
  const { costs, hooks } = measured.get(path);
  return numbers.reduce((sum, number) => sum + costs[number], hooks);
};
const everything = paths.reduce((sum, path) => sum + costOf(path, [...measured.get(path).costs.keys()]), 0);
console.log(`tests take ${(everything / 1000).toFixed(1)} s`);

const piece = 60;
/** A mutant that this much of tests leaves alone has survived: what only a long test would find counts as missed. */
const enough = 1_500;
const killers = [];
/** Tests of one file in runs of about so many milliseconds, slow ones alone. */
function piecesOf(file, numbers) {
  const { costs } = measured.get(file);
  const pieces = [];
  let cost = Infinity;
  for (const number of numbers) {
    if (cost + costs[number] > piece) {
      pieces.push({ file, numbers: [] });
      cost = 0;
    }
    pieces.at(-1).numbers.push(number);
    cost += costs[number];
  }
  return pieces;
}

/** What is likely to find something at little cost first; tests of the same subject are never left out. */
function inOrder(mutant, chosen) {
  const subjectOf = (file) => basename(file).split(/[-.]/, 1)[0];
  const isOwn = (file) => subjectOf(file) === subjectOf(mutant.file);
  const near = (file) => (isOwn(file) ? 5 : 1) * (killers.slice(-5).includes(file) ? 10 : 1);
  const rank = ({ file, numbers }) => costOf(file, numbers) / near(file);
  let spent = 0;
  return chosen
    .flatMap(([file, numbers]) => piecesOf(file, numbers))
    .toSorted((one, other) => rank(one) - rank(other))
    .filter(({ file, numbers }) => (spent += costOf(file, numbers)) <= enough || isOwn(file));
}

/** Tests that reach a mutant; all of a file where hooks do. */
function reaching({ id }) {
  return paths.flatMap((path) => {
    const { costs, reached } = measured.get(path);
    const all = [...costs.keys()];
    const numbers = reached.hooks?.[id] ? all : all.filter((number) => reached[number]?.[id]);
    return numbers.length === 0 ? [] : [[path, numbers]];
  });
}

/** What runs when modules load, and takes effect for whoever imports them. */
const inBodies = new Set(names.flatMap((name) => loaded[join(sandbox, name)] ?? []));

/** Test files in whose loading a mutant may take effect. */
const whileLoading = ({ id, fileName }) =>
  paths
    .filter((path) => loaded[path]?.includes(id) || (inBodies.has(id) && importsOf(path).has(fileName)))
    .map((path) => [path, [...measured.get(path).costs.keys()]]);

const hitsOf = (path, id) =>
  Object.values(measured.get(path).reached).reduce((sum, hits) => sum + (hits[id] ?? 0), 0);

async function judge(mutant, patience = 1) {
  const reached = reaching(mutant);
  const loading = whileLoading(mutant);
  if (reached.length + loading.length === 0) return { status: 'not reached' };
  const hitLimit = 1_000 + 100 * reached.reduce((sum, [path]) => sum + hitsOf(path, mutant.id), 0);
  const task = (chosen) => ({ mutant: mutant.id, runs: inOrder(mutant, chosen), hitLimit });
  // Generous: a busy machine must not count as a mutant found.
  const limitOf = ({ file, numbers } = {}) =>
    patience * (8_000 + (file === undefined ? 0 : 20 * costOf(file, numbers)));

  const verdict = await worker.ask(task(reached), limitOf);
  const lost = verdict === null || 'broken' in verdict || verdict.status === 'spoilt';
  if (lost) {
    worker.stop();
    worker = startAll();
    await worker.loaded;
    if (verdict === null) return { status: 'timed out' };
  } else if (verdict.status !== 'survived' || loading.length === 0) return verdict;
  // Some of it takes effect only while modules load, or the last mutant spoilt the process: from the start, then.
  const wanted = lost ? [...new Map([...reached, ...loading])] : loading;
  const fresh = start(
    wanted.map(([path]) => path),
    mutant.id,
  );
  const ready = await fresh.loaded;
  const again = ready === null || 'broken' in ready ? ready : await fresh.ask(task(wanted), limitOf);
  fresh.stop();
  if (again === null) return { status: 'timed out' };
  return 'broken' in again ? { status: 'killed', by: 'loading', failure: again.broken } : again;
}

const text = new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8').split('\n')]));
function show({ file, status, mutatorName, replacement, location: { start: from, end } }) {
  const line = text.get(file)?.[from.line] ?? '';
  const was = from.line === end.line ? line.slice(from.column, end.column) : `${line.slice(from.column)} …`;
  console.log(
    `${status}: ${file}:${from.line + 1} ${mutatorName}: ${was} → ${replacement.replaceAll(/\s+/g, ' ')}`,
  );
}

const results = [];
for (const mutant of mutants) {
  const before = foundBefore[mutant.file][keyOf(mutant)];
  const isNew = before === undefined;
  const result = { ...mutant, isNew, ...(isNew ? await judge(mutant) : { status: before }) };
  results.push(result);
  if (result.status !== 'killed') show(result);
  else if (isNew) killers.push(result.by);
  if (isNew && (result.status === 'killed' || (once && result.status === 'timed out'))) remember(result);
  if (results.length % 100 === 0)
    console.log(
      `${results.length} of ${mutants.length}, ${Math.round((performance.now() - began) / 1000)} s`,
    );
}
for (const result of once ? [] : results.filter(({ status, isNew }) => status === 'timed out' && isNew)) {
  Object.assign(result, await judge(result, 2));
  console.log('once more, with twice as long:');
  show(result);
  if (result.status === 'timed out' || result.status === 'killed') remember(result);
}
worker.stop();
rmSync(sandbox, { recursive: true, force: true });

printTable(results);
console.log(`${Math.round((performance.now() - began) / 1000)} s`);
