import type { RecordId } from './ids.ts';
import { isRecordId } from './ids.ts';
import type { Leaving, ShareRequest } from './share-request.ts';
import type { RecordType, Group } from './records/field.ts';
import { recordTypes } from './records/table.ts';
import type { RecordsView } from './records-view.ts';

/** Collects records that leave, each record and type once. */
export class LeavingSet {
  readonly #found = new Map<string, Leaving>();

  /** True when it wasn't there yet. */
  add(type: string, record: RecordId, groups: readonly Group[], withheld: readonly string[] = []): boolean {
    const key = `${type} ${record}`;
    if (this.#found.has(key)) return false;
    this.#found.set(key, { record, type, groups, withheld });
    return true;
  }

  has(type: string, record: RecordId): boolean {
    return this.#found.has(`${type} ${record}`);
  }

  ofType(type: string): readonly RecordId[] {
    return [...this.#found.values()].filter((one) => one.type === type).map(({ record }) => record);
  }

  all(): readonly Leaving[] {
    return [...this.#found.values()];
  }
}

/** The records of a type that point to this record as their parent by a field that may. */
export function* childrenOf(
  view: RecordsView,
  type: RecordType,
  parentType: string,
  parent: RecordId,
): Iterable<RecordId> {
  for (const name of type.parents) {
    const targets = type.fields.get(name)?.refersTo;
    if (targets === 'any' || targets?.includes(parentType) === true)
      yield* view.pointingAt(type.name, name, parent);
  }
}

/** The one record that a pointer names undisputed. */
export function pointsTo(
  view: RecordsView,
  type: string,
  record: RecordId,
  field: string,
): RecordId | undefined {
  const values = view.values(type, record, field);
  return values.length === 1 && isRecordId(values[0]) ? values[0] : undefined;
}

/** Adds the files whose parent leaves, undisputed. */
export function addFilesOf(view: RecordsView, leaving: LeavingSet, groups: readonly Group[]): void {
  for (const { record: parent } of leaving.all()) {
    for (const file of view.pointingAt('file', 'parent', parent)) {
      if (pointsTo(view, 'file', file, 'parent') === parent) leaving.add('file', file, groups);
    }
  }
}

/**
 * Adds notes to this contact. Their parent is told only when it leaves too, or came from there: its id would join lists of
 * two partners. Nothing follows from a note: what it is about stays what it was to this contact.
 */
export function addNotesTo(
  view: RecordsView,
  leaving: LeavingSet,
  { recipient, given }: Pick<ShareRequest, 'recipient' | 'given'>,
  groups: readonly Group[],
): void {
  for (const note of view.pointingAt('note', 'audience', recipient)) {
    if (view.values('note', note, 'audience').length !== 1) continue;
    const parent = pointsTo(view, 'note', note, 'parent');
    const known =
      parent !== undefined &&
      (given?.has(parent) === true || recordTypes.some(({ name }) => leaving.has(name, parent)));
    leaving.add('note', note, groups, known ? [] : ['parent']);
  }
}
