import type { Result } from '../../domain/result.ts';

/** Ends the making with the refusal of the action that failed. */
export class Stopped extends Error {
  readonly refusal: Extract<Result<unknown>, { ok: false }>;

  constructor(refusal: Stopped['refusal']) {
    super(refusal.refusal.code);
    this.refusal = refusal;
  }
}

/** What the action gave; throws {@link Stopped}. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Stopped(result);
  return result.value;
}
