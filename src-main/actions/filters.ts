import type { SavedFilter } from '../../src-preload/contract/lists-views.ts';
import { savedFilters, type CaseFilter } from '../domain/case-filter.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { freshAction } from './fresh-id.ts';
import type { Unlocked } from './unlocked.ts';

/** In this vault and nowhere else: what somebody looks for is never sent. */
const setting = 'case filters';
/** More is no longer a choice. */
const most = 50;

/** Working lists under their names: the shipped ones until something is saved. */
export const listFilters = ({ vault }: Unlocked): readonly SavedFilter[] =>
  savedFilters(vault.read.setting(setting));

/** Keeps a filter, a new one at the end. Refusals: `input-malformed` (too many, or none with that id), and of saving. */
export async function saveFilter(
  unlocked: Unlocked,
  { id, name, filter }: { readonly id?: string; readonly name: string | null; readonly filter: CaseFilter },
): Promise<Result<readonly SavedFilter[]>> {
  const before = listFilters(unlocked);
  if (id !== undefined) {
    if (!before.some((one) => one.id === id)) return refused('input-malformed');
    return keep(
      unlocked,
      before.map((one) => (one.id === id ? { id, name, filter } : one)),
    );
  }
  if (before.length >= most || name === null) return refused('input-malformed');
  return keep(unlocked, [...before, { id: freshAction(unlocked.randomness), name, filter }]);
}

/** Forgets a filter; one that isn't there is forgotten already. */
export const deleteFilter = (unlocked: Unlocked, id: string): Promise<Result<readonly SavedFilter[]>> =>
  keep(
    unlocked,
    listFilters(unlocked).filter((one) => one.id !== id),
  );

async function keep(
  unlocked: Unlocked,
  filters: readonly SavedFilter[],
): Promise<Result<readonly SavedFilter[]>> {
  const value = filters as unknown as Json;
  const saved = await unlocked.vault.append([{ kind: 'setting', name: setting, value }]);
  return saved.ok ? done(listFilters(unlocked)) : saved;
}
