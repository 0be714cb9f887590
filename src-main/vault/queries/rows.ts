import type { RecordRow } from '../../actions/ports/store.ts';
import { fromBytes } from '../index/hex.ts';
import type { ShownValues } from '../index/shown-values.ts';

/** What every query for rows selects: `FROM shown JOIN record ON record.key = shown.record`. */
export const rowColumns =
  'record.id, shown.type, json(shown.vals) AS vals, shown.open_slots, shown.changed_at';

export interface StoredRow {
  readonly id: Buffer;
  readonly type: string;
  readonly vals: string;
  readonly open_slots: string | null;
  readonly changed_at: string | null;
}

type SlotNames = readonly string[];

/** [conflicts, proposals, not shared] */
export const openSlotsOf = (coded: string | null): readonly [SlotNames, SlotNames, SlotNames] =>
  coded === null ? [[], [], []] : (JSON.parse(coded) as [SlotNames, SlotNames, SlotNames]);

export function toRow(row: StoredRow): RecordRow {
  const [conflicts, proposals, notShared] = openSlotsOf(row.open_slots);
  return {
    id: fromBytes(row.id),
    type: row.type,
    values: JSON.parse(row.vals) as ShownValues,
    conflicts,
    proposals,
    notShared,
    changedAt: row.changed_at,
  };
}
