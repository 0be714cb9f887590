import type { DrillPerson, DrillReason } from '../../src-preload/contract/drill-views.ts';
import type { Exposed } from '../domain/exposure.ts';
import { type ExposureFacts, spanOf, type StayFact, whenOf } from '../domain/exposure-facts.ts';
import type { Urgency } from '../domain/exposure-reasons.ts';
import type { DrillNames } from './drill-names.ts';
import { textOf } from './facts.ts';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly urgency: Urgency;
  readonly reasons: readonly DrillReason[];
}

/**
 * Whom to call: every person; a case in which nobody is recorded, as one line; guests of whom no case is known, by their stay.
 */
export function peopleIn(
  facts: ExposureFacts,
  exposed: readonly Exposed[],
  today: string,
  names: DrillNames,
  reached: (id: string) => string | null,
  line: (one: Exposed) => Line,
): readonly DrillPerson[] {
  const peopled = new Set<string>(facts.persons.flatMap(({ cases }) => [...cases.now, ...cases.before]));
  const stays = new Map<string, StayFact>(facts.stays.map((stay) => [stay.record, stay]));
  const ofCase = Map.groupBy(
    facts.stays.flatMap((stay) => stay.cases.now.map((record) => ({ record: record as string, stay }))),
    ({ record }) => record,
  );
  const tonightOf = (those: readonly StayFact[]): DrillPerson['tonight'] => {
    const there = those.find(({ nights, removed }) => {
      const span = spanOf(nights, today);
      return !removed && span !== undefined && whenOf(span, today) === 'tonight';
    });
    const house = there?.houses.now[0];
    return house === undefined ? null : { id: house, name: names.of(house) };
  };

  return exposed.flatMap((one): readonly DrillPerson[] => {
    const { kind, id } = one.thing;
    const stay = stays.get(id);
    if (kind === 'person') {
      const row = names.row(id);
      const caseId = row === null ? null : textOf(row, 'case');
      const theirs = caseId === null ? [] : (ofCase.get(caseId) ?? []);
      return [person(one, caseId, tonightOf(theirs.map((found) => found.stay)))];
    }
    if (kind === 'case' && !peopled.has(id))
      return [person(one, id, tonightOf((ofCase.get(id) ?? []).map((found) => found.stay)))];
    if (kind === 'stay' && stay?.cases.now.length === 0 && stay.cases.before.length === 0)
      return [person(one, null, tonightOf([stay]))];
    return [];
  });

  function person(one: Exposed, caseId: string | null, tonight: DrillPerson['tonight']): DrillPerson {
    const row = caseId === null ? null : names.row(caseId);
    return {
      ...line(one),
      kind: one.thing.kind as DrillPerson['kind'],
      caseId,
      caseAlias: caseId === null ? null : names.of(caseId),
      priority: row === null ? '' : (textOf(row, 'priority') ?? ''),
      tonight,
      calls: one.thing.kind === 'person' ? names.calls(one.thing.id) : [],
      reached: reached(one.thing.id),
    };
  }
}
