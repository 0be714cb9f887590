import { isJsonObject, type Json } from './json.ts';

/** How far the log of a vault was known to reach: a sequence, and that segment's hash. */
export interface LogPoint {
  readonly sequence: number;
  readonly hash: string;
  /** The hash that the same sequence has once the rekey under way is committed. */
  readonly next?: string;
}

/** What is still to be done about a vault that was copied back. */
export interface RestoredMark {
  /** The journal says that the vault was copied back. */
  readonly journalled: boolean;
  /** How far the vault that was here before reached, as far as it is known: tells the vault that was replaced from older ones. */
  readonly before: LogPoint | null;
}

/**
 * The setting that holds a {@link RestoredMark} from the moment in which the vault knows that it was copied back until what the
 * replaced one had erased is erased again, or the user leaves it at that; from then on it says false.
 */
export const restoredMark = 'restoredMark';

export const restoredMarkValue = ({ journalled, before }: RestoredMark): Json => ({
  journalled,
  before:
    before === null
      ? null
      : {
          sequence: before.sequence,
          hash: before.hash,
          ...(before.next === undefined ? {} : { next: before.next }),
        },
});

/** Null when nothing is left to be done. */
export function readRestoredMark(value: Json | undefined): RestoredMark | null {
  if (!isJsonObject(value)) return null;
  return { journalled: value['journalled'] === true, before: readPoint(value['before']) };
}

function readPoint(value: Json | undefined): LogPoint | null {
  if (!isJsonObject(value)) return null;
  const { sequence, hash, next } = value;
  if (typeof sequence !== 'number' || typeof hash !== 'string') return null;
  return typeof next === 'string' ? { sequence, hash, next } : { sequence, hash };
}
