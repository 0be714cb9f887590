import { attemptsOf, openWork, type Attempts, type OpenWork } from '../domain/case-life.ts';
import type { RecordId } from '../domain/ids.ts';
import { checkInsOf } from './counting-check-ins.ts';
import { textOf } from './facts.ts';
import { byChild } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

const withStatus = (row: RecordRow): { record: RecordId; status: string | null } => ({
  record: row.id,
  status: textOf(row, 'status'),
});

/** What still goes on in a case, and how often somebody tried to reach them. */
export function caseWork(
  unlocked: Unlocked,
  id: RecordId,
): { readonly open: readonly OpenWork[]; readonly attempts: Attempts } {
  const of = (type: string): readonly RecordRow[] => byChild(unlocked, id, type);
  const now = unlocked.clock.now().getTime();
  const checkIns = checkInsOf(unlocked, id);
  return {
    attempts: attemptsOf(checkIns, now),
    open: openWork(
      {
        checkIns,
        stays: of('stay').map((row) => ({ ...withStatus(row), actualUntil: textOf(row, 'actualUntil') })),
        watches: of('watch').map((row) => ({ record: row.id })),
        legs: of('leg').map(withStatus),
        transitions: of('transition').map(withStatus),
      },
      { now, today: today(unlocked) },
    ),
  };
}
