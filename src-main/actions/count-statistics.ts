import { daysBetween } from '../domain/days.ts';
import { nightsOf } from '../domain/occupancy.ts';
import { statisticsOf, type Statistics } from '../domain/statistics.ts';
import { stayFacts, textOf } from './facts.ts';
import type { RecordRow } from './ports/store.ts';
import { today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** Counts everything that is not removed. Names, ids and texts stay where they are. */
export async function countStatistics(unlocked: Unlocked): Promise<Statistics> {
  const { read } = unlocked.vault;
  const day = today(unlocked);
  const cases = [];
  for (const row of read.list({ type: 'case' }))
    cases.push({
      status: textOf(row, 'status'),
      priority: textOf(row, 'priority'),
      opened: await openedOn(unlocked, row),
    });
  return statisticsOf({
    day,
    cases,
    pathways: read.list({ type: 'pathway' }).map((row) => ({
      country: textOf(row, 'country'),
      kind: textOf(row, 'kind'),
      status: textOf(row, 'status'),
    })),
    stays: read.list({ type: 'stay' }).flatMap((row) => {
      const nights = nightsOf(stayFacts(row), day);
      if (nights === undefined || nights.from > day) return [];
      const until = nights.until === null || nights.until > day ? day : nights.until;
      return [{ nights: daysBetween(nights.from, until) ?? 0 }];
    }),
  });
}

/** The day of the first change that came here, as its author claimed. */
async function openedOn(unlocked: Unlocked, { id }: RecordRow): Promise<string | null> {
  const [first] = await unlocked.vault.read.history(id);
  if (first === undefined) return null;
  const { disclosures } = unlocked.exchange.openChange(first.id, first.author, first.wire);
  const at = disclosures.find(({ key }) => key === 'at')?.value;
  return typeof at === 'string' ? at.slice(0, 10) : null;
}
