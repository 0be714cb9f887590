import type { RecordId } from './ids.ts';
import { addFilesOf, addNotesTo, childrenOf, LeavingSet, pointsTo } from './leaving.ts';
import type { Leaving, ShareRequest } from './share-request.ts';
import type { RecordType, Sight } from './records/field.ts';
import { recordTypes } from './records/table.ts';
import type { RecordsView } from './records-view.ts';

/** The houses that the recipient keeps, undisputed, and what lies in them: nothing of cases or persons. */
export function leavingForShelter(request: ShareRequest, view: RecordsView): readonly Leaving[] {
  const leaving = new LeavingSet();
  const own = recordTypes.filter(({ shelterSees }) => shelterSees.scope === 'own');
  const houses: RecordId[] = [];
  for (const house of view.pointingAt('safeHouse', 'keeper', request.recipient)) {
    if (view.values('safeHouse', house, 'keeper').length === 1) houses.push(house);
  }
  for (const type of own.filter(({ name }) => name === 'safeHouse')) {
    for (const house of houses) leaving.add(type.name, house, type.shelterSees.groups);
  }
  for (const house of houses) addOwn(view, leaving, own, 'safeHouse', house);
  for (const stay of leaving.ofType('stay')) addOwn(view, leaving, own, 'stay', stay);

  addNotesTo(view, leaving, request, sightOf('note').groups);
  addFilesOf(view, leaving, sightOf('file').groups);
  return leaving.all();
}

/** Adds the records below a house or stay whose every pointer of that kind leads there and nowhere else. */
function addOwn(
  view: RecordsView,
  leaving: LeavingSet,
  own: readonly RecordType[],
  parentType: string,
  parent: RecordId,
): void {
  for (const type of own) {
    const field = type.fields.has('safeHouse') ? 'safeHouse' : 'parent';
    for (const record of childrenOf(view, type, parentType, parent)) {
      if (pointsTo(view, type.name, record, field) === parent) {
        leaving.add(type.name, record, type.shelterSees.groups);
      }
    }
  }
}

const sightOf = (name: string): Sight =>
  recordTypes.find((type) => type.name === name)?.shelterSees ?? { scope: 'none', groups: [] };
