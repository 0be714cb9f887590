import type { ClashView } from '../../src-preload/contract/views.ts';
import { doubleBookings } from '../domain/double-booking.ts';
import type { RecordId } from '../domain/ids.ts';
import { clashesOf, type Clash, type HouseFacts, type StayFacts } from '../domain/occupancy.ts';
import { houseFacts, recordOf, type StateOf } from './facts.ts';
import { byChild } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import { stayRow } from './show-case.ts';
import type { Unlocked } from './unlocked.ts';

/** What is wrong in a house from tonight on, double bookings with other houses included. */
export function clashesIn(
  unlocked: Unlocked,
  house: RecordRow,
  units: readonly RecordRow[],
  stays: readonly RecordRow[],
): readonly Clash[] {
  const elsewhere = staysOfSameCases(unlocked, house, stays);
  const stateOf = statesFor(unlocked, [...stays, ...elsewhere]);
  const facts = houseFacts(house, units, stays, stateOf);
  const others = houseFacts(house, [], elsewhere, stateOf).stays;
  const day = today(unlocked);
  return [...clashesOf(facts, day), ...doubleBookings([...facts.stays, ...others], day)];
}

/** A house with its units and stays as the rules read them, and where else the cases in question have beds. */
export function factsToPlaceIn(
  unlocked: Unlocked,
  house: RecordRow,
  ofCase: RecordId | null,
): { readonly facts: HouseFacts; readonly elsewhere: readonly StayFacts[] } {
  const stays = byChild(unlocked, house.id, 'stay');
  const away =
    ofCase === null
      ? []
      : byChild(unlocked, ofCase, 'stay').filter((stay) => recordOf(stay, 'safeHouse') !== house.id);
  const stateOf = statesFor(unlocked, [...stays, ...away]);
  return {
    facts: houseFacts(house, byChild(unlocked, house.id, 'unit'), stays, stateOf),
    elsewhere: houseFacts(house, [], away, stateOf).stays,
  };
}

export const clashView = (unlocked: Unlocked, clash: Clash): ClashView => ({
  kind: clash.kind,
  records: clash.records,
  day: clash.day,
  overridden: clash.overridden,
  reasons: clash.reasons.map(({ stay, reason, author }) => ({ stay, reason, author })),
  stays: clash.records.flatMap((id) => {
    const row = unlocked.vault.read.row(id);
    return row?.type === 'stay' ? [stayRow(unlocked, row)] : [];
  }),
});

/** Stays in other houses of the cases that stay in this one. */
function staysOfSameCases(
  unlocked: Unlocked,
  house: RecordRow,
  stays: readonly RecordRow[],
): readonly RecordRow[] {
  const cases = new Set(stays.map((stay) => recordOf(stay, 'case')).filter((id) => id !== null));
  return [...cases].flatMap((id) =>
    byChild(unlocked, id, 'stay').filter((stay) => recordOf(stay, 'safeHouse') !== house.id),
  );
}

/** Who said what when matters only where somebody has given a reason; looking it up for every stay would cost lists their speed. */
export function statesFor(unlocked: Unlocked, stays: readonly RecordRow[]): StateOf {
  const asked = stays.some((stay) => typeof stay.values['overrideReason'] === 'string');
  return asked ? (id) => unlocked.vault.read.state(id) : () => null;
}
