import type { ExportPlan } from '../../src-preload/contract/views.ts';
import { mayAdd, type Addition } from '../domain/adding.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { childrenOf } from '../domain/leaving.ts';
import { keyLeaves } from '../domain/presets.ts';
import type { Group } from '../domain/records/field.ts';
import { recordType, recordTypes } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Leaving, Preset } from '../domain/share-request.ts';
import type { Departing } from './departing-changes.ts';
import { templatesKnown } from './known-templates.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';

/** What a user names: a person or a template alone, or a field of a record. */
export interface AddedChoice {
  readonly record: string;
  readonly field?: string | undefined;
}

type AddingPreset = Parameters<typeof mayAdd>[0];

export const isAddingPreset = (preset: Preset): preset is AddingPreset =>
  preset === 'coordinator' || preset === 'legal' || preset === 'shelter';

/** Refusals: `no-such-record`, `field-unknown`, `addition-forbidden`. */
export function additionsIn(
  { vault: { read } }: Unlocked,
  preset: Preset,
  base: readonly Leaving[],
  chosen: readonly AddedChoice[],
): Result<readonly Addition[]> {
  const additions: Addition[] = [];
  for (const { record, field = null } of chosen) {
    const row = isRecordId(record) ? read.row(record) : null;
    if (row === null) return refused('no-such-record');
    if (field !== null && recordType(row.type)?.fields.has(field) !== true) return refused('field-unknown');
    const addition = { record: row.id, type: row.type, field };
    const leaves = base.some((one) => one.record === row.id && one.groups.length > 0);
    if (!isAddingPreset(preset) || !mayAdd(preset, addition, leaves)) return refused('addition-forbidden');
    additions.push(addition);
  }
  return done(additions);
}

/** More than this is no list to choose from. */
const mostAddable = 300;

/**
 * Fields that the preset leaves out and a user may add, of what leaves and of what lies right below persons that leave. By
 * name only: what is not ticked is not shown.
 */
export function addableIn(
  { vault: { read } }: Unlocked,
  preset: Preset,
  base: readonly Leaving[],
): ExportPlan['addable'] {
  if (!isAddingPreset(preset)) return [];
  const view = read.recordsView();
  const all = new Map(base.filter(({ groups }) => groups.length > 0).map((one) => [one.record, one]));
  for (const { type, record } of preset === 'shelter' ? [] : [...all.values()]) {
    if (type !== 'person') continue;
    for (const below of recordTypes)
      for (const child of childrenOf(view, below, type, record))
        if (!all.has(child)) all.set(child, { record: child, type: below.name, groups: [], withheld: [] });
  }
  return [...all.values()].slice(0, mostAddable).flatMap((leaving) => {
    const { record, type, groups } = leaving;
    const row = read.row(record);
    const fields = [...(recordType(type)?.fields.values() ?? [])]
      .filter(({ name, parent }) => !parent && (row?.values[name] ?? null) !== null)
      .filter(({ name, group }) => !groups.includes(group) && mayAdd(preset, { type, field: name }, true))
      .map(({ name }) => name);
    return fields.length === 0 ? [] : [{ id: record, type, name: nameOfRow(row), fields }];
  });
}

/** Templates that would not leave by themselves: they are nobody's, and may be given to whoever plans pathways. */
export function templatesToAdd(
  unlocked: Unlocked,
  preset: Preset,
  base: readonly Leaving[],
): ExportPlan['templates'] {
  if (!isAddingPreset(preset) || preset === 'shelter') return [];
  const leave = new Set(base.filter(({ groups }) => groups.length > 0).map(({ record }) => record));
  return templatesKnown(unlocked).known.flatMap(({ template: { title, version }, record }) =>
    record === null || leave.has(record) ? [] : [{ id: record, title, version }],
  );
}

/** Groups of values that leave only because they were added: for the journal, which names nobody. */
export function groupsAdded(
  preset: Preset,
  base: readonly Leaving[],
  departing: readonly Departing[],
): readonly Group[] {
  if (!isAddingPreset(preset)) return [];
  const known = new Map<RecordId, Leaving>(base.map((one) => [one.record, one]));
  const groups = new Set<Group>();
  for (const { record, type, values } of departing) {
    const leaving = known.get(record);
    for (const { slot } of values) {
      const field = recordType(type)?.fields.get(slot.split('/', 1)[0] ?? '');
      if (field === undefined) continue;
      const key = `${field.set ? 'set' : 'field'}/${slot}`;
      if (leaving === undefined || !keyLeaves(preset, leaving, key)) groups.add(field.group);
    }
  }
  return [...groups].toSorted();
}
