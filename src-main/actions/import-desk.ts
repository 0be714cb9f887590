import type { ImportPreview } from '../../src-preload/contract/views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { verificationDigits } from '../domain/verification-digits.ts';
import { freshAction } from './fresh-id.ts';
import { inspectBundle, type InspectedBundle } from './inspect-bundle.ts';
import { forkIn } from './keep-warning.ts';
import type { Progress, Randomness } from './ports/surroundings.ts';
import type { SeenFork } from './ports/warnings.ts';
import type { Unlocked } from './unlocked.ts';

/** What is being read for the user, and what was shown: one at a time, wherever the file came from. */
export class ImportDesk {
  readonly #randomness: Randomness;
  #preview: { readonly token: string; readonly inspected: InspectedBundle } | null = null;
  #refusedFork: SeenFork | null = null;
  #reading = new AbortController();

  constructor(randomness: Randomness) {
    this.#randomness = randomness;
  }

  /** Stops the reading that is going on, if any; what it had found is gone. */
  begin(): AbortSignal {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#preview = null;
    this.#refusedFork = null;
    return this.#reading.signal;
  }

  /** What was looked at last, when it was refused as a fork. */
  get refusedFork(): SeenFork | null {
    return this.#refusedFork;
  }

  async inspect(
    unlocked: Unlocked,
    bytes: Uint8Array,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Result<ImportPreview>> {
    if (signal.aborted) return refused('cancelled');
    const inspected = await inspectBundle(unlocked, bytes, progress, signal);
    if (!inspected.ok) return signal.aborted ? inspected : this.#refuse(unlocked, inspected.refusal);
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

  #refuse(unlocked: Unlocked, refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
    this.#refusedFork = forkIn(refusal, unlocked.clock);
    return { ok: false, refusal: withDigits(unlocked, refusal) };
  }
}

/** A window knows the names of contacts; of a stranger it gets the first of the digits that people read to each other. */
function withDigits({ vault }: Unlocked, refusal: Refusal): Refusal {
  const from = refusal.detail?.['from'];
  if (!isIdentityDigest(from) || vault.read.contact(from) !== null) return refusal;
  const digits = verificationDigits(from).slice(0, 2).join(' ');
  return { ...refusal, detail: { ...refusal.detail, digits } };
}
