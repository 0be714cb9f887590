import { freshGuestName, plainName } from '../domain/guest-names.ts';
import type { RecordId } from '../domain/ids.ts';
import type { HouseFacts, StayFacts } from '../domain/occupancy.ts';
import { placementProblems, type PlacementProblem } from '../domain/placement.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Member } from '../domain/suitability.ts';
import { membersOf, recordOf, textOf } from './facts.ts';
import { byChild } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/* What placing and moving have in common. */

/** Who sleeps in which unit; null: in the house, in no unit yet. */
export interface Part {
  readonly unit: RecordId | null;
  readonly guests: number;
}

/** `knows`: codes of the refusals that the user has seen; a reason given for one rule covers no other. */
export interface OverrideRequest {
  readonly reason: string;
  readonly knows: readonly string[];
}

export interface GuestRequest {
  readonly guestName?: string | undefined;
  readonly ageBands?: string | undefined;
  readonly language: 'en' | 'ru';
  readonly override?: OverrideRequest | undefined;
}

const codes: Readonly<Record<PlacementProblem['kind'], RefusalCode>> = {
  dates: 'place-dates',
  'stay in compromised house': 'place-house-compromised',
  'unit blocked': 'place-blocked',
  'over capacity': 'place-over-capacity',
  'double booked': 'place-overlap',
  declined: 'place-declined',
  'house not open': 'place-house-paused',
};

export interface Placement {
  readonly stay: StayFacts;
  readonly parts: readonly Part[];
  readonly facts: HouseFacts;
  readonly elsewhere: readonly StayFacts[];
}

/**
 * The reason that the stays have to carry, or null when they break no rule. Refuses with the worst broken rule that
 * the user has not seen and given a reason for; impossible dates can't be overridden.
 */
export function reasonToPlace(
  unlocked: Unlocked,
  { stay, parts, facts, elsewhere }: Placement,
  override: OverrideRequest | undefined,
): Result<string | null> {
  const known = new Set(facts.units.map(({ record }) => record));
  let house = facts;
  const problems = new Set<RefusalCode>();
  for (const [index, { unit, guests }] of parts.entries()) {
    if (unit !== null && !known.has(unit)) return refused('no-such-record');
    const record = index === 0 ? stay.record : (`${stay.record}+${index}` as RecordId);
    const part = { ...stay, record, house: facts.record, unit, guests };
    for (const { kind } of placementProblems(part, house, today(unlocked), elsewhere))
      problems.add(codes[kind]);
    house = { ...house, stays: [...house.stays.filter((one) => one.record !== record), part] };
  }
  for (const code of worstFirst) {
    if (!problems.has(code)) continue;
    if (code === 'place-dates' || override?.knows.includes(code) !== true) return refused(code);
  }
  return done(problems.size === 0 ? null : (override?.reason ?? null));
}

const worstFirst = Object.values(codes);

/** The persons of a case as far as a bed is concerned. */
export const membersOfCase = (unlocked: Unlocked, caseId: RecordId): readonly Member[] =>
  byChild(unlocked, caseId, 'person').map((person) => ({
    ageBand: textOf(person, 'ageBand'),
    needs: membersOf(person, 'needs'),
    languages: membersOf(person, 'languages'),
  }));

/**
 * What the house will call them: the name typed, or the one that it knows them by, or a new one. Refuses with
 * `place-name-known` a name by which another house knows this case, or by which the case or one of its people is known
 * here: two houses could compare their lists.
 */
export function guestNameFor(
  unlocked: Unlocked,
  house: RecordId,
  caseId: RecordId | null,
  { guestName, language }: GuestRequest,
): Result<string> {
  const stays = caseId === null ? [] : byChild(unlocked, caseId, 'stay');
  const nameIn = (stay: RecordRow): readonly string[] => {
    const name = textOf(stay, 'guestName');
    return name === null ? [] : [name];
  };
  const here = stays.filter((stay) => recordOf(stay, 'safeHouse') === house).flatMap(nameIn);
  const away = stays.filter((stay) => recordOf(stay, 'safeHouse') !== house).flatMap(nameIn);
  const typed = guestName?.trim() ?? '';
  const tells = new Set([...away, ...namesOfCase(unlocked, caseId)].map(plainName));
  if (typed !== '') return tells.has(plainName(typed)) ? refused('place-name-known') : done(typed);
  const known = here.find((name) => !tells.has(plainName(name)));
  if (known !== undefined) return done(known);
  const taken = [...unlocked.vault.read.list({ type: 'stay' }).flatMap(nameIn), ...tells];
  const [random = 0] = unlocked.randomness.bytes(1);
  return done(freshGuestName(language, taken, random));
}

function namesOfCase(unlocked: Unlocked, caseId: RecordId | null): readonly string[] {
  if (caseId === null) return [];
  const found = unlocked.vault.read.row(caseId);
  const rows = [...(found === null ? [] : [found]), ...byChild(unlocked, caseId, 'person')];
  return rows.flatMap((row) =>
    [textOf(row, 'alias'), textOf(row, 'trueName')].filter((name) => name !== null),
  );
}
