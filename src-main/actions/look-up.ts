import type { RecordView } from '../../src-preload/contract/views.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { ListRequest, RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** A row that must be there. Refusals: `record-id-bad`, `no-such-record`. */
export function rowOf(unlocked: Unlocked, id: string): Result<RecordRow> {
  if (!isRecordId(id)) return refused('record-id-bad');
  const row = unlocked.vault.read.row(id);
  return row === null ? refused('no-such-record') : done(row);
}

/** A row that must be there and of this type. Refusals as {@link rowOf}. */
export function rowOfType(unlocked: Unlocked, id: string, type: string): Result<RecordRow> {
  const row = rowOf(unlocked, id);
  return row.ok && row.value.type !== type ? refused('no-such-record') : row;
}

/** Rows of one type. Refusals: `type-unknown`, `field-unknown`. */
export function listRecords(unlocked: Unlocked, request: ListRequest): Result<readonly RecordView[]> {
  const type = recordType(request.type);
  if (type === undefined) return refused('type-unknown');
  const { sortBy } = request;
  if (sortBy !== undefined && !type.fields.has(sortBy)) return refused('field-unknown', { field: sortBy });
  return done(unlocked.vault.read.list(request));
}

/** The record that a pointer field names, if this vault has it. */
export function pointedTo(unlocked: Unlocked, row: RecordRow, field: string): RecordRow | null {
  const id = row.values[field];
  return isRecordId(id) ? unlocked.vault.read.row(id) : null;
}

export const byChild = (unlocked: Unlocked, id: RecordId, type: string): readonly RecordRow[] =>
  unlocked.vault.read.children(id).filter((row) => row.type === type && !isRemovedRow(row));

export const isRemovedRow = (row: RecordRow): boolean => typeof row.values['removed'] === 'string';
