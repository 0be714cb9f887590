export type { WaitingDays, WaitingOutcome, WaitingRow } from '../../src-main/domain/waiting-times.ts';
