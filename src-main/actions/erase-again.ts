import type { ChangeId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { valuesWith } from './erasable-values.ts';
import { eraseValues } from './erase-values.ts';
import type { LogEntry } from './ports/log.ts';
import type { ErasedValue, IndexReader } from './ports/store.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Erases in a vault that was copied back what the one it replaced had erased since, and keeps its tombstones (invariant 5).
 * Gives how many values were here again. Refusals: those of erasing.
 */
export async function eraseAgain(
  unlocked: Unlocked,
  replaced: IndexReader,
  progress: Progress,
): Promise<Result<{ readonly erased: number }>> {
  const { read } = unlocked.vault;
  const lacking = replaced
    .erasureActs()
    .flatMap(({ at }) => replaced.erasedTogether(at))
    .filter(({ digest, change }) => !read.isErased(digest, change ?? undefined));
  if (lacking.length === 0) return done({ erased: 0 });
  const inAny = new Set(lacking.filter(({ change }) => change === null).map(({ digest }) => digest));
  const inOne = new Set(lacking.map(({ digest, change }) => `${change} ${digest}`));
  const found = await valuesWith(unlocked, new Set(lacking.map(({ digest }) => digest)));
  const values = found.filter(({ digest, change }) => inAny.has(digest) || inOne.has(`${change} ${digest}`));
  // Those of values that are not here as well: they may be on their way.
  const at = unlocked.clock.now().toISOString();
  const tombstones = [...Map.groupBy(lacking, ({ change }) => change === null).values()].map((some) =>
    tombstonesOf(some, at),
  );
  const events = values.length === 0 ? [{ what: 'erased', count: lacking.length }] : [];
  return eraseValues(unlocked, values, { entries: tombstones, events, whole: new Set() }, progress);
}

function tombstonesOf(some: readonly ErasedValue[], at: string): LogEntry {
  const digests = some.map(({ digest }) => digest);
  const changes = some.map(({ change }) => change).filter((change): change is ChangeId => change !== null);
  return changes.length === 0 ? { kind: 'erased', digests, at } : { kind: 'erased', digests, changes, at };
}
