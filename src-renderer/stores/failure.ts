import type { Reply } from '../../src-preload/contract/failures.ts';

/** Why something was not done: a refusal with its code, or a bug. */
export type Failure = Extract<Reply<never>, { ok: false }>['refusal'];

/** What a screen loads: the last good value stays while it is loaded again. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
}

export const notLoaded: Loaded<never> = { value: null, failure: null, loading: false };

export const loading = <T>(before: Loaded<T>): Loaded<T> => ({ ...before, loading: true, failure: null });

export const loaded = <T>(before: Loaded<T>, reply: Reply<T>): Loaded<T> =>
  reply.ok
    ? { value: reply.value, failure: null, loading: false }
    : { value: before.value, failure: reply.refusal, loading: false };
