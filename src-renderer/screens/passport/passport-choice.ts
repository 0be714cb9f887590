import type { PassportLinesView } from '../../../src-preload/contract/passport-views.ts';

/** What of the lines is taken over for the person; `birth`: the day chosen where the lines leave the century open. */
export interface PassportChoice {
  readonly trueName: boolean;
  readonly birthDate: boolean;
  readonly citizenship: boolean;
  readonly birth: string | null;
}

/** What is empty is filled; what is recorded stays until somebody chooses otherwise. */
export function startingChoice({ comparison }: PassportLinesView): PassportChoice | null {
  if (comparison === null) return null;
  const { trueName, birthDate, birth, citizenship } = comparison;
  return {
    trueName: trueName === 'empty',
    // A century that nobody has chosen yet is not filled in by itself.
    birthDate: birthDate === 'empty' && birth !== null,
    citizenship: citizenship === 'empty',
    birth: birth?.day ?? null,
  };
}
