import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, type Result } from '../domain/result.ts';
import type { ErasableValue } from './erasable-values.ts';
import type { SignedRequests } from './erasure-requests.ts';
import { appendJournalled } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/** What goes with an erasure in one segment: requests to others, an answer to somebody. */
export interface Beside extends SignedRequests {
  /** Records that are erased whole: drafts about them go too. */
  readonly whole: ReadonlySet<RecordId>;
}

/**
 * Deletes these values for good: tombstones, drafts in which they were being typed dropped, the vault re-sealed under a new
 * key. Refusals: those of rekeying; then the tombstones stand, and opening the vault again or erasing anything finishes it.
 */
export async function eraseValues(
  unlocked: Unlocked,
  values: readonly ErasableValue[],
  { entries, events, whole }: Beside,
  progress: Progress,
): Promise<Result<{ readonly erased: number }>> {
  const { read } = unlocked.vault;
  const pairs = new Map(values.map((value) => [`${value.change} ${value.digest}`, value]));
  const gone = [...pairs.values()];
  const { size } = new Set(gone.map(({ digest }) => digest));
  if (size === 0 && read.setting(rekeyOwed) !== true) {
    const saved = entries.length === 0 ? done(0) : await appendJournalled(unlocked, entries, events);
    return saved.ok ? done({ erased: 0 }) : saved;
  }
  const at = unlocked.clock.now().toISOString();
  const texts = new Set(values.map(({ value }) => value).filter((value) => typeof value === 'string'));
  const saved = await appendJournalled(
    unlocked,
    [
      {
        kind: 'erased',
        digests: gone.map(({ digest }) => digest),
        changes: gone.map(({ change }) => change),
        at,
      },
      { kind: 'setting', name: rekeyOwed, value: true },
      ...draftsHolding(unlocked, texts, whole).map((key): LogEntry => ({
        kind: 'draft',
        key,
        value: null,
        at,
      })),
      ...entries,
    ],
    [{ what: 'erased', count: size }, ...events],
  );
  if (!saved.ok) return saved;
  const sealed = await finishErasing(unlocked, progress);
  return sealed.ok ? done({ erased: size }) : sealed;
}

/** Set until the log is re-sealed: a disk that was full must not make the second attempt say that nothing is left to do. */
export const rekeyOwed = 'rekeyOwed';

/** Re-seals what an erasure has left, if it has: also one that was cut off. Refusals: those of rekeying and saving. */
export async function finishErasing({ vault }: Unlocked, progress: Progress): Promise<Result<void>> {
  if (vault.read.setting(rekeyOwed) !== true) return done(undefined);
  const sealed = await vault.rekey(progress);
  if (!sealed.ok) return sealed;
  const settled = await vault.append([{ kind: 'setting', name: rekeyOwed, value: false }]);
  return settled.ok ? done(undefined) : settled;
}

/** Drafts in which what is erased was being typed; of a whole record also those about it. */
function draftsHolding(
  { vault: { read } }: Unlocked,
  values: ReadonlySet<string>,
  about: ReadonlySet<RecordId>,
): readonly string[] {
  const holds = (value: Json): boolean =>
    typeof value === 'object' && value !== null
      ? Object.values(value).some(holds)
      : typeof value === 'string' && values.has(value);
  const isAbout = (key: string): boolean => [...about].some((record) => key.includes(record));
  return read.drafts().flatMap(({ key, value }) => (isAbout(key) || holds(value) ? [key] : []));
}
