import type { RecordId } from '../domain/ids.ts';
import { textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { TodayRecords } from './today-records.ts';

/** The cases that aren't closed. */
export const openCases = (records: TodayRecords): ReadonlyMap<RecordId, RecordRow> =>
  new Map(
    records
      .all('case')
      .flatMap((row) => (textOf(row, 'status') === 'closed' ? [] : [[row.id, row] as const])),
  );
