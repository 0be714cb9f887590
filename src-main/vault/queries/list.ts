import type { ListRequest, RecordRow } from '../../actions/ports/store.ts';
import type { Json } from '../../domain/json.ts';
import type { Field, RecordType } from '../../domain/records/field.ts';
import { recordType } from '../../domain/records/table.ts';
import { isIdentityDigest, isRecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { toBytes } from '../index/hex.ts';
import type { StoredRow } from './rows.ts';
import { rowColumns, toRow } from './rows.ts';

/** A condition as SQL, its words all literals, and what is bound to it. */
interface Condition {
  readonly sql: string;
  readonly bound: readonly (string | number | Buffer)[];
}

/**
 * Rows of one type that anybody with a say has written: what is only proposed isn't listed. Absent values come last in both
 * directions. Unknown types and fields are the caller's bug.
 */
export function listRows(db: ReadableDb, request: ListRequest): RecordRow[] {
  const type = typeNamed(request.type);
  const where =
    request.where === undefined ? null : condition(type, request.where.field, request.where.value);
  // Order is a fractional key, then id (8-records).
  const sortBy = request.sortBy ?? (type.fields.has('order') ? 'order' : null);
  const direction = request.descending === true ? 'DESC' : 'ASC';
  const path = sortBy === null ? null : `$.${fieldNamed(type, sortBy).name}`;
  const order =
    path === null
      ? `record.id ${direction}`
      : `json_extract(shown.sort, ?) ${direction} NULLS LAST, record.id`;
  const rows = db
    .prepare<unknown[], StoredRow>(
      `SELECT ${rowColumns} FROM shown JOIN record ON record.key = shown.record
       WHERE shown.type = ? AND shown.removed = ? AND shown.rank < 2 ${where === null ? '' : `AND ${where.sql}`}
       ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .all(
      type.name,
      request.removed === true ? 1 : 0,
      ...(where?.bound ?? []),
      ...(path === null ? [] : [path]),
      request.limit ?? -1,
      request.offset ?? 0,
    );
  return rows.map(toRow);
}

export const countRows = (db: ReadableDb, type: string): number =>
  db
    .prepare<[string], { count: number }>(
      'SELECT count(*) AS count FROM shown WHERE type = ? AND removed = 0 AND rank < 2',
    )
    .get(typeNamed(type).name)?.count ?? 0;

function condition(type: RecordType, name: string, value: Json): Condition {
  const field = fieldNamed(type, name);
  const pointer = field.kind === 'ref' || field.kind === 'identity' || field.kind === 'who';
  if (pointer && (isRecordId(value) || isIdentityDigest(value))) {
    return {
      sql: `shown.key IN
        (SELECT shown FROM pointer WHERE value = ? AND field = ? AND on_display = 1)`,
      bound: [toBytes(value), field.name],
    };
  }
  const path = `$.${field.name}`;
  if (field.set) {
    return {
      sql: 'EXISTS (SELECT 1 FROM json_each(shown.vals, ?) AS member WHERE member.key = ?)',
      bound: [path, typeof value === 'string' ? value : JSON.stringify(value)],
    };
  }
  if (value === null) return { sql: 'json_extract(shown.vals, ?) IS NULL', bound: [path] };
  if (typeof value === 'object') {
    return { sql: 'json_extract(shown.vals, ?) = json(?)', bound: [path, JSON.stringify(value)] };
  }
  return {
    sql: 'json_extract(shown.vals, ?) = ?',
    bound: [path, typeof value === 'boolean' ? Number(value) : value],
  };
}

function typeNamed(name: string): RecordType {
  const type = recordType(name);
  if (type === undefined) throw new Error('a list of an unknown type');
  return type;
}

function fieldNamed(type: RecordType, name: string): Field {
  const field = type.fields.get(name);
  if (field === undefined) throw new Error('a list by an unknown field');
  return field;
}
