import { readPeriod, type BlockedNights } from '../domain/blocked-nights.ts';
import type { HouseFacts, StayFacts } from '../domain/occupancy.ts';
import type { RecordState } from '../domain/record-state.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import type { StepFacts } from '../domain/plan-facts.ts';
import type { RecordRow } from './ports/store.ts';
import type { UnitFacts } from '../domain/units.ts';

/* What the rules of domain read from the shown values of a row. */

export const textOf = (row: RecordRow, field: string): string | null => {
  const value = row.values[field];
  return typeof value === 'string' ? value : null;
};

export const recordOf = (row: RecordRow, field: string): RecordId | null => {
  const value = row.values[field];
  return isRecordId(value) ? value : null;
};

export const countOf = (row: RecordRow, field: string): number | null => {
  const value = row.values[field];
  return typeof value === 'number' ? value : null;
};

/** Epoch milliseconds of a value of the kind `instant`. */
export const instantOf = (row: RecordRow, field: string): number | null => {
  const value = row.values[field];
  const at = isJsonObject(value) ? value['at'] : null;
  const moment = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
};

/** The members of a set that are true. */
export const membersOf = (row: RecordRow, field: string): readonly string[] => {
  const value: Json | undefined = row.values[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([member, flag]) => (flag === true ? [member] : []));
};

/** What lists don't hold: who said something of a record, and when. Null where nobody needs to know. */
export type StateOf = (id: RecordId) => RecordState | null;

/** What places a stay: whoever changes one of these changes who sleeps where. */
const planned = ['safeHouse', 'unit', 'guests', 'from', 'until'];
const placing = [...planned, 'actualFrom', 'actualUntil'];

/** Epoch ms of the newest claim about one of the slots; null when there is none. */
function saidAt(state: RecordState | null, slots: readonly string[]): number | null {
  const times = slots
    .flatMap((slot) => state?.slots.get(slot)?.heads ?? [])
    .flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return times.length === 0 ? null : Math.max(...times);
}

/** Of a stay, without who said it when: for whoever only counts guests. */
export const stayFacts = (row: RecordRow): StayFacts => placedStay(row, null);
/** Of a unit, likewise. */
export const unitFacts = (row: RecordRow): UnitFacts => placedUnit(row, null);

function placedStay(row: RecordRow, state: RecordState | null): StayFacts {
  const reason = textOf(row, 'overrideReason');
  const head = state?.slots.get('overrideReason')?.heads.find(({ value }) => value === reason);
  return {
    record: row.id,
    house: recordOf(row, 'safeHouse'),
    caseId: recordOf(row, 'case'),
    unit: recordOf(row, 'unit'),
    guests: countOf(row, 'guests'),
    from: textOf(row, 'from'),
    until: textOf(row, 'until'),
    actualFrom: textOf(row, 'actualFrom'),
    actualUntil: textOf(row, 'actualUntil'),
    status: textOf(row, 'status'),
    answer: textOf(row, 'answer'),
    placedAt: saidAt(state, placing),
    plannedAt: saidAt(state, planned),
    override:
      reason === null
        ? null
        : { reason, author: head?.author ?? null, at: saidAt(state, ['overrideReason']) },
  };
}

function placedUnit(row: RecordRow, state: RecordState | null): UnitFacts {
  return {
    record: row.id,
    beds: countOf(row, 'beds'),
    bedsSaid: saidAt(state, ['beds']),
    blocked: row.values['blocked'] === true,
    blockedSaid: saidAt(state, ['blocked']),
    blockedNights: membersOf(row, 'blockedNights').flatMap((member): readonly BlockedNights[] => {
      const period = readPeriod(member);
      return period === undefined ? [] : [{ ...period, said: saidAt(state, [`blockedNights/${member}`]) }];
    }),
  };
}

/** Where `stateOf` knows nothing of a record, nothing of it is taken to be put up with. */
export const houseFacts = (
  house: RecordRow,
  units: readonly RecordRow[],
  stays: readonly RecordRow[],
  stateOf: StateOf,
): HouseFacts => ({
  record: house.id,
  state: textOf(house, 'state'),
  units: units.map((unit) => placedUnit(unit, stateOf(unit.id))),
  stays: stays.map((stay) => placedStay(stay, stateOf(stay.id))),
});

export const stepFacts = (row: RecordRow): StepFacts => ({
  record: row.id,
  status: textOf(row, 'status'),
  dependsOn: membersOf(row, 'dependsOn').filter(isRecordId),
  ifRefused: recordOf(row, 'ifRefused'),
  due: textOf(row, 'due'),
  rule: row.values['rule'] ?? null,
  duration: row.values['duration'] ?? null,
  startedOn: textOf(row, 'startedOn'),
  doneOn: textOf(row, 'doneOn'),
  milestone: textOf(row, 'milestone'),
  person: recordOf(row, 'person'),
  documents: membersOf(row, 'documents'),
  conditions: row.values['conditions'] ?? null,
  order: textOf(row, 'order'),
});
