import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { compareWatches, rungOfTry, watchState } from '../domain/check-ins.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { rowOfType } from './look-up.ts';
import { openWatches } from './open-watches.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

export interface CheckIn {
  readonly case: string;
  readonly outcome: string;
  readonly rung?: number | undefined;
  /** RFC 3339, UTC, to the second. */
  readonly at?: string | undefined;
  readonly zone: string;
}

/**
 * Records one attempt to reach someone, made by the owner of this vault: now, unless a time is given. The rung is the one that the worst
 * watch of the case stands on then. Refusals: `check-in-ahead` for a time that has not come, `no-such-record`, and those of putting.
 */
export async function recordCheckIn(unlocked: Unlocked, said: CheckIn): Promise<Result<RecordsSaved>> {
  const ofCase = rowOfType(unlocked, said.case, 'case');
  if (!ofCase.ok) return ofCase;
  const now = unlocked.clock.now();
  const at = said.at ?? `${now.toISOString().slice(0, 19)}Z`;
  // Such a check-in would not count: better said now than found out at night.
  if (Date.parse(at) > now.getTime()) return refused('check-in-ahead');
  const saved = await putRecords(unlocked, [
    {
      type: 'checkIn',
      fields: {
        case: ofCase.value.id,
        at: { at, zone: said.zone },
        by: unlocked.own.certificate.digest,
        outcome: said.outcome,
        rung: said.rung ?? rungAt(unlocked, ofCase.value.id, Date.parse(at)),
      },
    },
  ]);
  if (!saved.ok) return saved;
  const [only] = saved.value;
  if (only === undefined) throw new Error('nothing was put');
  return done(only);
}

function rungAt(unlocked: Unlocked, caseId: RecordId, at: number): number {
  const [worst] = openWatches(unlocked, caseId)
    .map(({ watch, checkIns }) => watchState(watch, checkIns, at))
    .toSorted(compareWatches);
  return worst === undefined ? 0 : rungOfTry(worst);
}
