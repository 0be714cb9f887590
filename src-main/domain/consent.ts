import type { Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { pointsTo } from './leaving.ts';
import type { Group } from './records/field.ts';
import { recordType } from './records/table.ts';
import type { RecordsView } from './records-view.ts';

/** A consent of this person to one kind of partner that covers the group on that day, undisputed and not removed. */
export function hasConsent(
  view: RecordsView,
  person: RecordId,
  { partnerKind, group, today }: { readonly partnerKind: string; readonly group: Group; readonly today: Day },
): boolean {
  for (const consent of view.pointingAt('consent', 'person', person)) {
    const only = (field: string): unknown => {
      const values = view.values('consent', consent, field);
      return values.length > 1 ? 'disputed' : (values[0] ?? null);
    };
    const [given, until, removed] = [only('given'), only('until'), only('removed')];
    if (only('person') !== person || only('partnerKind') !== partnerKind || removed !== null) continue;
    if (typeof only('basis') !== 'string' || only('basis') === 'disputed') continue;
    if (typeof given !== 'string' || given > today) continue;
    if (until === 'disputed' || (typeof until === 'string' && until < today)) continue;
    if (
      view.values('consent', consent, `groups/${group}`).length === 1 &&
      view.members('consent', consent, 'groups').includes(group)
    ) {
      return true;
    }
  }
  return false;
}

/** What finding a person needs of the records around. */
export interface Kinship {
  readonly view: RecordsView;
  readonly typeOf: (record: RecordId) => string | undefined;
}

/**
 * Whose consent a value of this field takes, and for which group: null for work (group W), for what belongs to no
 * person, and for notes, which were addressed by hand. A scan is of the group of what it shows: a document or testimony.
 */
export function consentFor(
  kinship: Kinship,
  type: string,
  record: RecordId,
  field: string,
): { readonly person: RecordId; readonly group: Group } | null {
  const own = recordType(type)?.fields.get(field)?.group;
  if (type === 'note' || own === undefined || own === 'W') return null;
  const line = lineOf(kinship, type, record);
  const person = line.find((one) => one.type === 'person')?.record;
  if (person === undefined) return null;
  if (type !== 'file') return { person, group: own };
  return { person, group: line.some((one) => one.type === 'incident') ? 'T' : 'I' };
}

interface Named {
  readonly type: string;
  readonly record: RecordId;
}

/** The record and what it belongs to, upwards, as far as undisputed pointers lead. */
function lineOf({ view, typeOf }: Kinship, type: string, record: RecordId): readonly Named[] {
  const line: Named[] = [];
  // The table nests no deeper; pointers that run in a circle end here too.
  for (let here: Named | null = { type, record }; here !== null && line.length < 8;) {
    line.push(here);
    here = parentOf({ view, typeOf }, here);
  }
  return line;
}

function parentOf({ view, typeOf }: Kinship, { type, record }: Named): Named | null {
  for (const name of recordType(type)?.parents ?? []) {
    const parent = pointsTo(view, type, record, name);
    const parentType = parent === undefined ? undefined : typeOf(parent);
    if (parent !== undefined && parentType !== undefined) return { type: parentType, record: parent };
  }
  return null;
}
