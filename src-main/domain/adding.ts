import type { RecordId } from './ids.ts';
import type { Group } from './records/field.ts';
import { recordType } from './records/table.ts';
import type { Leaving, ShareRequest } from './share-request.ts';

/** What a user sends this time beyond the preset. */
export interface Addition {
  readonly record: RecordId;
  readonly type: string;
  /**
   * One field with all its members; null: a person alone, without its case and without what lies below it, or a template
   * that no pathway takes along.
   */
  readonly field: string | null;
}

type Preset = Extract<ShareRequest['preset'], 'coordinator' | 'legal' | 'shelter'>;

/** Internal notes never leave by hand; testimony leaves as consents say, and by no other way. */
const neverAdded: ReadonlySet<Group> = new Set(['X', 'T']);

/**
 * Whether a user may add this. A person or a template alone to coordinators and legal partners; a field to either, and to a shelter
 * only of what leaves for it anyway: its own houses and guests.
 */
export function mayAdd(
  preset: Preset,
  { type, field }: Pick<Addition, 'type' | 'field'>,
  leavesAnyway: boolean,
): boolean {
  if (field === null) return (type === 'person' || type === 'template') && preset !== 'shelter';
  const group = recordType(type)?.fields.get(field)?.group;
  return group !== undefined && !neverAdded.has(group) && (leavesAnyway || preset !== 'shelter');
}

/**
 * What leaves with these additions, each of them allowed by {@link mayAdd}. A field of a record that would not leave by
 * itself brings the pointers to its parents, or it would be nobody's: whoever lets pointers leave sees to it that they
 * name nothing that stays.
 */
export function withAdditions(
  preset: Preset,
  leaving: readonly Leaving[],
  additions: readonly Addition[],
): readonly Leaving[] {
  const all = new Map(leaving.map((one) => [keyOf(one), one]));
  for (const addition of additions) {
    const { record, type, field } = addition;
    const before = all.get(keyOf(addition)) ?? { record, type, groups: [], withheld: [] };
    const groups =
      field === null ? [...new Set([...before.groups, ...groupsAlone(preset, type)])] : before.groups;
    const parents = before.groups.length === 0 ? (recordType(type)?.parents ?? []) : [];
    const added = field === null ? (before.added ?? []) : [...(before.added ?? []), ...parents, field];
    all.set(keyOf(addition), { ...before, groups, added });
  }
  return [...all.values()];
}

const keyOf = ({ record, type }: { readonly record: RecordId; readonly type: string }): string =>
  `${type} ${record}`;

/** Of a record sent alone: what that role sees of such records in a shared case. */
function groupsAlone(preset: Preset, type: string): readonly Group[] {
  if (preset === 'legal') return recordType(type)?.legalSees.groups ?? [];
  return type === 'person' ? ['G', 'I'] : ['W'];
}
