import type { RecordId } from '../domain/ids.ts';
import { recordOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** The rows of the types that a list of today reads, each type read once. */
export class TodayRecords {
  readonly #unlocked: Unlocked;
  readonly #rows = new Map<string, readonly RecordRow[]>();
  readonly #byId = new Map<string, ReadonlyMap<RecordId, RecordRow>>();
  readonly #below = new Map<string, ReadonlyMap<RecordId | null, readonly RecordRow[]>>();

  constructor(unlocked: Unlocked) {
    this.#unlocked = unlocked;
  }

  all(type: string): readonly RecordRow[] {
    const known = this.#rows.get(type) ?? this.#unlocked.vault.read.list({ type });
    this.#rows.set(type, known);
    return known;
  }

  one(type: string, id: RecordId | null): RecordRow | null {
    if (id === null) return null;
    const known = this.#byId.get(type) ?? new Map(this.all(type).map((row) => [row.id, row]));
    this.#byId.set(type, known);
    return known.get(id) ?? null;
  }

  below(type: string, field: string): ReadonlyMap<RecordId | null, readonly RecordRow[]> {
    const key = `${type} ${field}`;
    const known = this.#below.get(key) ?? Map.groupBy(this.all(type), (row) => recordOf(row, field));
    this.#below.set(key, known);
    return known;
  }

  /** The case of a record that belongs to a pathway, a step or a person. */
  caseOf(row: RecordRow): RecordId | null {
    for (const type of ['pathway', 'step', 'person'] as const) {
      const parent = this.one(type, recordOf(row, type));
      if (parent !== null) return this.caseOf(parent);
    }
    return recordOf(row, 'case');
  }
}
