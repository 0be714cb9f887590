/** Milliseconds of a clock that stops in suspend, and of one that doesn't. */
export interface TwoClocks {
  steady(): number;
  wall(): number;
}

const callFor = 30 * 60_000;

/** While somebody listens to a caller nothing is touched, and locking would lose the call. Only waiting is put off by it. */
export class CallMode {
  readonly #clocks: TwoClocks;
  #from: { readonly steady: number; readonly wall: number } | null = null;
  /** What the call in `#from` lasts. */
  #lasts = callFor;

  constructor(clocks: TwoClocks) {
    this.#clocks = clocks;
  }

  begin(): void {
    this.#from = { steady: this.#clocks.steady(), wall: this.#clocks.wall() };
    this.#lasts = callFor;
  }

  end(): void {
    this.#lasts = Math.min(this.#lasts, Math.max(0, this.#passed()));
  }

  /** Locked: no call is remembered. */
  forget(): void {
    this.#from = null;
  }

  /** Milliseconds until it ends by itself; 0 when there is no call. */
  left(): number {
    return this.#from === null ? 0 : Math.max(0, this.#lasts - this.#passed());
  }

  /** Milliseconds since the last call ended: 0 during one, endless when there was none. */
  since(): number {
    return this.#from === null ? Infinity : Math.max(0, this.#passed() - this.#lasts);
  }

  /** By the clock that has gone further: a computer that slept has not been on the telephone. */
  #passed(): number {
    if (this.#from === null) return 0;
    return Math.max(this.#clocks.steady() - this.#from.steady, this.#clocks.wall() - this.#from.wall);
  }
}
