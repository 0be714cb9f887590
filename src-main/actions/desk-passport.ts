import type { Handlers } from './ports/desk.ts';
import { readLinesFor } from './read-passport-lines.ts';
import { recordPassportLines } from './record-passport-lines.ts';
import type { Seat } from './seat.ts';

/** Documents from the lines that are printed in them. */
export const passportHandlers = (
  seat: Seat,
): Pick<Handlers, 'document.readLines' | 'document.fromLines'> => ({
  'document.readLines': ({ person, typed }) => seat.with((unlocked) => readLinesFor(unlocked, person, typed)),
  'document.fromLines': (lines) => seat.with((unlocked) => recordPassportLines(unlocked, lines)),
});
