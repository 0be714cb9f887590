import type { HistoryLine } from '../../src-preload/contract/views.ts';
import type { Change } from '../domain/change.ts';
import { isRecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { RecordState } from '../domain/record-state.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { speakingAs } from '../domain/voices.ts';
import { authorNames } from './author-names.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** Who changed what, newest first by order of receipt. Refusals: `no-such-record`. */
export async function recordHistory(unlocked: Unlocked, id: string): Promise<Result<readonly HistoryLine[]>> {
  const { read } = unlocked.vault;
  const state = isRecordId(id) ? read.state(id) : null;
  if (!isRecordId(id) || state === null) return refused('no-such-record');
  const nameOf = await authorNames(unlocked);
  const trust = read.trust();
  const lines: HistoryLine[] = [];
  for (const stored of await read.history(id)) {
    const change = unlocked.exchange.openChange(stored.id, stored.author, stored.wire);
    const counted = speakingAs(change, trust) !== null;
    for (const line of slotsOf(change)) {
      lines.push({
        change: change.id,
        author: change.author,
        authorName: nameOf(change.author),
        own: isOwn(unlocked, change.author),
        at: textOf(change, 'at'),
        action: textOf(change, 'action'),
        ...line,
        standing: counted ? standingOf(state, change, line.slot, line.value) : 'not counted',
      });
    }
  }
  return done(lines.reverse());
}

function standingOf(
  state: RecordState,
  change: Change,
  slot: string,
  value: Json | null,
): HistoryLine['standing'] {
  const here = state.slots.get(slot);
  if (here?.heads.some((head) => head.change === change.id)) return 'current';
  if (here?.proposals.some((proposal) => proposal.change === change.id)) return 'proposed';
  return value === null && here?.hidden.includes(change.id) ? 'erased or withheld' : 'replaced';
}

function* slotsOf(change: Change): Iterable<{ readonly slot: string; readonly value: Json | null }> {
  const said = new Set<string>();
  for (const { key, value } of change.disclosures) {
    const slot = /^(?:field|set)\/(.*)$/s.exec(key)?.[1];
    if (slot === undefined) continue;
    said.add(slot);
    yield { slot, value };
  }
  for (const { key } of change.disclosures) {
    const slot = /^over\/(.*)$/s.exec(key)?.[1];
    if (slot !== undefined && !said.has(slot)) yield { slot, value: null };
  }
}

function textOf(change: Change, key: string): string | null {
  const value = change.disclosures.find((disclosure) => disclosure.key === key)?.value;
  return typeof value === 'string' ? value : null;
}
