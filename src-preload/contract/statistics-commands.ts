import { command, nothing } from './command.ts';
import type { WaitingRow } from './statistics-views.ts';

/** What is counted over all cases. It stays in the window: what leaves as statistics is another thing. */
export const statisticsCommands = {
  'statistics.waiting': command<readonly WaitingRow[]>()(nothing),
};
