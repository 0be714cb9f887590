import type { ImportPreview } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { freshAction } from './fresh-id.ts';
import { inspectBundle, type InspectedBundle } from './inspect-bundle.ts';
import type { Progress, Randomness } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/** What is being read for the user, and what was shown: one at a time, wherever the file came from. */
export class ImportDesk {
  readonly #randomness: Randomness;
  #preview: { readonly token: string; readonly inspected: InspectedBundle } | null = null;
  #reading = new AbortController();

  constructor(randomness: Randomness) {
    this.#randomness = randomness;
  }

  /** Stops the reading that is going on, if any; what it had found is gone. */
  begin(): AbortSignal {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#preview = null;
    return this.#reading.signal;
  }

  async inspect(
    unlocked: Unlocked,
    bytes: Uint8Array,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Result<ImportPreview>> {
    if (signal.aborted) return refused('cancelled');
    const inspected = await inspectBundle(unlocked, bytes, progress, signal);
    if (!inspected.ok) return inspected;
    // A cancelling that came at the very end, and what was asked for since, count all the same.
    if (signal.aborted) return refused('cancelled');
    const token = freshAction(this.#randomness);
    this.#preview = { token, inspected: inspected.value };
    return done({ token, ...inspected.value.view });
  }

  /** What was previewed under this token; good for one use. */
  take(token: string): InspectedBundle | null {
    if (this.#preview === null || this.#preview.token !== token) return null;
    const { inspected } = this.#preview;
    this.#preview = null;
    return inspected;
  }
}
