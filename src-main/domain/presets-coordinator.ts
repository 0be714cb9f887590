import type { RecordId } from './ids.ts';
import { addNotesTo, childrenOf, LeavingSet } from './leaving.ts';
import type { Leaving, ShareRequest } from './share-request.ts';
import type { Group } from './records/field.ts';
import { groups } from './records/field.ts';
import { recordTypes } from './records/table.ts';
import type { RecordsView } from './records-view.ts';

/**
 * Chosen cases with everything below them, all groups but L unless addresses are ticked; the houses of their stays with
 * their units; the templates of their pathways; with L, the helpers that legs and houses name, and their channels. Besides,
 * notes to this contact, alone: a question about a case shares nothing of the case.
 */
export function leavingForCoordinator(request: ShareRequest, view: RecordsView): readonly Leaving[] {
  const sent = request.addresses ? groups : groups.filter((group) => group !== 'L');
  const ofHouse: readonly Group[] = request.addresses ? ['W', 'L'] : ['W'];
  const leaving = new LeavingSet();
  for (const record of request.cases) addBelow(view, leaving, 'case', record, sent);

  for (const record of leaving.ofType('pathway')) {
    for (const template of view.named('pathway', record, 'template')) leaving.add('template', template, sent);
  }
  for (const stay of leaving.ofType('stay')) {
    for (const house of view.named('stay', stay, 'safeHouse')) {
      leaving.add('safeHouse', house, ofHouse);
      for (const unit of view.pointingAt('unit', 'safeHouse', house)) leaving.add('unit', unit, ['W']);
    }
  }
  if (request.addresses) {
    const named = [
      ...leaving.ofType('leg').flatMap((leg) => view.named('leg', leg, 'escort')),
      ...leaving.ofType('safeHouse').flatMap((house) => view.named('safeHouse', house, 'host')),
    ];
    for (const helper of named) addBelow(view, leaving, 'helper', helper, sent);
  }
  addNotesTo(view, leaving, request, ['X']);
  return leaving.all();
}

/** Walks down from a case or helper. Houses and units are never walked down: other people stay there too. */
function addBelow(
  view: RecordsView,
  leaving: LeavingSet,
  type: string,
  record: RecordId,
  sent: readonly Group[],
): void {
  const open: (readonly [string, RecordId])[] = [[type, record]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [parentType, parent] = next;
    if (!leaving.add(parentType, parent, sent)) continue;
    for (const child of recordTypes) {
      for (const id of childrenOf(view, child, parentType, parent)) open.push([child.name, id]);
    }
  }
}
