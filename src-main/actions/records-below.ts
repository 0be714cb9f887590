import type { RecordId } from '../domain/ids.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** The record, then what belongs to it, each once. A link of two persons is reached twice. */
export function withRecordsBelow({ vault: { read } }: Unlocked, row: RecordRow): readonly RecordRow[] {
  const all = new Map<RecordId, RecordRow>([[row.id, row]]);
  for (const one of all.values()) {
    for (const child of read.children(one.id)) if (!all.has(child.id)) all.set(child.id, child);
  }
  return [...all.values()];
}
