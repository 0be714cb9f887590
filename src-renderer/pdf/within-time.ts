/** Tells main to expect word again within so many seconds; 0: no more. */
export type Watch = (seconds: number) => void;

export class TooSlow extends Error {}

/** A whole page of a large scan takes seconds; main waits longer, since a window that is busy can't speak. */
const mostSeconds = 20;
const wordWithin = 40;
const speakEvery = 5;

/** `work`, or {@link TooSlow} when it doesn't end in time. Meanwhile main is told that this window is alive. */
export async function withinTime<T>(watch: Watch, work: Promise<T>): Promise<T> {
  watch(wordWithin);
  const speaking = setInterval(() => watch(wordWithin), speakEvery * 1000);
  let deadline: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        deadline = setTimeout(() => reject(new TooSlow()), mostSeconds * 1000);
      }),
    ]);
  } finally {
    clearInterval(speaking);
    clearTimeout(deadline);
    watch(0);
  }
}
