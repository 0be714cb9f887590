import type { CheckInFacts } from '../domain/check-ins.ts';
import type { RecordId } from '../domain/ids.ts';
import { checkInFacts } from './check-in-facts.ts';
import { recordOf, textOf } from './facts.ts';
import { isOwn } from './own-identities.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/* Which check-ins count, for every list that raises an alarm. */

/** Of one case. */
export const checkInsOf = (unlocked: Unlocked, caseId: RecordId): readonly CheckInFacts[] => {
  const ofCase = { type: 'checkIn', where: { field: 'case', value: caseId } };
  const { read } = unlocked.vault;
  const taken = read.list({ ...ofCase, removed: true }).filter((row) => isTakenFromUs(unlocked, row));
  return [...read.list(ofCase), ...taken].map(checkInFacts);
};

/** Of all cases. `here`: those that are not removed, by whoever has read them already. */
export function checkInsByCase(
  unlocked: Unlocked,
  here: readonly RecordRow[],
): ReadonlyMap<RecordId | null, readonly CheckInFacts[]> {
  const groups = Map.groupBy([...here, ...dangersTakenFromUs(unlocked)], (row) => recordOf(row, 'case'));
  return new Map([...groups].map(([caseId, rows]) => [caseId, rows.map(checkInFacts)]));
}

/** Danger words that a partner removed. */
export const dangersTakenFromUs = (unlocked: Unlocked): readonly RecordRow[] =>
  unlocked.vault.read.list({ type: 'checkIn', removed: true }).filter((row) => isTakenFromUs(unlocked, row));

/**
 * Check-ins are safety: another author's word against one doesn't hold by itself. So a danger word stands, removed, unless whoever
 * recorded it removed it, or somebody here did.
 */
function isTakenFromUs(unlocked: Unlocked, row: RecordRow): boolean {
  if (textOf(row, 'outcome') !== 'dangerWord') return false;
  const slots = unlocked.vault.read.state(row.id)?.slots;
  const recorders = new Set((slots?.get('outcome')?.heads ?? []).map(({ author }) => author));
  const removers = (slots?.get('removed')?.heads ?? []).filter(({ value }) => value !== null);
  return !removers.some(({ author }) => recorders.has(author) || isOwn(unlocked, author));
}
