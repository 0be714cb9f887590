/** One figure on standard output, for `e2e/bench/run.ts`. Times in milliseconds. */
export const report = (what: string, value: number): void =>
  void process.stdout.write(`${JSON.stringify({ what, value })}\n`);

export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** What else the machine does can only add to a time: the middle of many says what a person waits. */
export async function median(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) taken.push((await timed(work)).ms);
  return taken.toSorted((a, b) => a - b)[times >> 1] ?? NaN;
}

/** For comparisons with another program, which get the same. */
export async function best(times: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < times; run += 1) least = Math.min(least, (await timed(work)).ms);
  return least;
}
