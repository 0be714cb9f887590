import { rungOfTry, standingDanger, watchState } from '../domain/check-ins.ts';
import { legAlarm } from '../domain/leg-alarm.ts';
import type { SilenceFacts } from '../domain/today-facts.ts';
import { cautiousLeg, cautiousWatch } from './cautious-facts.ts';
import { checkInsByCase } from './counting-check-ins.ts';
import { recordOf } from './facts.ts';
import type { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** Whom somebody should have heard from, or should call, of all cases: closed and removed ones too, since people are not. */
export function silences(unlocked: Unlocked, records: TodayRecords): readonly SilenceFacts[] {
  const now = unlocked.clock.now().getTime();
  return [...watches(unlocked, records, now), ...legs(unlocked, records, now)];
}

function watches(unlocked: Unlocked, records: TodayRecords, now: number): readonly SilenceFacts[] {
  const watched = records.all('watch');
  const checkIns = checkInsByCase(unlocked, records.all('checkIn'));
  const rows = watched.map((row): SilenceFacts => {
    const caseId = recordOf(row, 'case');
    const said = checkIns.get(caseId) ?? [];
    const state = watchState(cautiousWatch(unlocked, row, said, now), said, now);
    const { record, level, openDue } = state;
    const danger = level === 'danger';
    const alarm = danger || level === 'alarm';
    const late = alarm || level === 'rung' || level === 'due';
    const at = danger ? state.danger : openDue;
    return { kind: 'checkIn', record, caseId, at, late, alarm, danger, rung: rungOfTry(state) };
  });
  const covered = new Set(rows.map(({ caseId }) => caseId));
  // An alarm does not depend on whether somebody has set up a schedule.
  const unwatched = [...checkIns].flatMap(([caseId, checked]): SilenceFacts[] => {
    const at = caseId === null || covered.has(caseId) ? null : standingDanger(checked, now);
    if (caseId === null || at === null) return [];
    const said = { at, late: true, alarm: true, danger: true, rung: null };
    return [{ kind: 'checkIn', record: caseId, caseId, ...said }];
  });
  return [...rows, ...unwatched];
}

function legs(unlocked: Unlocked, records: TodayRecords, now: number): readonly SilenceFacts[] {
  return records.all('leg').flatMap((row): SilenceFacts[] => {
    const { level, since, next } = legAlarm(cautiousLeg(unlocked, row), now);
    // A leg without times is a plan: nobody is on the way yet.
    const at = since ?? next?.at ?? null;
    if (level === 'arrived' || level === 'abandoned' || at === null) return [];
    const alarm = level === 'alarm';
    const late = alarm || level === 'late';
    const about = { kind: 'leg', record: row.id, caseId: recordOf(row, 'case') } as const;
    return [
      { ...about, at: level === 'underway' ? (next?.at ?? at) : at, late, alarm, danger: false, rung: null },
    ];
  });
}
