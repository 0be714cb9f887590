import { standingDanger, type CheckInFacts, type WatchFacts } from '../domain/check-ins.ts';
import type { RecordId } from '../domain/ids.ts';
import { reminderTimes } from '../domain/reminder-times.ts';
import { cautiousLeg, cautiousWatch } from './cautious-facts.ts';
import { checkInsOf, dangersTakenFromUs } from './counting-check-ins.ts';
import { recordOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** A watch that counts, with what there is to know about it. */
export interface OpenWatch {
  /** Null where there is no watch, and yet an alarm: see {@link dangerUnwatched}. */
  readonly row: RecordRow | null;
  readonly caseId: RecordId;
  /** Null when the case is not here: its watch still counts. */
  readonly ofCase: RecordRow | null;
  readonly watch: WatchFacts;
  readonly checkIns: readonly CheckInFacts[];
}

/**
 * The watches of all cases, or of one. What ends a watch is removing it: a case that somebody closes or removes, perhaps
 * elsewhere while people here keep watch, silences nobody.
 */
export function openWatches(unlocked: Unlocked, only?: RecordId): readonly OpenWatch[] {
  const { read } = unlocked.vault;
  const now = unlocked.clock.now().getTime();
  const where = only === undefined ? {} : { where: { field: 'case', value: only } };
  const checkIns = new Map<RecordId, readonly CheckInFacts[]>();
  return read.list({ type: 'watch', ...where }).flatMap((row) => {
    const caseId = recordOf(row, 'case');
    const ofCase = caseId === null ? null : read.row(caseId);
    if (caseId === null) return [];
    const known = checkIns.get(caseId) ?? checkInsOf(unlocked, caseId);
    checkIns.set(caseId, known);
    return [{ row, caseId, ofCase, watch: cautiousWatch(unlocked, row, known, now), checkIns: known }];
  });
}

/**
 * Cases without a watch where the danger word stands: an alarm must not depend on whether somebody has set up a schedule, or on whether
 * it was shared.
 */
export function dangerUnwatched(unlocked: Unlocked, watched: readonly OpenWatch[]): readonly OpenWatch[] {
  const { read } = unlocked.vault;
  const seen = new Set(watched.map(({ caseId }) => caseId));
  const said = read.list({ type: 'checkIn', where: { field: 'outcome', value: 'dangerWord' } });
  return [...said, ...dangersTakenFromUs(unlocked)].flatMap((danger) => {
    const caseId = recordOf(danger, 'case');
    if (caseId === null || seen.has(caseId)) return [];
    seen.add(caseId);
    const ofCase = read.row(caseId);
    const checkIns = checkInsOf(unlocked, caseId);
    const stands = standingDanger(checkIns, unlocked.clock.now().getTime()) !== null;
    if (!stands) return [];
    return [{ row: null, caseId, ofCase, watch: noWatch(caseId), checkIns }];
  });
}

/** Of the coming seven days, for reminders while nobody can look: moments alone. */
export function comingTimes(unlocked: Unlocked): readonly number[] {
  const legs = unlocked.vault.read.list({ type: 'leg' });
  return reminderTimes(
    openWatches(unlocked),
    legs.map((leg) => cautiousLeg(unlocked, leg)),
    unlocked.clock.now().getTime(),
  );
}

const noWatch = (record: RecordId): WatchFacts => ({ record, start: null, every: null, ladder: null });
