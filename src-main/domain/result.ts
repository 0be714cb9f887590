import type { RefusalCode } from './refusals.ts';

/**
 * Why something was not done. `code` is stable: it has a sentence in every language and an exit code.
 * `detail` may hold field names, numbers, digests and ids; never values that a person typed.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Refusals are values; only bugs throw. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (code: RefusalCode, detail?: Refusal['detail']): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: detail === undefined ? { code } : { code, detail },
});
