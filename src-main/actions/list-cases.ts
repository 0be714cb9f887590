import type { CaseRow } from '../../src-preload/contract/views.ts';
import type { CaseFilter } from '../domain/case-filter.ts';
import type { RecordId } from '../domain/ids.ts';
import { nightsOf } from '../domain/occupancy.ts';
import { recordOf, stayFacts, textOf } from './facts.ts';
import { caseTest } from './filtered-cases.ts';
import { nextSteps } from './list-steps.ts';
import type { ListRequest, RecordRow } from './ports/store.ts';
import { byId, grouped, today } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

export interface CaseListRequest extends Omit<ListRequest, 'type' | 'where'> {
  /** Only cases that this text finds, by their own fields or a person's. */
  readonly text?: string | undefined;
  readonly filter?: CaseFilter | undefined;
}

/** Found rows are cut here: nobody reads on past this, and typing goes on. */
const searchLimit = 1_000;

/** Cases with what a coordinator must see of each: people, bed, next step, open conflicts. */
export function listCases(unlocked: Unlocked, request: CaseListRequest): readonly CaseRow[] {
  const { read } = unlocked.vault;
  const { text, filter, limit, offset = 0, ...list } = request;
  const sought = [text, filter?.text].filter((one) => one !== undefined && one.trim() !== '');
  const found = sought.map((one) => casesFound(unlocked, one ?? ''));
  const persons = grouped(unlocked, 'person', 'case');
  const stays = grouped(unlocked, 'stay', 'case');
  const disputes = (record: RecordRow): number =>
    [record, ...(persons.get(record.id) ?? []), ...(stays.get(record.id) ?? [])].reduce(
      (sum, row) => sum + row.conflicts.length + row.proposals.length,
      0,
    );
  const isListed =
    filter === undefined ? () => true : caseTest(unlocked, filter, { persons, stays, disputes });
  // What a text or a filter leaves is cut after it was found, not before.
  const rows =
    found.length === 0 && filter === undefined
      ? read.list({ ...list, type: 'case', offset, ...(limit === undefined ? {} : { limit }) })
      : read
          .list({ ...list, type: 'case' })
          .filter((row) => found.every((ids) => ids.has(row.id)) && isListed(row))
          .slice(offset, limit === undefined ? undefined : offset + limit);
  const houses = byId(read.list({ type: 'safeHouse' }));
  const steps = nextSteps(unlocked);
  const day = today(unlocked);
  return rows.map((record) => ({
    record,
    persons: persons.get(record.id)?.length ?? 0,
    house: houseOf(stays.get(record.id) ?? [], houses, day),
    nextStep: steps.get(record.id) ?? null,
    openConflicts: disputes(record),
  }));
}

function casesFound(unlocked: Unlocked, text: string): ReadonlySet<RecordId> {
  const found = new Set<RecordId>();
  for (const row of unlocked.vault.read.search(text, searchLimit)) {
    const id = row.type === 'case' ? row.id : recordOf(row, 'case');
    if (id !== null) found.add(id);
  }
  return found;
}

/** The house where someone of the case is tonight, else the next one. */
function houseOf(
  stays: readonly RecordRow[],
  houses: ReadonlyMap<RecordId, RecordRow>,
  day: string,
): string | null {
  const coming = stays
    .map((stay) => ({ stay, nights: nightsOf(stayFacts(stay), day) }))
    .filter(({ nights }) => nights !== undefined && (nights.until === null || nights.until > day))
    .toSorted((a, b) => ((a.nights?.from ?? '') < (b.nights?.from ?? '') ? -1 : 1));
  const house = coming[0] === undefined ? null : recordOf(coming[0].stay, 'safeHouse');
  const row = house === null ? undefined : houses.get(house);
  return row === undefined ? null : textOf(row, 'codeName');
}
