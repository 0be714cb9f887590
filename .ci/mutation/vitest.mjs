// Stands in for vitest while mutants run: keeps what a test file declares, so that it can be run again and again in one
// process. Only what our tests use is here; anything else fails at once.
import { expect } from 'vitest';

export { expect };

const newSuite = () => ({ hooks: [], children: [] });
let current = newSuite();

/** Everything that `load` declares, as one suite. */
export async function collect(load) {
  const root = newSuite();
  current = root;
  await load();
  return root;
}

const forEach = (declare) => (rows) => (name, run) => {
  for (const row of rows) declare(name, () => run(...(Array.isArray(row) ? row : [row])));
};

export function test(name, ...given) {
  current.children.push({ name, run: given.find((each) => typeof each === 'function') });
}
test.each = forEach(test);
export { test as it };

export function describe(name, declare) {
  const outer = current;
  current = newSuite();
  outer.children.push(current);
  declare();
  current = outer;
}
describe.each = forEach(describe);

const hook = (when) => (run) => void current.hooks.push({ when, run });
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterAll = hook('afterAll');
export const afterEach = hook('afterEach');

export const vi = { setConfig: () => undefined };

/** All tests of a suite, in order. */
export const testsIn = ({ children }) =>
  children.flatMap((child) => ('children' in child ? testsIn(child) : [child]));

/**
 * Runs these tests of a suite with the hooks around them, up to the first failure: what it said, or null. `enter` is told
 * of each test before it runs, and of null when hooks do.
 */
export async function runTests(root, tests, enter = () => undefined) {
  const run = async (suites, when) => {
    for (const { hooks } of suites) for (const each of hooks) if (each.when === when) await each.run();
  };
  const walk = async (suite, outer) => {
    const suites = [...outer, suite];
    await run([suite], 'beforeAll');
    try {
      for (const child of suite.children) {
        if ('children' in child) {
          if (testsIn(child).some((test) => tests.has(test))) await walk(child, suites);
          continue;
        }
        if (!tests.has(child)) continue;
        await run(suites, 'beforeEach');
        try {
          enter(child);
          await child.run();
          enter(null);
        } finally {
          await run(suites.toReversed(), 'afterEach');
        }
      }
    } finally {
      await run([suite], 'afterAll');
    }
  };
  try {
    await walk(root, []);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}
