import type { Json } from './json.ts';
import type { RecordState } from './record-state.ts';
import { isRemoved } from './record-state.ts';
import type { Role } from './trust.ts';

/** Fields of a case that may be changed for several at once. */
export type BulkField = 'status' | 'priority' | 'owner' | 'caseworker';

/** What comes of a change for one case; all but the first two leave it alone. */
export type BulkOutcome = 'change' | 'propose' | 'same' | 'disputed' | 'closed' | 'gone';

/**
 * What one value in one field would do to a case. Where two values contradict somebody has to decide case by case, and so
 * where a case would be closed or opened again: that takes a reason.
 */
export function bulkOutcome(
  state: RecordState | null,
  field: BulkField,
  value: Json,
  role: Role,
): BulkOutcome {
  if (state === null || state.type !== 'case' || isRemoved(state)) return 'gone';
  const slot = state.slots.get(field);
  if (slot?.conflict === true) return 'disputed';
  const before = slot?.shown ?? null;
  if (before === value) return 'same';
  if (field === 'status' && (before === 'closed' || value === 'closed')) return 'closed';
  return role === 'coordinator' ? 'change' : 'propose';
}
