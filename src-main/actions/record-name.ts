import { isRecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { RecordRow } from './ports/store.ts';

/** In the order in which they name a record. */
export const namingFields = [
  'alias',
  'codeName',
  'title',
  'name',
  'guestName',
  'template',
  'templateId',
  'country',
  'kind',
  'text',
  'line',
] as const;

/** What people call a record: its alias, code name or title, never a true name. Empty when it has none. */
export function recordName(values: RecordRow['values']): string {
  for (const field of namingFields) {
    const value: Json | undefined = values[field];
    // A pathway names its template by an id, which is no name.
    if (typeof value === 'string' && value !== '' && !isRecordId(value))
      return value.length > 80 ? `${value.slice(0, 79)}…` : value;
  }
  return '';
}

/** Names the record behind an id, as far as this vault knows it. */
export const nameOfRow = (row: RecordRow | null): string => (row === null ? '' : recordName(row.values));
