import type { Day } from './days.ts';
import { addDays } from './days.ts';
import { groupOfDay } from './today-stays.ts';
import { plainRow, type ConsentFacts, type DocumentFacts, type TodayRow } from './today-facts.ts';

/** From when on an expiry is announced, and how long an expired paper that nothing asks for is spoken of. */
const noticeDays = 90;
const consentNoticeDays = 30;

/**
 * Papers that expire within 90 days, and those that expire before a day on which they have to be shown, however far off. One
 * that a newer one of the same kind outlasts is not spoken of.
 */
export function documentRows(documents: readonly DocumentFacts[], today: Day): readonly TodayRow[] {
  const [first, last] = around(today, noticeDays);
  const lasting = longest(
    documents,
    ({ person, kind }) => (kind === null ? null : `${person} ${kind}`),
    endOf,
  );
  return documents.flatMap((document) => {
    const { validUntil } = document;
    if (validUntil === null || (lasting(document) ?? '') > validUntil) return [];
    const neededOn = document.uses.filter((day) => day >= today && day > validUntil).toSorted()[0] ?? null;
    if (neededOn === null && (validUntil > last || validUntil < first)) return [];
    const overdue = validUntil < today;
    const plain = groupOfDay(validUntil, today);
    return [
      plainRow('document', {
        record: document.record,
        caseId: document.caseId,
        day: validUntil,
        overdue,
        neededOn,
        // A new one takes weeks: what stands in the way of a date is this week's work.
        group: overdue ? 'now' : neededOn !== null && plain === 'coming' ? 'week' : plain,
      }),
    ];
  });
}

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

const endOf = ({ validUntil }: DocumentFacts): Day | null => validUntil;

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
