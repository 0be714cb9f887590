import type { GuestCard, ShelterHouseView, ShelterView } from '../../src-preload/contract/shelter-views.ts';
import { shelterDay, type ShelterDay } from '../domain/shelter-view.ts';
import { authorNames } from './author-names.ts';
import { countOf, membersOf, textOf } from './facts.ts';
import { dayIn } from './local-day.ts';
import { pointedTo } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { lastHeard, shelterHouses, type HouseRows } from './shelter-houses.ts';
import { authorOf, isAnswer, saidOf, unsafeSaid, type NameOf } from './shelter-said.ts';
import { seenStays } from './shelter-seen.ts';
import type { Unlocked } from './unlocked.ts';

/** The houses of a shelter today: who comes, who is here, who leaves, and what is still to be answered. */
export async function showShelter(unlocked: Unlocked, zone: string): Promise<ShelterView> {
  const today = dayIn(zone, unlocked.clock.now());
  const nameOf = await authorNames(unlocked);
  const seen = seenStays(unlocked);
  const houses: ShelterHouseView[] = [];
  for (const rows of await shelterHouses(unlocked, zone))
    houses.push(await houseView(unlocked, rows, shelterDay(rows.facts, seen, today), nameOf));
  return { today, houses };
}

async function houseView(
  unlocked: Unlocked,
  { house, units, stays }: HouseRows,
  day: ShelterDay,
  nameOf: NameOf,
): Promise<ShelterHouseView> {
  const { record, groups, ...rest } = day;
  const listed = new Set(Object.values(groups).flat());
  const cards = stays.filter((stay) => listed.has(stay.id));
  return {
    ...rest,
    id: record,
    groups,
    codeName: textOf(house, 'codeName') ?? '',
    saidUnsafe: unsafeSaid(unlocked, record, nameOf).length > 0,
    units: units.map((unit) => ({
      id: unit.id,
      name: textOf(unit, 'name') ?? '',
      beds: countOf(unit, 'beds'),
      blocked: unit.values['blocked'] === true,
    })),
    guests: await Promise.all(cards.map((stay) => guestCard(unlocked, stay, nameOf))),
    told: saidOf(unlocked, record, nameOf),
  };
}

/** Nothing but what is listed here: whatever else a record may come to hold is no part of the card. */
async function guestCard(unlocked: Unlocked, stay: RecordRow, nameOf: NameOf): Promise<GuestCard> {
  const said = saidOf(unlocked, stay.id, nameOf);
  const ofOthers = said.filter(({ own }) => !own);
  const special = new Set<string | null>(['neverDo', 'whomToReach']);
  const text = (field: string): string => textOf(stay, field) ?? '';
  return {
    id: stay.id,
    guestName: textOf(stay, 'guestName') ?? (await lastHeard(unlocked, stay.id, 'guestName')) ?? '',
    guests: countOf(stay, 'guests'),
    ageBands: text('ageBands'),
    languages: membersOf(stay, 'languages'),
    needs: membersOf(stay, 'needs'),
    from: textOf(stay, 'from'),
    until: textOf(stay, 'until'),
    arrival: text('arrival'),
    bringer: text('bringer'),
    doorWord: text('doorWord'),
    unitName: unitNameOf(unlocked, stay),
    status: textOf(stay, 'status'),
    answer: textOf(stay, 'answer'),
    actualFrom: textOf(stay, 'actualFrom'),
    arrivedAt: stay.values['arrivedAt'] ?? null,
    placedBy: placedBy(unlocked, stay, nameOf),
    neverDo: ofOthers.filter(({ kind }) => kind === 'neverDo'),
    whomToReach: ofOthers.filter(({ kind }) => kind === 'whomToReach'),
    told: ofOthers.filter(({ kind }) => !special.has(kind)),
    answered: said.filter((one) => one.own && isAnswer(one)),
  };
}

const unitNameOf = (unlocked: Unlocked, stay: RecordRow): string => {
  const unit = pointedTo(unlocked, stay, 'unit');
  return unit === null ? '' : (textOf(unit, 'name') ?? '');
};

function placedBy(unlocked: Unlocked, stay: RecordRow, nameOf: NameOf): string {
  const author = authorOf(unlocked, stay, 'safeHouse') ?? authorOf(unlocked, stay, 'guestName');
  return author === null ? '' : nameOf(author);
}
