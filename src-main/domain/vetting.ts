import type { Assertion } from './change.ts';
import type { RecordState } from './record-state.ts';
import { vettingCheck } from './records/choices.ts';

/** One check that a caller is not bait: what came of it, and who said so. */
export interface VettingCheck {
  readonly check: string;
  readonly result: 'passed' | 'failed' | 'notDone';
  /** People disagree: both results stand until somebody resolves that. */
  readonly disputed: boolean;
  /** What was said, by whom and when: one where nothing is disputed, none where it was not done. */
  readonly said: readonly Assertion[];
}

const field = 'vetting/';

/** The checks that everybody does, in their order, then those that somebody added in words of their own. */
export function vettingOf(state: RecordState | null): readonly VettingCheck[] {
  const own = [...(state?.slots.keys() ?? [])]
    .flatMap((slot) => (slot.startsWith(field) ? [slot.slice(field.length)] : []))
    .filter((check) => !vettingCheck.values.includes(check))
    .toSorted();
  return [...vettingCheck.values, ...own].map((check) => {
    const slot = state?.slots.get(`${field}${check}`);
    const said = (slot?.heads ?? []).filter(({ value }) => typeof value === 'boolean');
    const result = slot?.shown === true ? 'passed' : slot?.shown === false ? 'failed' : 'notDone';
    return { check, result, disputed: slot?.conflict === true, said };
  });
}

/** Why a case should not be accepted yet; nobody is kept out by it who is accepted with a reason. */
export type VettingGap = 'failed' | 'disputed' | 'nothingPassed';

export function vettingGaps(checks: readonly VettingCheck[]): readonly VettingGap[] {
  const gaps: VettingGap[] = [];
  if (checks.some(({ result }) => result === 'failed')) gaps.push('failed');
  if (checks.some(({ disputed }) => disputed)) gaps.push('disputed');
  if (!checks.some(({ result }) => result === 'passed')) gaps.push('nothingPassed');
  return gaps;
}

/** Vetting is concluded once: on a case that is open or closed there is nothing to conclude. */
export const isInVetting = (status: unknown): boolean => status === 'intake' || status === 'vetting';
