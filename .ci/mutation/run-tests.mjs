// The process in which mutants run: loads the test files once, then runs them for one mutant after the other.
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const standIn = new URL('./vitest.mjs', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'vitest' && context.parentURL !== standIn
      ? { url: standIn, shortCircuit: true }
      : next(name, context),
});
const { collect, runTests, testsIn } = await import(standIn);

const [mutantFromStart, ...files] = process.argv.slice(2);
const stryker = { mutantCoverage: { static: {}, perTest: {} } };
globalThis.__stryker__ = stryker;
if (mutantFromStart !== '') stryker.activeMutant = mutantFromStart;

let escaped = null;
process.on('unhandledRejection', (error) => {
  escaped = String(error);
});

// Without whoever started it there is nothing to do.
process.on('disconnect', () => process.exit());

const suites = new Map();
try {
  for (const file of files) {
    stryker.currentTestId = file;
    suites.set(file, await collect(() => import(pathToFileURL(file).href)));
  }
  stryker.currentTestId = undefined;
  const reached = Object.entries(stryker.mutantCoverage.perTest);
  process.send({ loaded: Object.fromEntries(reached.map(([file, ids]) => [file, Object.keys(ids)])) });
  stryker.mutantCoverage.perTest = {};
} catch (error) {
  process.send({ broken: String(error) });
}

const testsOf = new Map([...suites].map(([file, suite]) => [file, testsIn(suite)]));

async function run(file, numbers, enter) {
  escaped = null;
  const tests = testsOf.get(file);
  const failure = await runTests(suites.get(file), new Set(numbers.map((number) => tests[number])), enter);
  return failure ?? escaped;
}

const cpuTime = () => process.cpuUsage().user / 1000;

/** Without a mutant: whether each test passes, also alone, what it costs, and what it reaches how often. */
async function measure(file) {
  const numbers = [...testsOf.get(file).keys()];
  for (const number of numbers) {
    const failure = await run(file, [number]);
    if (failure !== null) return { failure: `alone, test ${number}: ${failure}` };
  }
  const costs = numbers.map(() => 0);
  let hooks = 0;
  let since = cpuTime();
  let now = null;
  const enter = (test) => {
    const spent = cpuTime() - since;
    if (now === null) hooks += spent;
    else costs[now] = spent;
    now = test === null ? null : testsOf.get(file).indexOf(test);
    stryker.currentTestId = now === null ? 'hooks' : String(now);
    since = cpuTime();
  };
  stryker.mutantCoverage.perTest = {};
  stryker.currentTestId = 'hooks';
  const failure = await run(file, numbers, enter);
  stryker.currentTestId = undefined;
  return { failure, costs, hooks, reached: stryker.mutantCoverage.perTest };
}

async function tryMutant({ mutant, runs, hitLimit }) {
  for (const { file, numbers } of runs) {
    process.send({ begun: { file, numbers } });
    Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit });
    let last = numbers[0];
    const failure = await run(file, numbers, (test) => {
      if (test !== null) last = testsOf.get(file).indexOf(test);
    });
    const endless = stryker.hitCount > hitLimit;
    if (failure === null && !endless) continue;
    if (mutantFromStart !== '') return { status: 'killed', by: file, failure };
    Object.assign(stryker, { activeMutant: undefined, hitCount: undefined });
    if (endless) return { status: 'timed out', by: file };
    // What a mutant left behind must not kill the next one: the same tests have to pass again without it.
    const control = await run(file, numbers.slice(0, numbers.indexOf(last) + 1));
    return control === null ? { status: 'killed', by: file, failure } : { status: 'spoilt' };
  }
  return { status: 'survived' };
}

const answer = (task) => ('measure' in task ? measure(task.measure) : tryMutant(task));
process.on('message', (task) => void answer(task).then((said) => process.send(said)));
