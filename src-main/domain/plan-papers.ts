import { dayFromNumber, type Day } from './days.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import { numberOf } from './plan-dues.ts';
import type { DayRange, PaperFacts, PlanWarning, StepFacts, StepOutlook } from './plan-facts.ts';
import { personsOf, travellersOf, warning, type FoundPlan } from './plan-found.ts';
import { laterDay, latestOf, paperMoments, type PaperMoments } from './plan-paper-moments.ts';
import { addSpan, readSpan, type Span } from './spans.ts';
import { weekdaysOnly } from './working-days.ts';

/** Kinds of which one paper serves everybody who goes along. Of all others each person needs an own one. */
export const sharedPapers: ReadonlySet<string> = new Set([
  'marriageCertificate',
  'invitation',
  'sponsorLetter',
  'proofOfFunds',
  'parentsConsent',
  'statement',
  'translation',
]);
const passports: ReadonlySet<string> = new Set(['passport', 'travelDocument']);

/**
 * So many needs of so many people are looked at, in the order of the steps. No pathway has as many; a partner who has turned might write
 * them, so that no plan comes out: then it is said that not everything was looked at.
 */
const mostJudged = 50_000;

/** What a paper has to meet for a step, quick and slow. */
interface Need {
  readonly step: RecordId;
  readonly kind: string;
  /** The day on which it is shown. */
  readonly shown: DayRange | null;
  /** The day that its validity has to reach. */
  readonly reach: DayRange | null;
  /** Whether anybody asks how long it is valid: then it must say so. */
  readonly asksEnd: boolean;
  readonly age: Span | null;
  /** The step can be seen to now, or a day is set for it. */
  readonly pressing: boolean;
}

/** Papers that steps need and that are missing, or won't do on the day; and passports that end before the departure. */
export function paperWarnings(plan: FoundPlan): readonly PlanWarning[] {
  const { around } = plan;
  if (around === null) return [];
  const papers = Map.groupBy(around.documents, ({ kind }) => kind ?? '');
  const own = Map.groupBy(around.documents, ({ kind, person }) => `${person} ${kind}`);
  const [booked, momentOf] = [plannedDays(plan), paperMoments(plan)];
  let left = mostJudged;
  const judged = (need: Need, person: RecordId | null, all: readonly PaperFacts[] = []) => {
    left -= 1 + all.length;
    return left < 0 ? [] : judge(need, person, all);
  };
  const found = plan.open.flatMap(({ step, outlook }) =>
    (left < 0 ? [] : needsOf(step, outlook, booked.get(step.record), momentOf)).flatMap((need) =>
      sharedPapers.has(need.kind)
        ? judged(need, step.person, papers.get(need.kind))
        : personsOf(plan, step).flatMap((person) => judged(need, person, own.get(`${person} ${need.kind}`))),
    ),
  );
  const spokenOf = new Set(found.flatMap(({ document }) => document ?? []));
  return [
    ...(left < 0 ? [warning('tooMuch', 'danger', {})] : []),
    ...oncePerPaper(found),
    ...passportsThatEnd(plan).filter(({ document }) => document === null || !spokenOf.has(document)),
  ];
}

/** Of what is wrong with one paper at several steps, the worst and furthest: it has to be mended once. */
function oncePerPaper(found: readonly PlanWarning[]): readonly PlanWarning[] {
  const worst = new Map<string, PlanWarning>();
  const rank = ({ severity, needed }: PlanWarning): string =>
    `${{ danger: 2, warning: 1, info: 0 }[severity]} ${needed ?? ''}`;
  for (const one of found) {
    const key = [one.code, one.person, one.kind, one.document].join(' ');
    const known = worst.get(key);
    if (known === undefined || rank(one) > rank(known)) worst.set(key, one);
  }
  return [...worst.values()];
}

/** The last planned appointment of each step that has any. One that is past and of which nobody says how it went sets no day. */
function plannedDays({ facts, today }: FoundPlan): ReadonlyMap<RecordId, Day> {
  const days = new Map<RecordId, Day>();
  for (const { step, status, day } of facts.appointments)
    if ((status ?? 'planned') === 'planned' && day >= today)
      days.set(step, laterDay(days.get(step) ?? day, day));
  return days;
}

function needsOf(
  step: StepFacts,
  outlook: StepOutlook,
  appointed: Day | undefined,
  momentOf: PaperMoments,
): readonly Need[] {
  if (step.documents.length === 0 && step.conditions === null) return [];
  const conditions = readConditions(step.conditions);
  const kinds = new Set([...step.documents, ...conditions.map(({ kind }) => kind)]);
  const shown = appointed === undefined ? outlook.finish : { earliest: appointed, latest: appointed };
  // Of two of one kind the first counts.
  const ofKind = new Map(conditions.toReversed().map((one) => [one.kind, one]));
  return [...kinds].map((kind): Need => {
    const condition = ofKind.get(kind);
    const beyond = condition?.beyond === undefined ? null : momentOf(condition.beyond, shown);
    return {
      step: step.record,
      kind,
      shown,
      reach: latestOf(shown, beyond),
      asksEnd: condition?.beyond !== undefined,
      age: condition?.age ?? null,
      pressing: outlook.next || appointed !== undefined,
    };
  });
}

interface Condition {
  readonly kind: string;
  readonly beyond: { readonly [key: string]: Json } | undefined;
  readonly age: Span | undefined;
}

function readConditions(value: Json | null): readonly Condition[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((one): readonly Condition[] => {
    if (!isJsonObject(one) || typeof one['kind'] !== 'string') return [];
    const { kind, validBeyond, notOlderThan } = one;
    return [
      { kind, beyond: isJsonObject(validBeyond) ? validBeyond : undefined, age: readSpan(notOlderThan) },
    ];
  });
}

/** Nothing where any of the papers will do. */
function judge(need: Need, person: RecordId | null, papers: readonly PaperFacts[]): readonly PlanWarning[] {
  const { step, kind } = need;
  if (papers.length === 0)
    return [warning('documentMissing', need.pressing ? 'warning' : 'info', { step, person, kind })];
  const judged = papers.map((paper) => faults(need, paper));
  if (judged.some((found) => found.length === 0)) return [];
  // What lasts longest is the one that people will bring.
  const best = papers
    .map((paper, at) => ({ paper, found: judged[at] ?? [] }))
    .toSorted((one, other) => ((one.paper.validUntil ?? '') > (other.paper.validUntil ?? '') ? -1 : 1))[0];
  return (best?.found ?? []).map((one) => ({ ...one, person: best?.paper.person ?? person }));
}

function faults({ step, kind, shown, reach, asksEnd, age }: Need, paper: PaperFacts): readonly PlanWarning[] {
  const { record: document, validFrom, validUntil } = paper;
  const said = { step, kind, document };
  const found: PlanWarning[] = [];
  const muddled = validFrom !== null && validUntil !== null && validFrom > validUntil;
  if (muddled || (asksEnd && validUntil === null) || (age !== null && validFrom === null))
    found.push(warning('documentUndated', 'info', { ...said, needed: reach?.latest ?? null }));
  if (validUntil !== null && reach !== null && validUntil < reach.latest)
    found.push(
      warning('documentExpires', validUntil < reach.earliest ? 'danger' : 'warning', {
        ...said,
        day: validUntil,
        needed: reach.latest,
      }),
    );
  if (age !== null && validFrom !== null && shown !== null) {
    const until = dayFromNumber(addSpan(numberOf(validFrom) ?? 0, age, weekdaysOnly));
    if (until < shown.latest)
      found.push(
        warning('documentTooOld', until < shown.earliest ? 'danger' : 'warning', {
          ...said,
          day: until,
          needed: shown.latest,
        }),
      );
  }
  return found;
}

/**
 * Whatever steps ask for: nobody leaves with a passport that has ended, unless a longer one is there. One that says nothing of
 * its end is no reason to trust it; where no departure can be told, today counts.
 */
function passportsThatEnd(plan: FoundPlan): readonly PlanWarning[] {
  const { around, facts, today } = plan;
  if (around === null || plan.open.length === 0) return [];
  const departure = plan.departure ?? { earliest: today, latest: today };
  const leaving = facts.steps.find(({ milestone }) => milestone === 'departure')?.record ?? null;
  const owned = Map.groupBy(
    around.documents.filter(({ kind }) => passports.has(kind ?? '')),
    ({ person }) => person,
  );
  return travellersOf(plan).flatMap((person) => {
    const best = (owned.get(person) ?? []).toSorted((one, other) =>
      (one.validUntil ?? '') > (other.validUntil ?? '') ? -1 : 1,
    )[0];
    if (best === undefined || best.validUntil === null || best.validUntil >= departure.latest) return [];
    const severity = best.validUntil < departure.earliest ? 'danger' : 'warning';
    return [
      warning('documentExpires', severity, {
        step: leaving,
        person,
        kind: best.kind,
        document: best.record,
        day: best.validUntil,
        needed: departure.latest,
      }),
    ];
  });
}
