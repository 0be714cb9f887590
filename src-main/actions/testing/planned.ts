import { must, type Party } from '../../cli/demo/party.ts';
import type { RecordId } from '../../domain/ids.ts';
import { planBundle, type PlannedBundle } from '../plan-bundle.ts';

export const plan = async (
  from: Party,
  to: Party,
  cases: readonly RecordId[] = [],
  addresses = false,
): Promise<PlannedBundle> =>
  must(await planBundle(from.unlocked, { to: to.digest, preset: null, cases, addresses }));

/** Every disclosure that would leave, as `type: key = value`; of the envelope only what it is about. */
export const said = ({ unlocked }: Party, { departing }: PlannedBundle): readonly string[] =>
  departing
    .flatMap(({ author, type, unit, wire }) =>
      unlocked.exchange
        .openChange(unit.change, author, wire)
        .disclosures.filter(({ key }) => /^(field|set|over)\//.test(key))
        .map(({ key, value }) =>
          key.startsWith('over/') ? `${type}: ${key}` : `${type}: ${key} = ${JSON.stringify(value)}`,
        ),
    )
    .toSorted();
