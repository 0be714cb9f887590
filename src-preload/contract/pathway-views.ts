import type { DayRange, PlanWarning } from '../../src-main/domain/plan-facts.ts';

/** What a plan would say if a step had this appointment. Nothing is written. */
export interface TriedAppointment {
  readonly departure: DayRange | null;
  /** Those that it brings, and those about itself. */
  readonly warnings: readonly PlanWarning[];
}
