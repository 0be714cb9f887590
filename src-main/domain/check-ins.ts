import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';
import { checkInOutcome } from './records/choices.ts';
import { longestHours, readLadder, type Ladder, type Rung } from './ladder.ts';

/** What a watch says. Moments are epoch milliseconds here and below; null where nothing (usable) is said. */
export interface WatchFacts {
  readonly record: RecordId;
  /** The first due time. */
  readonly start: number | null;
  /** Hours of real time between two due times. */
  readonly every: number | null;
  readonly ladder: Json | null;
}

export interface CheckInFacts {
  readonly record: RecordId;
  readonly at: number | null;
  readonly outcome: string | null;
}

/**
 * From the worst: the danger word was said · the end of the ladder is reached · a rung is reached · due · no usable
 * schedule, so that nothing would ever be missed · nothing to do.
 */
export const watchLevels = ['danger', 'alarm', 'rung', 'due', 'unset', 'calm'] as const;
export type WatchLevel = (typeof watchLevels)[number];

export interface RungState extends Rung {
  readonly at: number;
  readonly state: 'reached' | 'next' | 'to come';
}

export interface WatchState {
  readonly record: RecordId;
  readonly level: WatchLevel;
  /** The oldest due time that has had no contact; in the future while all is well. Null without a schedule. */
  readonly openDue: number | null;
  /** From when on a contact counts for {@link openDue}. */
  readonly countsFrom: number | null;
  /** The first due time after now. */
  readonly nextDue: number | null;
  /** The rung reached: 0 none yet. */
  readonly rung: number;
  /** With the moments at which they are or would be reached; empty without a schedule. */
  readonly rungs: readonly RungState[];
  /** See {@link Ladder}. */
  readonly unreadable: boolean;
  readonly isDefault: boolean;
  /** The last time somebody was reached and said to be safe, or with concern. */
  readonly lastContact: number | null;
  /** The last attempt with any outcome. */
  readonly lastTry: { readonly at: number; readonly outcome: string | null } | null;
  /** When the danger word was said that nothing has ended; it may be dated in the future. */
  readonly danger: number | null;
  /** Check-ins dated after now: they end nothing. Either that clock was wrong, or this one is. */
  readonly future: readonly RecordId[];
}

const hour = 3_600_000;
const contacts: ReadonlySet<string> = new Set(['safe', 'concern']);

/**
 * The state of a watch. Due times are `start` and every so many hours after. A contact belongs to exactly one of them: from a
 * quarter of the interval before it to a quarter before the next. The ladder counts from the oldest due time that has no contact
 * since, and goes on whatever else falls due; only a contact ends it.
 */
export function watchState(watch: WatchFacts, checkIns: readonly CheckInFacts[], now: number): WatchState {
  const ladder = readLadder(watch.ladder);
  const past = checkIns.filter((checkIn): checkIn is Dated => checkIn.at !== null && checkIn.at <= now);
  const told = {
    record: watch.record,
    unreadable: ladder.unreadable,
    isDefault: ladder.isDefault,
    lastContact: latest(past.filter(isContact)),
    lastTry: lastTry(past),
    danger: standingDanger(checkIns, now),
    future: checkIns.filter(({ at }) => at !== null && at > now).map(({ record }) => record),
  };
  const schedule = scheduleOf(watch);
  if (schedule === null) {
    const level = told.danger === null ? 'unset' : 'danger';
    return { ...told, level, openDue: null, countsFrom: null, nextDue: null, rung: 0, rungs: [] };
  }
  const { start, step } = schedule;
  const open = told.lastContact === null ? 0 : Math.max(0, belongsTo(schedule, told.lastContact) + 1);
  const openDue = start + open * step;
  const rungs = climbed(ladder, openDue, now, told.danger !== null);
  const reached = rungs.filter(({ state }) => state === 'reached');
  return {
    ...told,
    level: told.danger === null ? levelOf(openDue, reached, now) : 'danger',
    openDue,
    countsFrom: openDue - step / 4,
    nextDue: Math.max(openDue, start + Math.max(0, Math.floor((now - start) / step) + 1) * step),
    rung: reached.at(-1)?.number ?? 0,
    rungs,
  };
}

/**
 * The danger word stands until someone who was reached later says to be safe. A `concern` doesn't end it. One that is dated after
 * now counts at once: a wrong clock must not silence it, and it stands until its time is put right.
 */
export function standingDanger(checkIns: readonly CheckInFacts[], now: number): number | null {
  const safe = latest(checkIns.filter(({ outcome, at }) => outcome === 'safe' && at !== null && at <= now));
  const danger = latest(checkIns.filter(({ outcome }) => outcome === 'dangerWord'));
  return danger !== null && (safe === null || safe <= danger) ? danger : null;
}

/** On which rung an attempt at this moment is made: 0 for the first one after the due time, unless later rungs are reached. */
export function rungOfTry(state: WatchState): number {
  const { openDue, rung, lastTry: last } = state;
  const tried = openDue !== null && last !== null && last.at >= openDue;
  return rung <= 1 && !tried ? 0 : rung;
}

/** Worst first; among equals the one whose due time is the oldest, then by id. */
export function compareWatches(one: WatchState, other: WatchState): number {
  const difference =
    watchLevels.indexOf(one.level) - watchLevels.indexOf(other.level) ||
    other.rung - one.rung ||
    (one.openDue ?? 0) - (other.openDue ?? 0);
  if (difference !== 0) return difference;
  return one.record < other.record ? -1 : one.record > other.record ? 1 : 0;
}

/** The due times of a watch after `now`, up to and including `until`. */
export function dueTimes(watch: WatchFacts, now: number, until: number): readonly number[] {
  const schedule = scheduleOf(watch);
  if (schedule === null) return [];
  const times: number[] = [];
  const first = Math.max(0, Math.floor((now - schedule.start) / schedule.step) + 1);
  for (let at = schedule.start + first * schedule.step; at <= until; at += schedule.step) times.push(at);
  return times;
}

interface Dated extends CheckInFacts {
  readonly at: number;
}

const isContact = ({ outcome }: CheckInFacts): boolean => outcome !== null && contacts.has(outcome);

const latest = (checkIns: readonly CheckInFacts[]): number | null =>
  checkIns.reduce<number | null>((last, { at }) => (at !== null && (last ?? at) <= at ? at : last), null);

function lastTry(past: readonly Dated[]): WatchState['lastTry'] {
  const at = latest(past);
  if (at === null) return null;
  // Of several in one second the worst, on every machine.
  const outcomes = new Set(past.filter((checkIn) => checkIn.at === at).map(({ outcome }) => outcome));
  const worst = checkInOutcome.values.find((outcome) => outcomes.has(outcome));
  return { at, outcome: worst ?? null };
}

interface Schedule {
  readonly start: number;
  readonly step: number;
}

function scheduleOf({ start, every }: WatchFacts): Schedule | null {
  if (start === null || every === null || !(every > 0 && every <= longestHours)) return null;
  return { start, step: every * hour };
}

/** The number of the due time that a contact at this moment belongs to, from 0; negative before the first one's turn. */
const belongsTo = ({ start, step }: Schedule, at: number): number =>
  Math.floor((at - start + step / 4) / step);

function climbed(ladder: Ladder, openDue: number, now: number, danger: boolean): readonly RungState[] {
  const times = ladder.rungs.map(({ afterHours }) => openDue + Math.round(afterHours * hour));
  const next = now < openDue || danger ? -1 : times.findIndex((at) => at > now);
  return ladder.rungs.map((rung, index) => {
    const at = times[index] ?? openDue;
    const reached = at <= now || (danger && rung.alarm);
    return { ...rung, at, state: reached ? 'reached' : index === next ? 'next' : 'to come' };
  });
}

function levelOf(openDue: number, reached: readonly RungState[], now: number): WatchLevel {
  const last = reached.at(-1);
  if (last !== undefined) return last.alarm ? 'alarm' : 'rung';
  return now >= openDue ? 'due' : 'calm';
}
