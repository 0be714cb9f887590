import { addDays, type Day } from './days.ts';
import { nightsOf } from './occupancy.ts';
import type { PlanWarning } from './plan-facts.ts';
import { travellersOf, warning, type FoundPlan } from './plan-found.ts';

/** A bed that ends within so many days has to be replaced now. */
const bedNoticeDays = 7;

/** What is missing of the people who go along, and beds that end before they leave. */
export function travellerWarnings(plan: FoundPlan): readonly PlanWarning[] {
  // Nobody has to send anything any more.
  if (plan.open.length === 0) return [];
  const goes = new Set(travellersOf(plan));
  const missing = (plan.around?.travellers ?? []).flatMap(({ record, birthDateKnown, withoutConsent }) =>
    goes.has(record)
      ? [
          ...(birthDateKnown ? [] : [warning('birthDateMissing', 'warning', { person: record })]),
          ...(withoutConsent.length === 0
            ? []
            : [warning('consentMissing', 'warning', { person: record, kind: withoutConsent.join(' ') })]),
        ]
      : [],
  );
  return [...missing, ...bedEnds(plan)];
}

/**
 * Who has a bed now and none until the departure. Half-open: who leaves the house on the day of the departure has slept
 * there the night before. Says nothing of people whom nobody shelters.
 */
function bedEnds({ around, departure, today }: FoundPlan): readonly PlanWarning[] {
  if (around === null || departure === null) return [];
  let [end, stay]: [Day, PlanWarning['other']] = [today, null];
  const nights = around.stays
    .flatMap((one) => {
      const own = nightsOf(one, today);
      return own === undefined ? [] : [{ ...own, record: one.record }];
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  for (const { from, until, record } of nights) {
    if (from > end) break;
    // Nobody has said that it ends.
    if (until === null) return [];
    if (until > end) [end, stay] = [until, record];
  }
  if (stay === null || end >= departure.latest) return [];
  const soon = end <= (addDays(today, bedNoticeDays) ?? today);
  const severity = end >= departure.earliest ? 'info' : soon ? 'danger' : 'warning';
  return [warning('stayEnds', severity, { other: stay, day: end, needed: departure.latest })];
}
