import type { RecordId } from './ids.ts';
import { addFilesOf, addNotesTo, childrenOf, LeavingSet, pointsTo } from './leaving.ts';
import type { Leaving, ShareRequest } from './share-request.ts';
import type { Sight } from './records/field.ts';
import { recordTypes } from './records/table.ts';
import type { RecordsView } from './records-view.ts';

/**
 * Chosen cases, as far as the table lets a legal partner see them: an incident only where the person's consent covers
 * testimony to legal partners, a transition only when it is with the recipient.
 */
export function leavingForLegal(request: ShareRequest, view: RecordsView): readonly Leaving[] {
  const leaving = new LeavingSet();
  for (const record of request.cases) leaving.add('case', record, sightOf('case').groups);
  // Parents come before their children in the table, except the template, which pathways name.
  for (const type of recordTypes) {
    const { scope, groups } = type.legalSees;
    if (scope !== 'shared' && scope !== 'own' && scope !== 'consent') continue;
    for (const parent of leaving.all()) {
      for (const record of childrenOf(view, type, parent.type, parent.record)) {
        const only = type.parents.every(
          (field) => pointsTo(view, type.name, record, field) === parent.record,
        );
        if (only && isOpen(scope, request, view, record, parent)) leaving.add(type.name, record, groups);
      }
    }
  }
  for (const pathway of leaving.ofType('pathway')) {
    const template = pointsTo(view, 'pathway', pathway, 'template');
    if (template !== undefined) leaving.add('template', template, sightOf('template').groups);
  }
  addNotesTo(view, leaving, request.recipient, sightOf('note').groups);
  addFilesOf(view, leaving, sightOf('file').groups);
  return leaving.all();
}

function isOpen(
  scope: Sight['scope'],
  request: ShareRequest,
  view: RecordsView,
  record: RecordId,
  parent: Leaving,
): boolean {
  if (scope === 'shared') return true;
  if (scope === 'own') {
    const partners = view.values('transition', record, 'partner');
    return partners.length === 1 && partners[0] === request.recipient;
  }
  return parent.type === 'person' && hasConsent(request, view, parent.record);
}

/** A consent of this person to legal partners that covers group T today, undisputed and not removed. */
function hasConsent(request: ShareRequest, view: RecordsView, person: RecordId): boolean {
  for (const consent of view.pointingAt('consent', 'person', person)) {
    const only = (field: string): unknown => {
      const values = view.values('consent', consent, field);
      return values.length > 1 ? 'disputed' : (values[0] ?? null);
    };
    const [given, until, removed] = [only('given'), only('until'), only('removed')];
    if (only('person') !== person || only('partnerKind') !== 'legal' || removed !== null) continue;
    if (typeof only('basis') !== 'string' || only('basis') === 'disputed') continue;
    if (typeof given !== 'string' || given > request.today) continue;
    if (until === 'disputed' || (typeof until === 'string' && until < request.today)) continue;
    if (
      view.values('consent', consent, 'groups/T').length === 1 &&
      view.members('consent', consent, 'groups').includes('T')
    ) {
      return true;
    }
  }
  return false;
}

const sightOf = (name: string): Sight =>
  recordTypes.find((type) => type.name === name)?.legalSees ?? { scope: 'none', groups: [] };
