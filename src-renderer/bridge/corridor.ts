import type { Api } from '../../src-preload/contract/api.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';

declare global {
  interface Window {
    /** Exposed by the preload. */
    readonly corridor: Api;
  }
}

/** The only way from this window to the rest of the app. */
export const corridor = window.corridor;

/** A rejected promise would be a bug of the bridge: it is shown like any other bug, and nothing is thrown. */
export async function ask<T>(reply: Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await reply;
  } catch {
    return { ok: false, refusal: { code: 'bug' } };
  }
}
