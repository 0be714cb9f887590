import type { Slot } from './change.ts';
import type { RecordId } from './ids.ts';
import type { RecordsView } from './records-view.ts';
import { recordType } from './records/table.ts';
import type { Leaving } from './share-request.ts';

/** What a user keeps back this time. */
export interface Withholding {
  readonly record: RecordId;
  /** A field with all its members, or one slot (`needs/wheelchair`); null: the whole record and what lies below it. */
  readonly field: string | null;
}

/** What stays here in one export, of what would leave. Nothing of it is remembered as sent, and nothing as kept back. */
export interface Withheld {
  /** Records of which no value leaves: not even their ids are told to who doesn't hold them. */
  readonly records: ReadonlySet<RecordId>;
  readonly stays: (record: RecordId, slot: Slot) => boolean;
}

/** A record that stays takes with it what lies below: a passport number must not leave because its person was unticked. */
export function withheldOf(
  chosen: readonly Withholding[],
  leaving: readonly Leaving[],
  view: RecordsView,
): Withheld {
  const records = new Set(chosen.filter(({ field }) => field === null).map(({ record }) => record));
  for (let before = -1; records.size > 0 && records.size !== before;) {
    before = records.size;
    for (const { type, record } of leaving) {
      const isBelow = (recordType(type)?.parents ?? []).some((field) =>
        view.values(type, record, field).some((parent) => records.has(parent as RecordId)),
      );
      if (isBelow) records.add(record);
    }
  }
  const fields = Map.groupBy(chosen, ({ record }) => record);
  return {
    records,
    stays: (record, slot) =>
      records.has(record) ||
      (fields.get(record) ?? []).some(({ field }) => field === slot || field === slot.split('/', 1)[0]),
  };
}
