import { isRecordId, type RecordId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import type { Unlocked } from './unlocked.ts';

/** Local, never exported: which cancelled or withdrawn stays somebody here has seen. */
const setting = 'shelter seen';

export function seenStays({ vault }: Unlocked): ReadonlySet<RecordId> {
  const kept = vault.read.setting(setting);
  return new Set(Array.isArray(kept) ? kept.filter(isRecordId) : []);
}

/** Those and no others from now on: who comes back and is cancelled again is shown again. */
export async function markSeen(unlocked: Unlocked, stays: readonly string[]): Promise<Result<null>> {
  const { read } = unlocked.vault;
  const gone = [...seenStays(unlocked), ...stays.filter(isRecordId)].filter((id) => {
    const values = read.row(id)?.values;
    return (
      values === undefined ||
      values['status'] === 'cancelled' ||
      !isRecordId(values['safeHouse']) ||
      typeof values['removed'] === 'string'
    );
  });
  const saved = await unlocked.vault.append([
    { kind: 'setting', name: setting, value: [...new Set(gone)].toSorted() },
  ]);
  return saved.ok ? done(null) : saved;
}
