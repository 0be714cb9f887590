import type { CommandInput } from '../../src-preload/contract/commands.ts';
import type { TriedAppointment } from '../../src-preload/contract/pathway-views.ts';
import type { PlanWarning } from '../domain/plan-facts.ts';
import { isRecordId } from '../domain/ids.ts';
import { checkValue } from '../domain/records/slot.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { recordOf } from './facts.ts';
import { freshRecordId } from './fresh-id.ts';
import { rowOfType } from './look-up.ts';
import { showPlan } from './plan-pathway.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

type Tried = CommandInput<'pathway.tryAppointment'>;

/**
 * What the plan would say if a step had this appointment: what is about it, and what would be wrong only then. Nothing is
 * written. Refusals: `record-id-bad`, `no-such-record`, `field-value-bad`.
 */
export function tryAppointment(unlocked: Unlocked, tried: Tried): Result<TriedAppointment> {
  const step = rowOfType(unlocked, tried.step, 'step');
  if (!step.ok) return step;
  const pathway = recordOf(step.value, 'pathway');
  if (pathway === null) return refused('no-such-record');
  const { at, place, country, appointment } = tried;
  const good = checkValue('appointment', 'at', at);
  if (!good.ok) return good;
  const supposed: RecordRow = {
    id: isRecordId(appointment ?? '') ? (appointment as RecordRow['id']) : freshRecordId(unlocked.randomness),
    type: 'appointment',
    values: {
      step: step.value.id,
      at,
      status: 'planned',
      ...(place === '' ? {} : { place }),
      ...(country === null ? {} : { country }),
    },
    conflicts: [],
    proposals: [],
    notShared: [],
    changedAt: null,
  };
  const now = showPlan(unlocked, pathway);
  if (!now.ok) return now;
  const then = showPlan(unlocked, pathway, supposed);
  if (!then.ok) return then;
  const before = new Set(now.value.warnings.map((warning) => JSON.stringify(warning)));
  const about = (warning: PlanWarning): boolean =>
    warning.appointment === supposed.id || warning.other === supposed.id;
  return done({
    departure: then.value.departure,
    holidays: then.value.holidays,
    warnings: then.value.warnings.filter((warning) => about(warning) || !before.has(JSON.stringify(warning))),
  });
}
