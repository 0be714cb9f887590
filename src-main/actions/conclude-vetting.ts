import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { isInVetting, vettingGaps, vettingOf } from '../domain/vetting.ts';
import { textOf } from './facts.ts';
import { rowOfType } from './look-up.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

export interface Conclusion {
  readonly case: string;
  readonly outcome: 'accepted' | 'declined';
  /** Becomes a note on the case. */
  readonly reason?: string | undefined;
}

/**
 * Opens a case, or closes it without help being given; the reason becomes a note. What nobody answered is never a reason
 * by itself, and no reason for closing is set: that field says how help ended. Refusals: `vetting-over` (the case is open
 * or closed), `vetting-incomplete` (accepted although something failed, is disputed, or nothing passed, and no reason
 * given), `vetting-unreasoned` (declined without a reason), and those of saving.
 */
export async function concludeVetting(
  unlocked: Unlocked,
  { case: id, outcome, reason = '' }: Conclusion,
): Promise<Result<RecordsSaved>> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const { id: record } = found.value;
  if (!isInVetting(textOf(found.value, 'status'))) return refused('vetting-over');
  const text = reason.trim();
  if (outcome === 'declined' && text === '') return refused('vetting-unreasoned');
  const gaps = vettingGaps(vettingOf(unlocked.vault.read.state(record)));
  if (outcome === 'accepted' && gaps.length > 0 && text === '') return refused('vetting-incomplete');
  const records: Json[] = [
    { type: 'case', id: record, fields: { status: outcome === 'accepted' ? 'open' : 'closed' } },
  ];
  if (text !== '') records.push({ type: 'note', fields: { parent: record, text } });
  const saved = await putRecords(unlocked, records);
  if (!saved.ok) return saved;
  const [first] = saved.value;
  if (first === undefined) throw new Error('nothing was put');
  return done(first);
}
