import type { Said, ShelterSaid } from '../../src-preload/contract/shelter-views.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import { countOn, expectedTonight } from '../domain/shelter-view.ts';
import { authorNames } from './author-names.ts';
import { dayIn } from './local-day.ts';
import { rowOfType } from './look-up.ts';
import { shelterHouse } from './shelter-houses.ts';
import { isAnswer, saidOf, unsafeSaid } from './shelter-said.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * What keepers have answered, for the coordinators who asked: of a house and of some stays. Refusals: `record-id-bad`,
 * `no-such-record` for the house; a stay that isn't here has nothing said of it.
 */
export async function heardFromShelter(
  unlocked: Unlocked,
  house: string | null,
  stays: readonly string[],
  zone: string,
): Promise<Result<ShelterSaid>> {
  const nameOf = await authorNames(unlocked);
  const of = (record: RecordId) =>
    saidOf(unlocked, record, nameOf).filter((one) => !one.own && isAnswer(one));
  const isTold = ({ own, record }: Said): boolean =>
    own && typeof unlocked.vault.read.row(record)?.values['audience'] === 'string';
  const found = stays.flatMap((id) => {
    const stay = rowOfType(unlocked, id, 'stay');
    if (!stay.ok) return [];
    const { id: record } = stay.value;
    return [{ stay: record, said: of(record), told: saidOf(unlocked, record, nameOf).filter(isTold) }];
  });
  if (house === null) return done({ stays: found, house: null });
  const row = rowOfType(unlocked, house, 'safeHouse');
  if (!row.ok) return row;
  const { facts } = shelterHouse(unlocked, row.value, zone);
  const today = dayIn(zone, unlocked.clock.now());
  return done({
    stays: found,
    house: {
      expected: expectedTonight(facts.stays, today),
      counted: countOn(facts.counts, today),
      unsafe: unsafeSaid(unlocked, row.value.id, nameOf),
      said: of(row.value.id),
    },
  });
}
