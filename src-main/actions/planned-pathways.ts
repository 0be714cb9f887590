import type { RecordId } from '../domain/ids.ts';
import type { PathwayFacts, PathwayOutlook } from '../domain/plan-facts.ts';
import { planPathway } from '../domain/plan-pathway.ts';
import { isGoingOn } from '../domain/steps.ts';
import { recordOf, textOf } from './facts.ts';
import { pathwayFacts, planMoment } from './pathway-facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** A pathway that goes on, with its plan. */
export interface PlannedPathway {
  readonly pathway: RecordRow;
  readonly caseId: RecordId | null;
  readonly steps: readonly RecordRow[];
  readonly facts: PathwayFacts;
  readonly outlook: PathwayOutlook;
}

/** All pathways that go on, each planned once. Every type is read once. */
export function plannedPathways(unlocked: Unlocked, records: TodayRecords): readonly PlannedPathway[] {
  const steps = records.below('step', 'pathway');
  const appointed = records.below('appointment', 'step');
  const goingOn = records.all('pathway').filter((row) => isGoingOn(textOf(row, 'status')));
  return goingOn.map((pathway) => {
    const own = steps.get(pathway.id) ?? [];
    const facts = pathwayFacts(
      pathway,
      own,
      own.flatMap(({ id }) => appointed.get(id) ?? []),
    );
    const outlook = planPathway(facts, planMoment(unlocked, facts));
    return { pathway, caseId: recordOf(pathway, 'case'), steps: own, facts, outlook };
  });
}
