import type {
  StepFilter,
  StepLine,
  StepOrder,
  StepsView,
} from '../../src-preload/contract/pathway-lists-views.ts';
import type { RecordId } from '../domain/ids.ts';
import type { StepOutlook } from '../domain/plan-facts.ts';
import {
  compareSteps,
  matchesStep,
  stands,
  stepStands,
  type ListedStep,
  type StepStand,
} from '../domain/step-list.ts';
import { isFinished } from '../domain/steps.ts';
import { recordOf, textOf } from './facts.ts';
import { openCases } from './open-cases.ts';
import { ownNames } from './own-identities.ts';
import { plannedPathways, type PlannedPathway } from './planned-pathways.ts';
import type { RecordRow } from './ports/store.ts';
import { tallied } from './tallies.ts';
import { TodayRecords } from './today-records.ts';
import type { Unlocked } from './unlocked.ts';

/** Nobody reads on past this: whoever has more to do narrows the list, and the rest is counted. */
const longest = 1_000;
/** Of what a step waits for: a line holds no more. */
const mostNamed = 10;

interface Found {
  readonly of: PlannedPathway;
  readonly row: RecordRow;
  readonly plan: StepOutlook;
  readonly listed: ListedStep;
}

export interface StepsWish extends StepFilter {
  readonly order: StepOrder;
}

/** The steps of all open cases whose pathways go on. Every type of record is read once. Writes nothing. */
export function listAllSteps(unlocked: Unlocked, { order, ...filter }: StepsWish): StepsView {
  const records = new TodayRecords(unlocked);
  const cases = openCases(records);
  const all = plannedPathways(unlocked, records)
    .filter(({ caseId }) => caseId !== null && cases.has(caseId))
    .flatMap(stepsOf);
  const open = all.filter(({ listed }) => !listed.finished);
  const mine = ownNames(unlocked);
  const wanted = all
    .filter(({ listed }) => matchesStep(listed, filter, mine))
    .toSorted((one, other) => compareSteps(order, one.listed, other.listed));
  const count = (stand: StepStand): number => open.filter(({ listed }) => stands(listed, stand)).length;
  return {
    rows: wanted.slice(0, longest).map((found) => line(records, cases, found)),
    more: Math.max(wanted.length - longest, 0),
    open: open.length,
    stands: {
      overdue: count('overdue'),
      next: count('next'),
      blocked: count('blocked'),
      waiting: count('waiting'),
    },
    countries: tallied(open.map(({ listed }) => listed.country)),
    people: tallied(open.map(({ listed }) => listed.responsible)),
  };
}

function stepsOf(of: PlannedPathway): readonly Found[] {
  const country = textOf(of.pathway, 'country');
  return of.outlook.steps.flatMap((plan, at): readonly Found[] => {
    // The planner answers in the order in which it was asked.
    const row = of.steps[at];
    if (row === undefined) return [];
    const finished = !plan.needed || isFinished(plan.state);
    const listed: ListedStep = {
      record: plan.record,
      country,
      responsible: textOf(row, 'responsible'),
      actor: textOf(row, 'actor'),
      state: plan.state,
      finished,
      blocked: !finished && !plan.next && plan.state !== 'submitted',
      overdue: plan.overdue,
      due: plan.due,
      order: textOf(row, 'order'),
    };
    return [{ of, row, plan, listed }];
  });
}

function line(
  records: TodayRecords,
  cases: ReadonlyMap<RecordId, RecordRow>,
  { of, row, plan, listed }: Found,
): StepLine {
  const caseId = of.caseId ?? row.id;
  const ofCase = cases.get(caseId);
  const person = records.one('person', recordOf(row, 'person'));
  return {
    step: row,
    person: person === null ? null : textOf(person, 'alias'),
    pathway: of.pathway,
    caseId,
    caseAlias: ofCase === undefined ? null : textOf(ofCase, 'alias'),
    due: plan.due,
    overdue: plan.overdue,
    stand:
      (stepStands.find((one) => one !== 'overdue' && stands(listed, one)) as StepLine['stand'] | undefined) ??
      null,
    blockedBy: listed.blocked
      ? plan.blockedBy.slice(0, mostNamed).flatMap((id) => {
          const other = records.one('step', id);
          return other === null ? [] : (textOf(other, 'title') ?? []);
        })
      : [],
  };
}
