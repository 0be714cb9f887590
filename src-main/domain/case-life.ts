import { standingDanger, type CheckInFacts } from './check-ins.ts';
import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';

/** What still goes on in a case, as somebody who closes it has to see it. */
export interface OpenWork {
  readonly kind: 'alarm' | 'stay' | 'watch' | 'leg' | 'referral';
  readonly record: RecordId;
}

interface WithStatus {
  readonly record: RecordId;
  readonly status: string | null;
}

/** Everything below a case that can be open; what was removed is not among it. */
export interface CaseWork {
  readonly checkIns: readonly CheckInFacts[];
  readonly stays: readonly (WithStatus & { readonly actualUntil: Day | null })[];
  readonly watches: readonly { readonly record: RecordId }[];
  readonly legs: readonly WithStatus[];
  readonly transitions: readonly WithStatus[];
}

const ended: ReadonlySet<string | null> = new Set(['checkedOut', 'cancelled']);
const travelled: ReadonlySet<string | null> = new Set(['arrived', 'abandoned']);

/**
 * What stands in the way of closing, worst first: an alarm that nobody has answered, stays that nobody has ended,
 * watches that go on, legs that have not arrived, referrals that wait for an answer. Planned days alone end nothing:
 * somebody has to know that they left.
 */
export function openWork(work: CaseWork, { now, today }: { now: number; today: Day }): readonly OpenWork[] {
  const found = (
    kind: OpenWork['kind'],
    rows: readonly { readonly record: RecordId }[],
  ): readonly OpenWork[] => rows.map(({ record }) => ({ kind, record }));
  return [
    ...found('alarm', standingDanger(work.checkIns, now) === null ? [] : lastDanger(work.checkIns)),
    ...found(
      'stay',
      work.stays.filter(
        ({ status, actualUntil }) => !ended.has(status) && (actualUntil === null || actualUntil > today),
      ),
    ),
    ...found('watch', work.watches),
    ...found(
      'leg',
      work.legs.filter(({ status }) => !travelled.has(status)),
    ),
    ...found(
      'referral',
      work.transitions.filter(({ status }) => status === null || status === 'pending'),
    ),
  ];
}

function lastDanger(checkIns: readonly CheckInFacts[]): readonly CheckInFacts[] {
  const said = checkIns.filter(({ outcome, at }) => outcome === 'dangerWord' && at !== null);
  return said.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0)).slice(0, 1);
}

/** How often somebody has tried to reach them since they last answered. */
export interface Attempts {
  readonly count: number;
  /** Full days between the first and the last try. */
  readonly days: number;
  /** Enough to say that they can't be reached. */
  readonly enough: boolean;
}

const attemptsNeeded = { count: 3, days: 7 } as const;
const dayLength = 86_400_000;

/** Tries without an answer since the last contact: several in one evening don't make anybody unreachable. */
export function attemptsOf(checkIns: readonly CheckInFacts[], now: number): Attempts {
  const tries = made(checkIns, now);
  const since = tries.findLastIndex(({ outcome }) => outcome !== 'noAnswer');
  const without = tries.slice(since + 1);
  const [first, last] = [without[0], without.at(-1)];
  const days =
    first === undefined || last === undefined ? 0 : Math.floor((last.moment - first.moment) / dayLength);
  const { length: count } = without;
  return { count, days, enough: count >= attemptsNeeded.count && days >= attemptsNeeded.days };
}

/** With a time that has come, the oldest first: one of the future says nothing yet. */
function made(
  checkIns: readonly CheckInFacts[],
  now: number,
): readonly (CheckInFacts & { readonly moment: number })[] {
  return checkIns
    .flatMap((one) => (one.at === null || one.at > now ? [] : [{ ...one, moment: one.at }]))
    .toSorted((a, b) => a.moment - b.moment || (a.record < b.record ? -1 : 1));
}

/** Why a case may not be closed or reopened as asked; null: it may. */
export type LifeRefusal =
  | { readonly code: 'case-closed' | 'case-not-closed' | 'reason-missing' }
  | { readonly code: 'case-has-open-work'; readonly work: readonly OpenWork[] }
  | { readonly code: 'unreachable-too-soon'; readonly attempts: Attempts };

export interface ClosingWish {
  readonly reason: string;
  /** What the user has typed. */
  readonly note: string;
  /** Open work was shown, and the case is to be closed all the same; takes a note. */
  readonly despite: boolean;
}

/** Unreachable takes enough attempts, or a note that says why they can't be made. */
export function refuseClosing(
  status: string | null,
  wish: ClosingWish,
  work: readonly OpenWork[],
  attempts: Attempts,
): LifeRefusal | null {
  const explained = wish.note.trim() !== '';
  if (status === 'closed') return { code: 'case-closed' };
  if (work.length > 0 && !wish.despite) return { code: 'case-has-open-work', work };
  if (wish.reason === 'unreachable' && !attempts.enough && !explained)
    return { code: 'unreachable-too-soon', attempts };
  return work.length > 0 && !explained ? { code: 'reason-missing' } : null;
}

export function refuseReopening(status: string | null, reason: string): LifeRefusal | null {
  if (status !== 'closed') return { code: 'case-not-closed' };
  return reason.trim() === '' ? { code: 'reason-missing' } : null;
}
