/** Which records have to be merged again, by key. */
export interface Touched {
  readonly records: Set<number>;
  /** The identity changed: every record. */
  all: boolean;
}

export const nothingTouched = (): Touched => ({ records: new Set(), all: false });
