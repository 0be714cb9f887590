import { addDays } from './days.ts';
import { appointmentWarnings } from './plan-appointments.ts';
import type { PlanWarning } from './plan-facts.ts';
import { warning, type FoundPlan } from './plan-found.ts';
import { paperWarnings } from './plan-papers.ts';
import { travellerWarnings } from './plan-travellers.ts';
import { isFinished } from './steps.ts';

/** An appeal that is due within two weeks is this week's work: a lawyer has to be found first. */
const appealNoticeDays = 14;
const severities = ['danger', 'warning', 'info'] as const;

/** What is wrong with a plan: the worst first, then by day. */
export function planWarnings(plan: FoundPlan): readonly PlanWarning[] {
  const found = [
    ...circles(plan),
    ...refusals(plan),
    ...deadlines(plan),
    ...appointmentWarnings(plan),
    ...paperWarnings(plan),
    ...travellerWarnings(plan),
    ...withoutDeparture(plan),
  ];
  const key = ({ severity, day, needed, code, step, person, kind }: PlanWarning): string =>
    [severities.indexOf(severity), day ?? needed ?? '~', code, step, person, kind].join(' ');
  return found
    .map((one) => ({ one, key: key(one) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

const circles = (plan: FoundPlan): readonly PlanWarning[] =>
  plan.open.flatMap(({ outlook }) =>
    outlook.inCycle ? [warning('circle', 'danger', { step: outlook.record })] : [],
  );

/** What was refused and nothing has made up for, and the appeals that are still open. */
function refusals({ facts, steps, graph, today }: FoundPlan): readonly PlanWarning[] {
  const soon = addDays(today, appealNoticeDays) ?? today;
  const appealsTo = Map.groupBy(facts.steps.keys(), (at) => facts.steps[at]?.ifRefused ?? null);
  return facts.steps.flatMap((step, at) => {
    if (step.status !== 'refused' || graph.needed[at] !== true) return [];
    if (graph.cleared[at] === true) return [];
    const ways = graph.waits[graph.gate(at)] ?? [];
    const refused = warning('refused', ways.length > 0 ? 'warning' : 'danger', {
      step: step.record,
      person: step.person,
      day: step.doneOn,
    });
    const appeals = (appealsTo.get(step.record) ?? []).flatMap((index) => {
      const [appeal, outlook] = [facts.steps[index], steps[index]];
      if (appeal === undefined || outlook?.needed !== true) return [];
      const { record, due, state } = outlook;
      // The time runs even while it waits for something else, until it is handed in.
      if (isFinished(state) || state === 'submitted') return [];
      // Without a day and a rule for one, as a court's decision is, there is no deadline to speak of.
      if (due === null && appeal.rule === null) return [];
      // A rule that gives no day: nobody has said when it was refused. It may be over tomorrow.
      const severity = due === null || due <= soon ? 'danger' : 'warning';
      return [
        warning('appealDue', severity, { step: record, person: appeal.person, other: step.record, day: due }),
      ];
    });
    return [refused, ...appeals];
  });
}

/** Deadlines that can't be kept, at best or if it goes slowly. Those that are past are overdue and need no foresight. */
const deadlines = (plan: FoundPlan): readonly PlanWarning[] =>
  plan.open.flatMap(({ outlook: { record, due, finish }, step: { person } }) => {
    if (due === null || due < plan.today || finish === null || due >= finish.latest) return [];
    const severity = due < finish.earliest ? 'danger' : 'warning';
    return [warning('dueTooEarly', severity, { step: record, person, day: due, needed: finish.latest })];
  });

function withoutDeparture({ facts, graph }: FoundPlan): readonly PlanWarning[] {
  const leaves = facts.steps.some(
    ({ milestone }, at) => milestone === 'departure' && graph.needed[at] === true,
  );
  return leaves || facts.steps.length === 0 ? [] : [warning('noDeparture', 'info', {})];
}
