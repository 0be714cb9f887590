import { addDays, daysBetween, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import { legAlarm, type LegLevel } from './leg-alarm.ts';
import { nightsOf, type StayFacts } from './occupancy.ts';

/** A moment, and the calendar day it has where it is said to be. */
export interface LocalMoment {
  /** Milliseconds since 1970: differences are exact, whatever clocks do there. */
  readonly at: number;
  readonly day: Day;
}

export interface PaperFacts {
  readonly record: RecordId;
  readonly validFrom: Day | null;
  /** The last day on which it is valid. */
  readonly validUntil: Day | null;
}

export interface LegFacts {
  readonly record: RecordId;
  readonly order: string | null;
  readonly status: string | null;
  readonly departs: LocalMoment | null;
  readonly arrives: LocalMoment | null;
  readonly confirmBy: number | null;
  /** Those that are known here. */
  readonly papers: readonly PaperFacts[];
}

export interface JourneyProblem {
  readonly kind:
    | 'arrives before departs'
    | 'departs before last arrives'
    | 'confirm before arrival'
    | 'night without bed'
    | 'no bed on arrival'
    | 'paper expired'
    | 'paper not valid yet';
  /** The leg it is about, the later one of two. */
  readonly leg: RecordId;
  /** The leg before it, or the document. */
  readonly other: RecordId | null;
  /** The night without a bed, or the day on which a document is no good. */
  readonly day: Day | null;
}

export interface JourneyLeg {
  readonly record: RecordId;
  /** On the way, in milliseconds; null where a time is missing, negative where times are wrong. */
  readonly length: number | null;
  /** Between the arrival before it and this departure. */
  readonly wait: number | null;
  /** `late`: should be there. `alarm`: somebody should have heard. */
  readonly standing: 'as planned' | 'late' | 'alarm' | 'over';
}

export interface Journey {
  /** In the order of travel. */
  readonly legs: readonly JourneyLeg[];
  /** From the first departure to the last arrival. */
  readonly length: number | null;
  readonly problems: readonly JourneyProblem[];
}

/** What comes after what: by their order, then by departure. Abandoned legs are no part of the journey. */
export function planJourney(
  all: readonly LegFacts[],
  stays: readonly StayFacts[],
  { now, today }: { readonly now: number; readonly today: Day },
): Journey {
  const legs = all.filter(({ status }) => status !== 'abandoned').toSorted(byOrder);
  const pairs = legs.map((leg, index) => ({ leg, before: legs[index - 1] }));
  const [first, last] = [legs[0]?.departs, legs.at(-1)?.arrives];
  return {
    legs: pairs.map(({ leg, before }) => ({
      record: leg.record,
      length: between(leg.departs, leg.arrives),
      wait: between(before?.arrives, leg.departs),
      standing: standings[levelOf(leg, now)],
    })),
    length: between(first, last),
    problems: [
      ...pairs.flatMap(({ leg, before }) => [
        ...ofTimes(leg, before),
        ...ofPapers(leg),
        ...ofNights(leg, before, stays, today),
      ]),
      ...ofArrival(legs.at(-1), stays, today),
    ],
  };
}

/** The rule of alarms, in the words of a journey: until something is wrong it goes as planned. */
const standings: Readonly<Record<LegLevel, JourneyLeg['standing']>> = {
  alarm: 'alarm',
  late: 'late',
  underway: 'as planned',
  planned: 'as planned',
  arrived: 'over',
  abandoned: 'over',
};

const levelOf = ({ record, status, departs, arrives, confirmBy }: LegFacts, now: number): LegLevel =>
  legAlarm({ record, status, departs: departs?.at ?? null, arrives: arrives?.at ?? null, confirmBy }, now)
    .level;

function byOrder(a: LegFacts, b: LegFacts): number {
  const key = ({ order, record }: LegFacts): string => `${order ?? '~'} ${record}`;
  if (a.order === b.order && a.departs !== null && b.departs !== null && a.departs.at !== b.departs.at)
    return a.departs.at - b.departs.at;
  return key(a) < key(b) ? -1 : 1;
}

const between = (start: LocalMoment | null | undefined, end: LocalMoment | null | undefined): number | null =>
  start === null || start === undefined || end === null || end === undefined ? null : end.at - start.at;

function ofTimes(leg: LegFacts, before: LegFacts | undefined): readonly JourneyProblem[] {
  const problem = (kind: JourneyProblem['kind'], other: RecordId | null = null): JourneyProblem => ({
    kind,
    leg: leg.record,
    other,
    day: null,
  });
  const { departs, arrives, confirmBy } = leg;
  const wait = between(before?.arrives, departs);
  return [
    ...((between(departs, arrives) ?? 0) < 0 ? [problem('arrives before departs')] : []),
    ...(wait !== null && wait < 0 ? [problem('departs before last arrives', before?.record ?? null)] : []),
    ...(confirmBy !== null && arrives !== null && confirmBy < arrives.at
      ? [problem('confirm before arrival')]
      : []),
  ];
}

/** A document has to hold from the day of departure to the day of arrival. What was travelled is over. */
function ofPapers({ record, status, departs, arrives, papers }: LegFacts): readonly JourneyProblem[] {
  const days = [departs?.day, arrives?.day].filter((day) => day !== undefined).toSorted();
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined || status === 'arrived') return [];
  return papers.flatMap((paper): JourneyProblem[] => {
    if (paper.validUntil !== null && paper.validUntil < until)
      return [{ kind: 'paper expired', leg: record, other: paper.record, day: until }];
    if (paper.validFrom !== null && paper.validFrom > from)
      return [{ kind: 'paper not valid yet', leg: record, other: paper.record, day: from }];
    return [];
  });
}

/** Nights between two legs, from tonight on: the first one that no stay covers. */
function ofNights(
  leg: LegFacts,
  before: LegFacts | undefined,
  stays: readonly StayFacts[],
  today: Day,
): readonly JourneyProblem[] {
  const [from, until] = [before?.arrives?.day, leg.departs?.day];
  if (before === undefined || from === undefined || until === undefined) return [];
  const night = nightsBetween(from, until).find((day) => day >= today && !isHoused(stays, day, today));
  return night === undefined
    ? []
    : [{ kind: 'night without bed', leg: leg.record, other: before.record, day: night }];
}

function ofArrival(
  last: LegFacts | undefined,
  stays: readonly StayFacts[],
  today: Day,
): readonly JourneyProblem[] {
  const day = last?.arrives?.day;
  if (last === undefined || day === undefined || day < today || isHoused(stays, day, today)) return [];
  return [{ kind: 'no bed on arrival', leg: last.record, other: null, day }];
}

/** A journey that stops for longer is not one: more nights than these are not looked through. */
const mostNights = 400;

function nightsBetween(from: Day, until: Day): readonly Day[] {
  const count = Math.min(Math.max(daysBetween(from, until) ?? 0, 0), mostNights);
  return Array.from({ length: count }, (_, index) => addDays(from, index) ?? until);
}

const isHoused = (stays: readonly StayFacts[], night: Day, today: Day): boolean =>
  stays.some((stay) => {
    const nights = nightsOf(stay, today);
    return nights !== undefined && nights.from <= night && (nights.until === null || night < nights.until);
  });
