import type { Refusal } from '../../src-main/domain/result.ts';

/** What crosses the border: a value, or a refusal with its code. Bugs cross as `bug` with nothing of the data in them. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal | { readonly code: 'bug' } };

/** Progress of a running command, sent while it runs. */
export interface ProgressEvent {
  readonly command: string;
  readonly step: string;
  readonly done: number;
  readonly total: number;
}
