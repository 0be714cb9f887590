import type { Day } from '../domain/days.ts';
import type { RecordId } from '../domain/ids.ts';
import type { HeadCount, ShelterHouse, ShelterStay } from '../domain/shelter-view.ts';
import { recordOf, stayFacts, textOf, unitFacts } from './facts.ts';
import { dayIn } from './local-day.ts';
import { byChild, isRemovedRow } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** One house with the rows that its day is read from. */
export interface HouseRows {
  readonly house: RecordRow;
  readonly units: readonly RecordRow[];
  readonly stays: readonly RecordRow[];
  readonly facts: ShelterHouse;
}

/** All houses that are here, by code name, each with its guests; those who were withdrawn too. */
export async function shelterHouses(unlocked: Unlocked, zone: string): Promise<readonly HouseRows[]> {
  const { read } = unlocked.vault;
  const stays = Map.groupBy(
    await Promise.all(
      [...read.list({ type: 'stay' }), ...read.list({ type: 'stay', removed: true })].map(async (stay) => ({
        stay,
        house: recordOf(stay, 'safeHouse') ?? (await lastHeard(unlocked, stay.id, 'safeHouse')),
      })),
    ),
    ({ house }) => house,
  );
  return read.list({ type: 'safeHouse', sortBy: 'codeName' }).map((house) =>
    houseRows(
      unlocked,
      house,
      (stays.get(house.id) ?? []).map(({ stay }) => stay),
      zone,
    ),
  );
}

/** The same of one house, with those stays alone that are said to be there. */
export const shelterHouse = (unlocked: Unlocked, house: RecordRow, zone: string): HouseRows =>
  houseRows(unlocked, house, byChild(unlocked, house.id, 'stay'), zone);

function houseRows(
  unlocked: Unlocked,
  house: RecordRow,
  stays: readonly RecordRow[],
  zone: string,
): HouseRows {
  const units = byChild(unlocked, house.id, 'unit');
  return {
    house,
    units,
    stays,
    facts: {
      record: house.id,
      state: textOf(house, 'state'),
      units: units.map(unitFacts),
      stays: stays.map((stay) => shelterStay(unlocked, stay, zone)),
      counts: byChild(unlocked, house.id, 'headCount').map(headCountFacts),
    },
  };
}

const shelterStay = (unlocked: Unlocked, stay: RecordRow, zone: string): ShelterStay => ({
  ...stayFacts(stay),
  notArrivedOn: notArrivedOn(unlocked, stay, zone),
  // Sent elsewhere: the new house is none of this one's business, so nothing is shown of it.
  withdrawn: isRemovedRow(stay) || recordOf(stay, 'safeHouse') === null,
});

function notArrivedOn(unlocked: Unlocked, stay: RecordRow, zone: string): Day | null {
  const days = byChild(unlocked, stay.id, 'note')
    .filter((note) => textOf(note, 'kind') === 'notArrived')
    .flatMap(({ changedAt }) => (changedAt === null ? [] : [dayIn(zone, new Date(changedAt))]));
  return days.toSorted().at(-1) ?? null;
}

const headCountFacts = (row: RecordRow): HeadCount => {
  const count = row.values['count'];
  return {
    record: row.id,
    day: textOf(row, 'day'),
    count: typeof count === 'number' ? count : null,
    at: row.changedAt,
  };
};

/** The last text of a field that ever came here, also where it was replaced by something that is kept from us. */
export async function lastHeard(unlocked: Unlocked, record: RecordId, field: string): Promise<string | null> {
  const history = await unlocked.vault.read.history(record);
  const said = history.flatMap((stored) =>
    unlocked.exchange
      .openChange(stored.id, stored.author, stored.wire)
      .disclosures.filter(({ key }) => key === `field/${field}`),
  );
  const texts = said.map(({ value }) => value).filter((value) => typeof value === 'string');
  return texts.at(-1) ?? null;
}
