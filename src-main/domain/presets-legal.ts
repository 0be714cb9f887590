import { hasConsent } from './consent.ts';
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
    const [template, ...others] = view.named('pathway', pathway, 'template');
    if (template !== undefined && others.length === 0)
      leaving.add('template', template, sightOf('template').groups);
  }
  addNotesTo(view, leaving, request, sightOf('note').groups);
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
  const wanted = { partnerKind: 'legal', group: 'T', today: request.today } as const;
  return parent.type === 'person' && hasConsent(view, parent.record, wanted);
}

const sightOf = (name: string): Sight =>
  recordTypes.find((type) => type.name === name)?.legalSees ?? { scope: 'none', groups: [] };
