import type { HousePage, HouseRow } from '../../src-preload/contract/views.ts';
import { guestsOn } from '../domain/occupancy.ts';
import { done, type Result } from '../domain/result.ts';
import { recordOf, stayFacts, unitFacts } from './facts.ts';
import { clashesIn, clashView } from './house-clashes.ts';
import { byChild, rowOfType } from './look-up.ts';
import { grouped, today } from './rows.ts';
import { stayRow } from './show-case.ts';
import type { Unlocked } from './unlocked.ts';
import { bedsOn } from '../domain/units.ts';

/** All houses with tonight's occupancy and what is wrong in them. */
export function listHouses(unlocked: Unlocked): readonly HouseRow[] {
  const units = grouped(unlocked, 'unit', 'safeHouse');
  const stays = grouped(unlocked, 'stay', 'safeHouse');
  const day = today(unlocked);
  return unlocked.vault.read.list({ type: 'safeHouse', sortBy: 'codeName' }).map((record) => {
    const own = stays.get(record.id) ?? [];
    const rooms = units.get(record.id) ?? [];
    return {
      record,
      beds: bedsOn(rooms.map(unitFacts), day) ?? 0,
      occupiedTonight: guestsOn(own.map(stayFacts), day, day),
      clashes: clashesIn(unlocked, record, rooms, own).map((clash) => clashView(unlocked, clash)),
    };
  });
}

/** One house with its units and who stays where. Refusals: `record-id-bad`, `no-such-record`. */
export function showHouse(unlocked: Unlocked, id: string): Result<HousePage> {
  const found = rowOfType(unlocked, id, 'safeHouse');
  if (!found.ok) return found;
  const record = found.value;
  const units = byChild(unlocked, record.id, 'unit');
  const stays = byChild(unlocked, record.id, 'stay');
  const known = new Set(units.map((unit) => unit.id));
  const unitOf = (stay: (typeof stays)[number]): string | null => {
    const unit = recordOf(stay, 'unit');
    return unit !== null && known.has(unit) ? unit : null;
  };
  return done({
    record,
    units: units.map((unit) => ({
      unit,
      stays: stays.filter((stay) => unitOf(stay) === unit.id).map((stay) => stayRow(unlocked, stay)),
    })),
    unplaced: stays.filter((stay) => unitOf(stay) === null).map((stay) => stayRow(unlocked, stay)),
    notes: byChild(unlocked, record.id, 'note'),
    clashes: clashesIn(unlocked, record, units, stays).map((clash) => clashView(unlocked, clash)),
  });
}
