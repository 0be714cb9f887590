import type { HouseFacts, StayFacts, UnitFacts } from '../domain/occupancy.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import type { StepFacts } from '../domain/steps.ts';
import type { RecordRow } from './ports/store.ts';

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

export const stayFacts = (row: RecordRow): StayFacts => ({
  record: row.id,
  unit: recordOf(row, 'unit'),
  guests: countOf(row, 'guests'),
  from: textOf(row, 'from'),
  until: textOf(row, 'until'),
  actualFrom: textOf(row, 'actualFrom'),
  actualUntil: textOf(row, 'actualUntil'),
  status: textOf(row, 'status'),
});

export const unitFacts = (row: RecordRow): UnitFacts => ({
  record: row.id,
  beds: countOf(row, 'beds'),
  blocked: row.values['blocked'] === true,
});

export const houseFacts = (
  house: RecordRow,
  units: readonly RecordRow[],
  stays: readonly RecordRow[],
): HouseFacts => ({
  record: house.id,
  state: textOf(house, 'state'),
  units: units.map(unitFacts),
  stays: stays.map(stayFacts),
});

export const stepFacts = (row: RecordRow): StepFacts => ({
  record: row.id,
  status: textOf(row, 'status'),
  dependsOn: membersOf(row, 'dependsOn').filter(isRecordId),
  due: textOf(row, 'due'),
  rule: row.values['rule'] ?? null,
  order: textOf(row, 'order'),
});
