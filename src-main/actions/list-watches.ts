import type { WatchRow } from '../../src-preload/contract/checkins-views.ts';
import { compareWatches, watchState, type WatchState } from '../domain/check-ins.ts';
import { isIdentityDigest, type RecordId } from '../domain/ids.ts';
import { zoneOf } from './check-in-facts.ts';
import { textOf } from './facts.ts';
import { byChild } from './look-up.ts';
import { dangerUnwatched, openWatches, type OpenWatch } from './open-watches.ts';
import { isNamed, isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** Every watch that counts, and every danger word without one, the worst first, with how to reach who is watched over. */
export function listWatches(unlocked: Unlocked): readonly WatchRow[] {
  const now = unlocked.clock.now().getTime();
  const watches = openWatches(unlocked);
  return [...watches, ...dangerUnwatched(unlocked, watches)]
    .map((open) => ({ open, state: watchState(open.watch, open.checkIns, now) }))
    .toSorted((one, other) => compareWatches(one.state, other.state))
    .map(({ open, state }) => watchRow(unlocked, open, state));
}

function watchRow(unlocked: Unlocked, { row, caseId, ofCase }: OpenWatch, state: WatchState): WatchRow {
  const watcher = row === null ? null : textOf(row, 'watcher');
  const { level, rung, unreadable, danger, future, lastTry } = state;
  return {
    watch: row,
    caseId,
    caseAlias: ofCase === null ? '' : (textOf(ofCase, 'alias') ?? ''),
    watcher,
    mine: watcher !== null && isMine(unlocked, watcher),
    zone: row === null ? null : zoneOf(row, 'start'),
    level,
    openDue: said(state.openDue),
    countsFrom: said(state.countsFrom),
    nextDue: said(state.nextDue),
    next: nextOf(state),
    rung,
    rungs: state.rungs.map((one) => ({
      number: one.number,
      text: one.text,
      alarm: one.alarm,
      at: instant(one.at),
      state: one.state,
    })),
    unreadable,
    lastContact: said(state.lastContact),
    lastTry: lastTry === null ? null : { at: instant(lastTry.at), outcome: lastTry.outcome },
    danger: said(danger),
    future: future.length,
    channels: channelsOf(unlocked, caseId),
  };
}

/** By digest, or by the name under which partners know the owner. */
const isMine = (unlocked: Unlocked, watcher: string): boolean =>
  isIdentityDigest(watcher) ? isOwn(unlocked, watcher) : isNamed(unlocked.own.certificate, watcher);

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const said = (at: number | null): string | null => (at === null ? null : instant(at));

function nextOf({ rungs, nextDue }: WatchState): WatchRow['next'] {
  const rung = rungs.find(({ state }) => state === 'next');
  if (rung !== undefined) return { at: instant(rung.at), rung: rung.number };
  return nextDue === null ? null : { at: instant(nextDue), rung: null };
}

function channelsOf(unlocked: Unlocked, caseId: RecordId): WatchRow['channels'] {
  const persons = byChild(unlocked, caseId, 'person');
  const applicants = persons.filter((person) => textOf(person, 'role') === 'principalApplicant');
  return (applicants.length === 0 ? persons : applicants).flatMap((person) =>
    byChild(unlocked, person.id, 'channel').map((channel) => ({
      person: textOf(person, 'alias') ?? '',
      channel,
    })),
  );
}
