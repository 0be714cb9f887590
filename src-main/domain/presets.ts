import type { Leaving, Preset, ShareRequest } from './share-request.ts';
import { leavingForCoordinator } from './presets-coordinator.ts';
import { leavingForLegal } from './presets-legal.ts';
import { leavingForShelter } from './presets-shelter.ts';
import { parseSlot } from './records/slot.ts';
import { recordType } from './records/table.ts';
import type { RecordsView } from './records-view.ts';
import type { Slot } from './change.ts';

/**
 * The records that leave, each once, and which groups of them. Where heads disagree about whose a record is, it stays
 * here until someone resolves that. An auditor gets none: headers of all changes, nothing disclosed.
 */
export function recordsThatLeave(request: ShareRequest, view: RecordsView): readonly Leaving[] {
  switch (request.preset) {
    case 'coordinator':
      return leavingForCoordinator(request, view);
    case 'shelter':
      return leavingForShelter(request, view);
    case 'legal':
      return leavingForLegal(request, view);
    case 'auditor':
      return [];
  }
}

/**
 * Whether the disclosure with this key leaves with a change of a record that leaves. `type`, `record` and `at` leave with
 * any change that discloses more than these; that is for the caller to see to. `holdsOld` tells whether the recipient
 * holds an older value of a slot: then it learns that it was replaced, even where the new one stays here.
 */
export function keyLeaves(
  preset: Preset,
  leaving: Leaving,
  key: string,
  holdsOld: (slot: Slot) => boolean = () => false,
): boolean {
  if (preset === 'auditor') return false;
  if (key === 'type' || key === 'record' || key === 'at') return true;
  if (key === 'action') return preset === 'coordinator';
  const [, kind, slot] = /^(field|set|over)\/(.+)/s.exec(key) ?? [];
  const type = recordType(leaving.type);
  if (kind === undefined || slot === undefined || type === undefined) return false;
  const field = parseSlot(type, slot)?.field;
  if (field === undefined || (kind !== 'over' && field.set !== (kind === 'set'))) return false;
  const wanted = leaving.groups.includes(field.group) || leaving.added?.includes(field.name) === true;
  const open = wanted && !leaving.withheld.includes(field.name);
  return open || (kind === 'over' && holdsOld(slot));
}
