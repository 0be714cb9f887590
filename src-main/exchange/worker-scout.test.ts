import { afterEach, describe, expect, test } from 'vitest';
import type { Scout, Scouted } from './scout.ts';
import { workerScouts } from './worker-scout.ts';

/* What a worker may say, and what becomes of one that says something else. Whole bundles: worker-scout.slow.test.ts. */

const limits = { memory: 64, time: 55_000 };
const tar = Uint8Array.of(1, 2, 3);
const scouts: Scout[] = [];
afterEach(() => {
  for (const scout of scouts.splice(0)) scout.end();
});

/** A scout whose worker does this with what it is given. */
const sent = (does: string, { time = limits.time, signal = new AbortController().signal } = {}): Scout => {
  const source = `import { parentPort as port } from 'node:worker_threads';
    port.once('message', (tar) => { const say = (said) => port.postMessage(said); ${does} });`;
  const file = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const scout = workerScouts(file, { ...limits, time })(signal);
  scouts.push(scout);
  return scout;
};
/** What is known once it has come to the end, or can't. */
const end = (does: string, options?: Parameters<typeof sent>[1]): Promise<Scouted> => {
  const scout = sent(does, options);
  scout.start(tar);
  return scout.until(Infinity);
};
const keepsOn = 'setInterval(() => {}, 1000);';
const failed = { reached: 0, refusal: { code: 'bundle-reader-failed' } };
const refusalOf = (said: string) => end(`say({ refusal: ${said} }); ${keepsOn}`);

test('says how far it has come, then that it is through; its copy of the tar is its own', async () => {
  const scout = sent(
    'say({ reached: 0 }); say({ reached: tar.length }); say({ reached: Infinity }); ' + keepsOn,
  );
  scout.start(tar);
  expect(await scout.until(3)).toMatchObject({ refusal: null });
  expect(await scout.until(Infinity)).toEqual({ reached: Infinity, refusal: null });
  expect([...tar]).toEqual([1, 2, 3]);
});

test('has nothing of ours: no environment, no argument, no option of Node', async () => {
  const all = 'Object.keys(process.env).length + process.argv.length + process.execArgv.length';
  // What runs it is all there is.
  expect((await end(`say({ reached: ${all} }); say(0);`)).reached).toBe(1);
});

test('refuses by our names, with short details', async () => {
  const said = `{ code: 'bundle-malformed', detail: { ${'a'.repeat(64)}: '${'b'.repeat(128)}', line: 7 } }`;
  expect(await refusalOf(said)).toEqual({
    reached: 0,
    refusal: { code: 'bundle-malformed', detail: { ['a'.repeat(64)]: 'b'.repeat(128), line: 7 } },
  });
  expect((await refusalOf("{ code: 'bundle-newer' }")).refusal).toStrictEqual({ code: 'bundle-newer' });
});

describe('a worker that was turned and', () => {
  test.each([
    ['says less than nothing', `say({ reached: -1 }); ${keepsOn}`],
    ['says half a step', `say({ reached: 1.5 }); ${keepsOn}`],
    ['says more than a step', `say({ reached: Infinity, changes: [] }); ${keepsOn}`],
    ['says something else', `say('through'); ${keepsOn}`],
    ['refuses by no name of ours', `say({ refusal: { code: 'toString' } }); ${keepsOn}`],
    ['refuses by no name', `say({ refusal: { code: 7 } }); ${keepsOn}`],
    ['refuses by a name in an array', `say({ refusal: { code: ['bundle-newer'] } }); ${keepsOn}`],
    ['says more than a refusal', `say({ refusal: { code: 'bundle-newer', text: 'x' } }); ${keepsOn}`],
    [
      'says more in a detail',
      `say({ refusal: { code: 'bundle-newer', detail: { x: 'x'.repeat(129) } } }); ${keepsOn}`,
    ],
    [
      'names a detail at length',
      `say({ refusal: { code: 'bundle-newer', detail: { ['x'.repeat(65)]: 1 } } }); ${keepsOn}`,
    ],
    ['throws', 'throw new Error("a bug that a bundle has found");'],
    ['leaves', 'process.exit(0);'],
    ['falls silent', 'port.unref();'],
  ])('%s: refused by name', async (_, does) => expect(await end(does)).toEqual(failed));

  test('eats memory: refused as too costly', async () => {
    const hog = 'const all = []; for (;;) all.push(new Array(1e5).fill({}));';
    expect((await end(hog)).refusal).toEqual({ code: 'bundle-too-costly', detail: { limit: 'memory' } });
  });

  test.each(['for (;;);', 'say({ reached: 1 }); for (;;);'])(
    'hangs (%s): refused when the time is up',
    async (does) => {
      const { refusal } = await end(does, { time: 300 });
      expect(refusal).toEqual({ code: 'bundle-too-costly', detail: { limit: 'time' } });
    },
  );
});

test('time counts until it is ended', () => {
  const clocks = (): number => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const before = clocks();
  const scout = sent(keepsOn);
  scout.start(tar);
  expect(clocks()).toBe(before + 1);
  scout.end();
  expect(clocks()).toBe(before);
});

describe('cancelled', () => {
  const cancelled = { reached: 0, refusal: { code: 'cancelled' } };

  test('before it begins, or on its way', async () => {
    expect(await end(keepsOn, { signal: AbortSignal.abort() })).toEqual(cancelled);
    const cancelling = new AbortController();
    const scout = sent(keepsOn, { signal: cancelling.signal });
    scout.start(tar);
    cancelling.abort();
    expect(await scout.until(1)).toEqual(cancelled);
  });

  test('after its end: it is ended already, by that name', async () => {
    const cancelling = new AbortController();
    const scout = sent(keepsOn, { signal: cancelling.signal });
    scout.start(tar);
    scout.end();
    cancelling.abort();
    expect(await scout.until(1)).toEqual(failed);
  });
});
