import type { PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { textOf, zoneOf } from '../../forms/typed-values.ts';
import { wallClock } from '../../forms/zoned-time.ts';

/** The days of a step's planned appointments, as calendars there show them. */
export const appointmentDays = ({ appointments }: PlannedStepView): readonly string[] =>
  appointments.flatMap(({ values }) => {
    const status = textOf(values['status']);
    const at = values['at'] ?? null;
    const day = wallClock(zoneOf(at), textOf((at as { readonly at?: Json } | null)?.at))?.day;
    return day === undefined || (status !== '' && status !== 'planned') ? [] : [day];
  });
