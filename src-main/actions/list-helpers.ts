import type { HelperRow } from '../../src-preload/contract/houses-views.ts';
import { recordOf, textOf } from './facts.ts';
import { pointedTo } from './look-up.ts';
import { grouped } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

const over = new Set(['arrived', 'abandoned']);

/** Everyone who helps, by alias, with the houses they host and the movements they still have to escort. */
export function listHelpers(unlocked: Unlocked): readonly HelperRow[] {
  const houses = grouped(unlocked, 'safeHouse', 'host');
  const legs = grouped(unlocked, 'leg', 'escort');
  return unlocked.vault.read.list({ type: 'helper', sortBy: 'alias' }).map((helper) => ({
    helper,
    houses: (houses.get(helper.id) ?? []).map((house) => ({
      id: house.id,
      codeName: textOf(house, 'codeName') ?? '',
    })),
    legs: (legs.get(helper.id) ?? [])
      .filter((leg) => !over.has(textOf(leg, 'status') ?? ''))
      .map((leg) => {
        const whose = pointedTo(unlocked, leg, 'case');
        return {
          leg: leg.id,
          caseId: recordOf(leg, 'case'),
          caseAlias: whose === null ? null : textOf(whose, 'alias'),
        };
      }),
  }));
}
