import type { RecordsWritten } from '../../src-preload/contract/casework-views.ts';
import { refuseClosing, type LifeRefusal, type OpenWork } from '../domain/case-life.ts';
import { refused, type Refusal, type Result } from '../domain/result.ts';
import { caseWork } from './case-work.ts';
import { textOf } from './facts.ts';
import { rowOfType } from './look-up.ts';
import type { Unlocked } from './unlocked.ts';
import { writeTogether } from './write-together.ts';

export interface ClosureWish {
  readonly id: string;
  readonly reason: string;
  readonly note?: string | undefined;
  /** Open work was shown, and the user closes the case all the same. */
  readonly despite?: boolean | undefined;
}

/**
 * Closes a case, with the reason and what was typed as a note: one action. Refusals: `record-id-bad`, `no-such-record`,
 * `case-closed`, `case-has-open-work` (how many of each kind), `unreachable-too-soon` (tries and days so far),
 * `reason-missing`, and of saving.
 */
export async function closeCase(unlocked: Unlocked, wish: ClosureWish): Promise<Result<RecordsWritten>> {
  const found = rowOfType(unlocked, wish.id, 'case');
  if (!found.ok) return found;
  const { id } = found.value;
  const { open, attempts } = caseWork(unlocked, id);
  const { reason, note = '', despite = false } = wish;
  const no = refuseClosing(textOf(found.value, 'status'), { reason, note, despite }, open, attempts);
  if (no !== null) return asRefusal(no);
  return writeTogether(
    unlocked,
    [{ type: 'case', id, fields: { status: 'closed', closureReason: reason } }],
    { on: id, note },
  );
}

export function asRefusal(no: LifeRefusal): { ok: false; refusal: Refusal } {
  if (no.code === 'case-has-open-work') return refused(no.code, counted(no.work));
  if (no.code === 'unreachable-too-soon')
    return refused(no.code, { tries: no.attempts.count, days: no.attempts.days });
  return refused(no.code);
}

const counted = (work: readonly OpenWork[]): Readonly<Record<OpenWork['kind'], number>> => {
  const count = (kind: OpenWork['kind']): number => work.filter((one) => one.kind === kind).length;
  return {
    alarm: count('alarm'),
    stay: count('stay'),
    watch: count('watch'),
    leg: count('leg'),
    referral: count('referral'),
  };
};
