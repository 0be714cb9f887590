/** The later of two moments: a clock that is behind must not make signatures older than the key that made them. */
export const laterOf = (one: Date, other: Date): Date => (one.getTime() > other.getTime() ? one : other);

/** Literal packets carry a date that nobody signs and nobody needs; it would only tell when a file was made. */
export const noDate = (): Date => new Date(0);
