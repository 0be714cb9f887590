import { hasConsent } from '../domain/consent.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import type { PaperFacts, PlanSurroundings, TravellerFacts } from '../domain/plan-facts.ts';
import { isGoingOn } from '../domain/steps.ts';
import { membersOf, recordOf, stayFacts, textOf } from './facts.ts';
import { byChild, isRemovedRow } from './look-up.ts';
import { appointmentFacts } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** Whom a pathway is handed to, one way or the other. */
const partners = ['legal', 'authority'] as const;
/** What it says of people: who they are, and what identifies them. */
const handedOver = ['G', 'I'] as const;

/** What the plan of a pathway is held against; `people` as {@link goingAlong} gives them. */
export function planSurroundings(
  unlocked: Unlocked,
  pathway: RecordRow,
  people: readonly RecordRow[],
): PlanSurroundings {
  const caseId = recordOf(pathway, 'case');
  return {
    travellers: people.map((person) => travellerFacts(unlocked, person)),
    documents: people.flatMap(({ id }) =>
      byChild(unlocked, id, 'document').map((row) => paperFacts(row, id)),
    ),
    stays: caseId === null ? [] : byChild(unlocked, caseId, 'stay').map(stayFacts),
    elsewhere: caseId === null ? [] : elsewhere(unlocked, pathway, caseId),
    holidays: unlocked.holidays,
  };
}

/** The people that a pathway names; all of the case where it names nobody. */
export function goingAlong(unlocked: Unlocked, pathway: RecordRow): readonly RecordRow[] {
  const named = membersOf(pathway, 'people').filter(isRecordId);
  const caseId = recordOf(pathway, 'case');
  if (named.length === 0) return caseId === null ? [] : byChild(unlocked, caseId, 'person');
  return named.flatMap((id) => {
    const row = unlocked.vault.read.row(id);
    // Whoever writes a pathway may name anything in it.
    return row === null || row.type !== 'person' || isRemovedRow(row) ? [] : [row];
  });
}

function travellerFacts(unlocked: Unlocked, person: RecordRow): TravellerFacts {
  const view = unlocked.vault.read.recordsView();
  const day = today(unlocked);
  return {
    record: person.id,
    birthDateKnown: (person.values['birthDate'] ?? null) !== null,
    withoutConsent: handedOver.filter(
      (group) =>
        !partners.some((partnerKind) => hasConsent(view, person.id, { partnerKind, group, today: day })),
    ),
  };
}

const paperFacts = (row: RecordRow, person: RecordId): PaperFacts => ({
  record: row.id,
  person,
  kind: textOf(row, 'kind'),
  validFrom: textOf(row, 'validFrom'),
  validUntil: textOf(row, 'validUntil'),
});

/** Appointments of the case's other pathways that are still going on. */
function elsewhere(unlocked: Unlocked, pathway: RecordRow, caseId: RecordId): PlanSurroundings['elsewhere'] {
  const others = byChild(unlocked, caseId, 'pathway').filter(
    (row) => row.id !== pathway.id && isGoingOn(textOf(row, 'status')),
  );
  return others.flatMap((other) => {
    const everybody = goingAlong(unlocked, other).map(({ id }) => id);
    return byChild(unlocked, other.id, 'step').flatMap((step) => {
      const own = recordOf(step, 'person');
      return byChild(unlocked, step.id, 'appointment')
        .flatMap(appointmentFacts)
        .map((appointment) => ({ appointment, persons: own === null ? everybody : [own] }));
    });
  });
}
