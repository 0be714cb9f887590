import type { Slot } from './change.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';

/** What choosing records needs of merged state. The index implements it; reads only. */
export interface RecordsView {
  /** The different values among the heads of a slot: none, one, or several in a conflict. */
  values(type: string, record: RecordId, slot: Slot): readonly Json[];
  /** The records that a field names and that may follow because of it: in a conflict, each. */
  named(type: string, record: RecordId, field: string): readonly RecordId[];
  /** The records of a type where any head of this field (not a set) has this value. Each once, in any order. */
  pointingAt(type: string, field: string, value: string): Iterable<RecordId>;
  /** The members of a set that are true on display. */
  members(type: string, record: RecordId, field: string): readonly string[];
}
