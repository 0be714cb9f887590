import type { JourneyView } from '../../src-preload/contract/casework-views.ts';
import { isRecordId } from '../domain/ids.ts';
import { planJourney, type LegFacts, type PaperFacts } from '../domain/journey.ts';
import { done, type Result } from '../domain/result.ts';
import { membersOf, stayFacts, textOf } from './facts.ts';
import { momentOf } from './local-day.ts';
import { byChild, isRemovedRow, pointedTo, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import { byId, today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** The legs of a case in the order of travel, with what is wrong between them. Refusals: `record-id-bad`, `no-such-record`. */
export function showJourney(unlocked: Unlocked, id: string): Result<JourneyView> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const rows = byId(byChild(unlocked, found.value.id, 'leg'));
  const journey = planJourney(
    [...rows.values()].map((row) => legFacts(unlocked, row)),
    byChild(unlocked, found.value.id, 'stay').map(stayFacts),
    { now: unlocked.clock.now().getTime(), today: today(unlocked) },
  );
  const planned = new Set(journey.legs.map(({ record }) => record));
  return done({
    length: journey.length,
    legs: journey.legs.flatMap(({ record, ...times }) => {
      const leg = rows.get(record);
      return leg === undefined ? [] : [{ leg, escort: escortOf(unlocked, leg), ...times }];
    }),
    abandoned: [...rows.values()].filter((row) => !planned.has(row.id)),
    problems: journey.problems.map(({ kind, leg, other, day }) => ({
      kind,
      leg,
      paper: kind.startsWith('paper') ? unlockedRow(unlocked, other) : null,
      day,
    })),
  });
}

const unlockedRow = ({ vault }: Unlocked, id: string | null): RecordRow | null =>
  isRecordId(id) ? vault.read.row(id) : null;

function escortOf(unlocked: Unlocked, leg: RecordRow): string | null {
  const escort = pointedTo(unlocked, leg, 'escort');
  return escort === null ? null : nameOfRow(escort);
}

const legFacts = (unlocked: Unlocked, row: RecordRow): LegFacts => ({
  record: row.id,
  order: textOf(row, 'order'),
  status: textOf(row, 'status'),
  departs: momentOf(row, 'departs'),
  arrives: momentOf(row, 'arrives'),
  confirmBy: momentOf(row, 'confirmBy')?.at ?? null,
  papers: membersOf(row, 'papers').flatMap((id): PaperFacts[] => {
    const paper = unlockedRow(unlocked, id);
    if (paper === null || isRemovedRow(paper)) return [];
    return [
      { record: paper.id, validFrom: textOf(paper, 'validFrom'), validUntil: textOf(paper, 'validUntil') },
    ];
  }),
});
