import type { Day } from './days.ts';
import { addDays } from './days.ts';
import { expiryRadar, type RadarPaper, type PaperNeed, type RadarState } from './expiry-radar.ts';
import { groupOfDay } from './today-stays.ts';
import { plainRow, type ConsentFacts, type TodayRow } from './today-facts.ts';

const consentNoticeDays = 30;

/** Papers that have ended, end soon, or end before a day on which they have to be shown: as {@link expiryRadar} finds them. */
export function documentRows(
  documents: readonly RadarPaper[],
  needs: readonly PaperNeed[],
  today: Day,
): readonly TodayRow[] {
  return expiryRadar(documents, needs, today).flatMap(({ state, document, caseId, validUntil, need }) => {
    if (document === null || validUntil === null || !told.has(state)) return [];
    const overdue = state === 'expired';
    const failing = state === 'soon' ? null : need;
    const neededOn = failing === null ? null : failing.on > validUntil ? failing.on : failing.until;
    const plain = groupOfDay(validUntil, today);
    return [
      plainRow('document', {
        record: document,
        caseId,
        day: validUntil,
        overdue,
        neededOn,
        // A new one takes weeks: what stands in the way of a date is this week's work.
        group: overdue ? 'now' : neededOn !== null && plain === 'coming' ? 'week' : plain,
      }),
    ];
  });
}

const told: ReadonlySet<RadarState> = new Set(['expired', 'short', 'soon']);

/** Consents that end within 30 days, or ended not longer ago, and that no longer one replaces. */
export function consentRows(consents: readonly ConsentFacts[], today: Day): readonly TodayRow[] {
  const [first, last] = around(today, consentNoticeDays);
  const lasting = longest(
    consents,
    ({ person, partnerKind }) => `${person} ${partnerKind}`,
    // Without an end it lasts beyond all others.
    ({ until }) => until ?? '9999-12-31',
  );
  return consents.flatMap((consent) => {
    const { until } = consent;
    if (until === null || until > last || until < first || (lasting(consent) ?? '') > until) return [];
    const overdue = until < today;
    return [
      plainRow('consent', {
        record: consent.record,
        caseId: consent.caseId,
        day: until,
        overdue,
        group: overdue ? 'now' : groupOfDay(until, today),
      }),
    ];
  });
}

const around = (today: Day, days: number): readonly [Day, Day] => [
  addDays(today, -days) ?? today,
  addDays(today, days) ?? today,
];

/** The latest end among those with the same key; nothing is compared with what has no key. */
function longest<T>(
  all: readonly T[],
  keyOf: (one: T) => string | null,
  endOfOne: (one: T) => Day | null,
): (one: T) => Day | null {
  const ends = new Map<string, Day>();
  for (const one of all) {
    const [key, end] = [keyOf(one), endOfOne(one)];
    if (key !== null && end !== null && end > (ends.get(key) ?? '')) ends.set(key, end);
  }
  return (one) => ends.get(keyOf(one) ?? '') ?? null;
}
