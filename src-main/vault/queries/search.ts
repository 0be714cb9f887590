import type { RecordRow } from '../../actions/ports/store.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { foldedWords } from '../../domain/fold.ts';
import { fromBytes } from '../index/hex.ts';
import { latinReadings } from '../../domain/latin.ts';
import { readRow } from './records.ts';

const maxWords = 8;
const maxLetters = 40;

/** Records in which every word begins some word, those first that this index heard of last. */
export function searchRows(db: ReadableDb, text: string, limit: number): RecordRow[] {
  const query = matchExpression(text);
  if (query === null) return [];
  return db
    .prepare<[string, number], { id: Buffer }>(
      `SELECT record.id FROM search JOIN record ON record.search_row = search.rowid
       WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?`,
    )
    .all(query, limit)
    .map(({ id }) => readRow(db, fromBytes<RecordId>(id)))
    .filter((row) => row !== null);
}

/**
 * The expression for FTS5, or null when nothing is asked. It is built from letters and digits alone, quoted: what people type
 * never reaches the query language. One letter alone must be a whole word, or half of everything would be found, slowly.
 */
function matchExpression(text: string): string | null {
  const words = foldedWords(text).slice(0, maxWords);
  if (words.length === 0) return null;
  return words
    .map((word) => {
      const typed = word.slice(0, maxLetters).replace(/[\ud800-\udbff]$/, '');
      const prefixed = (form: string): string => (form.length < 2 ? `"${form}"` : `"${form}"*`);
      const ways = [
        `text : ${prefixed(typed)}`,
        ...latinReadings(typed).map((form) => `latin : ${prefixed(form)}`),
      ];
      return `(${ways.join(' OR ')})`;
    })
    .join(' AND ');
}
