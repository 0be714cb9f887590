/** Which records have to be merged again, by key. */
export interface Touched {
  readonly records: Set<number>;
  /** The identity changed: every record. */
  all: boolean;
  /** Something was erased: full text must be rid of it, not only not find it. */
  erased: boolean;
}

export const nothingTouched = (): Touched => ({ records: new Set(), all: false, erased: false });
