import type { TimelineLine, TimelineView } from '../../src-preload/contract/casework-views.ts';
import { done, type Result } from '../domain/result.ts';
import { isRemovedRow, pointedTo, rowOfType } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import { recordHistory } from './record-history.ts';
import { withRecordsBelow } from './records-below.ts';
import type { Unlocked } from './unlocked.ts';

/** Who wrote a note is read from its history, on disk: so many of the newest are enough for a page. */
const mostLines = 200;

const kinds = new Set(['note', 'incident']);

/**
 * What was written down about a case and everyone in it, and when it was opened and closed; newest first. Refusals:
 * `record-id-bad`, `no-such-record`.
 */
export async function showCaseTimeline(unlocked: Unlocked, id: string): Promise<Result<TimelineView>> {
  const found = rowOfType(unlocked, id, 'case');
  if (!found.ok) return found;
  const rows = withRecordsBelow(unlocked, found.value)
    .filter((row) => kinds.has(row.type) && !isRemovedRow(row))
    .toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  const lines: TimelineLine[] = [...(await statusLines(unlocked, found.value))];
  for (const row of rows.slice(0, mostLines)) lines.push(await recordLine(unlocked, found.value, row));
  return done({
    lines: lines.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? '')),
    more: Math.max(rows.length - mostLines, 0),
  });
}

async function recordLine(unlocked: Unlocked, of: RecordRow, record: RecordRow): Promise<TimelineLine> {
  const history = await recordHistory(unlocked, record.id);
  const first = history.ok ? history.value.at(-1) : undefined;
  const parent = pointedTo(unlocked, record, 'parent');
  return {
    kind: 'record',
    record,
    about: parent === null || parent.id === of.id ? null : nameOfRow(parent),
    authorName: first?.authorName ?? '',
    own: first?.own ?? false,
    at: first?.at ?? record.changedAt,
  };
}

async function statusLines(unlocked: Unlocked, of: RecordRow): Promise<readonly TimelineLine[]> {
  const history = await recordHistory(unlocked, of.id);
  if (!history.ok) return [];
  const held = history.value.filter(({ standing }) => standing === 'current' || standing === 'replaced');
  return held.flatMap(({ slot, value, authorName, own, at, change }): TimelineLine[] => {
    if (slot !== 'status' || typeof value !== 'string') return [];
    const why = held.find((line) => line.change === change && line.slot === 'closureReason')?.value;
    const reason = typeof why === 'string' ? why : null;
    return [{ kind: 'status', status: value, reason, authorName, own, at }];
  });
}
