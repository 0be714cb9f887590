import type { Refusal, Result } from '../domain/result.ts';
import type { Session } from './session.ts';

/** What a command gives: its results in order; with `--json` each is a line. A refusal may still have a result. */
export interface Outcome {
  readonly results: readonly object[];
  readonly refusal: Refusal | null;
  /** Printed plainly even without `--json`: what scripts pipe on, one object a line. */
  readonly lines?: boolean;
}

export type Command = (session: Session, words: readonly string[]) => Promise<Outcome>;

/** One result or a refusal. */
export const outcome = (result: Result<object>): Outcome =>
  result.ok ? { results: [result.value], refusal: null } : { results: [], refusal: result.refusal };

export const outcomes = (result: Result<readonly object[]>, lines = false): Outcome =>
  result.ok ? { results: result.value, refusal: null, lines } : { results: [], refusal: result.refusal };

export const refusedOutcome = (code: Refusal['code'], detail?: Refusal['detail']): Outcome => ({
  results: [],
  refusal: detail === undefined ? { code } : { code, detail },
});
