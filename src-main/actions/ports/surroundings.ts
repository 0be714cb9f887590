/** Time and chance are arguments, so that rules can be tested and a wrong clock can be played. */
export interface Clock {
  now(): Date;
}

export interface Randomness {
  /** Cryptographically strong random bytes. */
  bytes(count: number): Uint8Array;
}

/** Progress of long work, in steps; `total` 0 while it is not known. */
export type Progress = (step: string, done: number, total: number) => void;
