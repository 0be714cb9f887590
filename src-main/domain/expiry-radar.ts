import { addDays, daysBetween, type Day } from './days.ts';
import type { RecordId } from './ids.ts';

/** A document of a person, as far as its days go. */
export interface RadarPaper {
  readonly record: RecordId;
  readonly person: RecordId | null;
  readonly caseId: RecordId | null;
  readonly kind: string | null;
  readonly validFrom: Day | null;
  /** The last day on which it is valid. */
  readonly validUntil: Day | null;
}

/** A day on which papers have to be shown. */
export interface PaperNeed {
  readonly caseId: RecordId | null;
  /** A paper that is named: a journey's. Otherwise any of the kind that one of the people has. */
  readonly document: RecordId | null;
  readonly kind: string | null;
  readonly people: readonly RecordId[];
  /** True: everyone needs one of their own. False: one among them is enough. */
  readonly each: boolean;
  readonly on: Day;
  /** The last day on which it still has to be valid: `on`, or later. */
  readonly until: Day;
  /** It may not have been issued before this day; null where its age doesn't matter. */
  readonly since: Day | null;
  /** The step or the leg that asks for it. */
  readonly asks: RecordId;
}

/**
 * `missing`: needed, and there is none. `expired`: no longer valid. `short`: ends before it may. `old`: issued too early.
 * `undated`: needed, and a day that decides is not written down. `soon`: ends within {@link noticeDays}, and nothing known asks for
 * it afterwards. `good`: none of these.
 */
export const radarStates = ['expired', 'missing', 'short', 'old', 'undated', 'soon', 'good'] as const;
export type RadarState = (typeof radarStates)[number];

/** Within so many days it fails; `now` when it has, `later` beyond 90 days or not at all. */
export type RadarBand = 'now' | '30' | '60' | '90' | 'later';

export interface RadarLine {
  readonly state: RadarState;
  readonly band: RadarBand;
  /** Null where it is missing. */
  readonly document: RecordId | null;
  /** Null where one among several people has to have it. */
  readonly person: RecordId | null;
  readonly caseId: RecordId | null;
  readonly kind: string | null;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  /** The need that fails first, else the next one; null when nothing known asks for it. */
  readonly need: Pick<PaperNeed, 'on' | 'until' | 'since' | 'asks'> | null;
  /** The day on which it becomes a matter: that of the need which fails, else the last one of its validity. */
  readonly day: Day | null;
}

/** From when on an expiry is announced, and how long an expired paper that nothing asks for is spoken of. */
const noticeDays = 90;

/** Papers that end one day by their nature: without that day nobody can tell whether they will do. */
const ending: ReadonlySet<string> = new Set(['passport', 'identityCard', 'visa', 'travelDocument']);

/**
 * Every paper that counts, and every one that is missing, the most pressing first. One that a newer one of the same kind and person
 * outlasts is not spoken of, unless a journey names it; nor is one that ended long ago and that nothing asks for.
 */
export function expiryRadar(
  papers: readonly RadarPaper[],
  needs: readonly PaperNeed[],
  today: Day,
): readonly RadarLine[] {
  const coming = needs.filter(({ on }) => on >= today).toSorted(byDay);
  const own = Map.groupBy(papers, keyOf);
  const asked = new Map<string, PaperNeed[]>();
  const lines: RadarLine[] = [];
  const ask = (key: string, need: PaperNeed): void => {
    const known = asked.get(key);
    if (known === undefined) asked.set(key, [need]);
    else known.push(need);
  };
  const absent = new Set<string>();
  const miss = (key: string, person: RecordId | null, need: PaperNeed): void => {
    // Needs come in the order of time: the first one says it all.
    if (absent.has(key)) return;
    absent.add(key);
    lines.push(missing(person, need, today));
  };
  for (const need of coming) {
    const { document, kind, people } = need;
    if (document !== null) ask(document, need);
    else if (kind === null) continue;
    else if (need.each)
      for (const person of people) {
        const key = `${person} ${kind}`;
        if (own.has(key)) ask(key, need);
        else miss(key, person, need);
      }
    else {
      const best = people.flatMap((person) => own.get(`${person} ${kind}`) ?? []).toSorted(byLasting)[0];
      if (best !== undefined) ask(keyOf(best), need);
      else miss(`${need.caseId ?? ''} ${kind}`, people.length === 1 ? (people[0] ?? null) : null, need);
    }
  }
  for (const [key, same] of own) {
    const lasting = same.toSorted(byLasting)[0];
    for (const paper of same) {
      const named = asked.get(paper.record) ?? [];
      const outlasted = paper.kind !== null && lasting !== undefined && byLasting(lasting, paper) < 0;
      if (outlasted && named.length === 0) continue;
      const ofKind = outlasted || paper.kind === null ? [] : (asked.get(key) ?? []);
      const line = lineOf(paper, [...named, ...ofKind].toSorted(byDay), today);
      if (line !== null) lines.push(line);
    }
  }
  return lines.toSorted(compareLines);
}

/** By band, then what fails by state, then by day. A total order. */
function compareLines(one: RadarLine, other: RadarLine): number {
  const key = ({ day, document, person, kind }: RadarLine): string =>
    `${day ?? '~'} ${document ?? ''} ${person ?? ''} ${kind ?? ''}`;
  return (
    bands.indexOf(one.band) - bands.indexOf(other.band) ||
    Number(one.state === 'good') - Number(other.state === 'good') ||
    (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0)
  );
}

const bands: readonly RadarBand[] = ['now', '30', '60', '90', 'later'];

/** Nothing is outlasted by what has no kind or nobody to belong to. */
const keyOf = ({ person, kind, record }: RadarPaper): string =>
  person === null || kind === null ? record : `${person} ${kind}`;

/** In the order of time; of those on one day the one that asks for most first. */
function byDay(one: PaperNeed, other: PaperNeed): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  if (one.until !== other.until) return one.until > other.until ? -1 : 1;
  const [since, otherSince] = [one.since ?? '', other.since ?? ''];
  if (since !== otherSince) return since > otherSince ? -1 : 1;
  return one.asks < other.asks ? -1 : one.asks > other.asks ? 1 : 0;
}

/** The longest lasting first; of two that end on the same day, or on none, the newer one. */
function byLasting(one: RadarPaper, other: RadarPaper): number {
  const key = ({ validUntil, validFrom }: RadarPaper): string => `${validUntil ?? ''} ${validFrom ?? ''}`;
  return key(one) > key(other) ? -1 : key(one) < key(other) ? 1 : 0;
}

function missing(person: RecordId | null, need: PaperNeed, today: Day): RadarLine {
  const { caseId, kind, on } = need;
  return {
    state: 'missing',
    band: bandOf(on, today),
    document: null,
    person,
    caseId,
    kind,
    validFrom: null,
    validUntil: null,
    need,
    day: on,
  };
}

function lineOf(paper: RadarPaper, needs: readonly PaperNeed[], today: Day): RadarLine | null {
  const { record: document, person, caseId, kind, validFrom, validUntil } = paper;
  const said = { document, person, caseId, kind, validFrom, validUntil };
  const ended = validUntil !== null && validUntil < today;
  const failing = needs.find((need) => failsAt(paper, need) !== null);
  if (failing !== undefined) {
    const state = ended ? 'expired' : (failsAt(paper, failing) ?? 'short');
    const day = ended ? validUntil : failing.on;
    return { ...said, state, band: ended ? 'now' : bandOf(day, today), need: failing, day };
  }
  const need = needs[0] ?? null;
  if (validUntil === null) return { ...said, state: 'good', band: 'later', need, day: null };
  const left = daysBetween(today, validUntil) ?? 0;
  if (left < -noticeDays) return null;
  const state = ended ? 'expired' : left <= noticeDays ? 'soon' : 'good';
  return { ...said, state, band: ended ? 'now' : bandOf(validUntil, today), need, day: validUntil };
}

/** What a need finds wrong with a paper; null when it will do. */
function failsAt({ kind, validFrom, validUntil }: RadarPaper, need: PaperNeed): RadarState | null {
  if (validUntil !== null && validUntil < need.until) return 'short';
  if (need.since !== null && validFrom !== null && validFrom < need.since) return 'old';
  const endMatters = need.until > need.on || ending.has(kind ?? '');
  if ((validUntil === null && endMatters) || (validFrom === null && need.since !== null)) return 'undated';
  return null;
}

function bandOf(day: Day, today: Day): RadarBand {
  for (const days of [30, 60, 90] as const)
    if (day <= (addDays(today, days) ?? today)) return day < today ? 'now' : `${days}`;
  return 'later';
}
