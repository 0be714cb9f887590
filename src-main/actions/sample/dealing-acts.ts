import type { RecordId } from '../../domain/ids.ts';
import type { SampleCase } from './story.ts';
import { dayAt, hour, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

/** What a case cost, and whose help was asked for it. */
export function dealings(world: SampleWorld, id: RecordId, story: SampleCase): readonly SampleAct[] {
  const { costs = [], referral, began } = story;
  const paid = costs.map(([on, amount, currency, line]): SampleAct => ({
    at: morning(world, on) + 5 * hour,
    records: [
      record('cost', world.id(), { parent: id, day: dayAt(world, on), amount: { amount, currency }, line }),
    ],
  }));
  if (referral === undefined) return paid;
  const { service, partner, status, groups } = referral;
  return [
    ...paid,
    {
      at: morning(world, Math.min(-1, began + 7)) + 2 * hour,
      records: [
        record('transition', world.id(), {
          case: id,
          kind: 'referral',
          service,
          partner: partner === 'legal' ? world.who.legal : said(world, partner),
          groups,
          status,
        }),
      ],
    },
  ];
}
