import type { DrillStart } from '../../src-preload/contract/drill-views.ts';
import { isJsonObject } from '../domain/json.ts';
import { done, type Result } from '../domain/result.ts';
import { startOf } from './drill-start.ts';
import type { Unlocked } from './unlocked.ts';

const settingOf = ({ kind, id }: DrillStart): string => `drill ${kind} ${id}`;

/** Who was ticked as told in the drill from this start, and when. */
export function reachedIn({ vault }: Unlocked, start: DrillStart): (id: string) => string | null {
  const ticked = vault.read.setting(settingOf(start));
  return (id) => {
    const at = ticked !== undefined && isJsonObject(ticked) ? ticked[id] : null;
    return typeof at === 'string' ? at : null;
  };
}

/**
 * They have been told, or not yet. A setting of this vault: it is a list to work through, not a record of the case, and never
 * leaves. Refusals: those of {@link startOf} and of saving.
 */
export async function reachInDrill(
  unlocked: Unlocked,
  start: DrillStart,
  who: string,
  reached: boolean,
): Promise<Result<null>> {
  const known = startOf(unlocked, start);
  if (!known.ok) return known;
  const name = settingOf(known.value);
  const before = unlocked.vault.read.setting(name);
  const { [who]: _was, ...others } = before !== undefined && isJsonObject(before) ? before : {};
  const value = reached ? { ...others, [who]: unlocked.clock.now().toISOString() } : others;
  const saved = await unlocked.vault.append([{ kind: 'setting', name, value }]);
  return saved.ok ? done(null) : saved;
}
