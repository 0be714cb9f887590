import { consentFor, hasConsent, type Kinship } from '../domain/consent.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Group } from '../domain/records/field.ts';
import type { Departing } from './departing-changes.ts';
import { nameOfRow } from './record-name.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** One person of whom something of this group would leave for a legal partner without consent. */
export interface NeededConsent {
  readonly person: RecordId;
  /** What people call the person here: an alias. */
  readonly name: string;
  readonly group: Group;
}

/**
 * Which consents to legal partners are missing for what departs. Of values only: that something was replaced is told
 * to whoever holds the old value. Only legal partners are asked about: coordinators work the case together, and to give
 * a guest's card to the shelter that takes the guest in is the placement itself.
 */
export function consentNeeded(unlocked: Unlocked, departing: readonly Departing[]): readonly NeededConsent[] {
  const { read } = unlocked.vault;
  const view = read.recordsView();
  const kinship: Kinship = { view, typeOf: (record) => read.row(record)?.type };
  const day = today(unlocked);
  const asked = new Map<string, NeededConsent | null>();
  for (const { type, record, values } of departing) {
    for (const { slot } of values) {
      const need = consentFor(kinship, type, record, slot.split('/', 1)[0] ?? '');
      if (need === null) continue;
      const { person, group } = need;
      const key = `${person} ${group}`;
      if (asked.has(key)) continue;
      const given = hasConsent(view, person, { partnerKind: 'legal', group, today: day });
      asked.set(key, given ? null : { person, name: nameOfRow(read.row(person)), group });
    }
  }
  return [...asked.values()].filter((one) => one !== null);
}
