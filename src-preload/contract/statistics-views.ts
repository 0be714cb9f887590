export type { WaitingDays, WaitingRow } from '../../src-main/domain/waiting-times.ts';
