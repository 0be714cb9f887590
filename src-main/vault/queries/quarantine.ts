import type { ChangeId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes } from '../index/hex.ts';

/** Which segments hold which quarantined changes, in order of receipt. */
export const quarantinePlaces = (db: ReadableDb): { readonly id: ChangeId; readonly sequence: number }[] =>
  db
    .prepare<[], { change: Buffer; sequence: number }>(
      'SELECT change, sequence FROM quarantine ORDER BY sequence, position',
    )
    .all()
    .map(({ change, sequence }) => ({ id: fromBytes(change), sequence }));
