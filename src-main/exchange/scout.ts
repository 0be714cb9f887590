import type { Refusal } from '../domain/result.ts';

/**
 * A scout goes through a bundle's structure in a worker, ahead of the reader, which follows over the same bytes and only as
 * far as the scout has come. What kills or holds up a parser (memory, time, a bug) then ends the scout and not the vault.
 *
 * Its word is only ever leave to go on, or a no. Nothing that it read is taken over: a worker that was turned by its input
 * could hand back changes that nobody signed, so the reader reads, hashes and verifies the very bytes that it returns
 * itself. A scout that lies can refuse a bundle or let the reader find a fault on its own, and no more. On two cores this is no
 * slower than reading once, since the reader mostly waits for signatures.
 */
export interface Scout {
  /** Gives it the decrypted tar. It works on a copy. */
  start(tar: Uint8Array): void;
  /** Resolves when it has come as far as `step` (see {@link steps}) or can't come any further. */
  until(step: number): Promise<Scouted>;
  /** It is not needed any more, wherever it is. */
  end(): void;
}

export interface Scouted {
  /** Infinity when it is through. */
  readonly reached: number;
  /** What it stopped at, `cancelled` once the signal was given. */
  readonly refusal: Refusal | null;
}

export type SendScout = (signal: AbortSignal) => Scout;

/** For a reader whose scout has been all the way through already. */
export const scoutedAlready: Scout = {
  start: () => undefined,
  until: () => Promise.resolve({ reached: Number.POSITIVE_INFINITY, refusal: null }),
  end: () => undefined,
};

/** What a scout has told so far, and who waits for more. */
export class ScoutReports {
  #now: Scouted = { reached: 0, refusal: null };
  #waiting: { readonly step: number; resolve(scouted: Scouted): void }[] = [];

  reach(step: number): void {
    if (this.#now.refusal === null) this.#tell({ reached: step, refusal: null });
  }

  /** The first refusal stands. */
  refuse(refusal: Refusal): void {
    if (this.#now.refusal === null) this.#tell({ ...this.#now, refusal });
  }

  until(step: number): Promise<Scouted> {
    const { promise, resolve } = Promise.withResolvers<Scouted>();
    this.#waiting.push({ step, resolve });
    this.#tell(this.#now);
    return promise;
  }

  #tell(now: Scouted): void {
    this.#now = now;
    const isServed = ({ step }: { step: number }): boolean => now.refusal !== null || now.reached >= step;
    const served = this.#waiting.filter(isServed);
    this.#waiting = this.#waiting.filter((one) => !isServed(one));
    for (const one of served) one.resolve(now);
  }
}

/** Null when the scout has come as far as that; else why it has not. */
export async function refusalBefore(scout: Scout, step: number): Promise<Refusal | null> {
  const { reached, refusal } = await scout.until(step);
  return reached >= step && refusal?.code !== 'cancelled' ? null : refusal;
}

/** Sends a scout through the whole tar before anyone else reads it; null when it came through. */
export async function refusalThroughout(sendScout: SendScout, tar: Uint8Array): Promise<Refusal | null> {
  const scout = sendScout(new AbortController().signal);
  try {
    scout.start(tar);
    return (await scout.until(Number.POSITIVE_INFINITY)).refusal;
  } finally {
    scout.end();
  }
}
