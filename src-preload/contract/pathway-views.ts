import type { DayRange, PlanWarning } from '../../src-main/domain/plan-facts.ts';
import type { PathwayPlanView } from './plan-views.ts';

/** What a plan would say if a step had this appointment. Nothing is written. */
export interface TriedAppointment {
  readonly departure: DayRange | null;
  /** Those that it brings, and those about itself. */
  readonly warnings: readonly PlanWarning[];
  /** As in the view of a plan. */
  readonly holidays: PathwayPlanView['holidays'];
}
