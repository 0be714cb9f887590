import type { SeveralPreview, SeveralResolved } from '../../src-preload/contract/views.ts';
import { contentsFor } from '../domain/change-contents.ts';
import type { ChangeContent, Slot } from '../domain/change.ts';
import { chosenValue, type Choice } from '../domain/choose-value.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { journalHead } from './journal.ts';
import { actNow } from './put-record.ts';
import { nameOfRow } from './record-name.ts';
import { signAndSave } from './sign-and-save.ts';
import type { Unlocked } from './unlocked.ts';

interface Place {
  readonly record: string;
  readonly slot: Slot;
}

/** What a choice would give for each of these conflicts, and which it leaves alone. Refusal: `record-id-bad`. */
export function planSeveral(
  unlocked: Unlocked,
  places: readonly Place[],
  choice: Choice,
): Result<SeveralPreview> {
  const { read } = unlocked.vault;
  const at = journalHead(unlocked).number;
  const lines: SeveralPreview['lines'][number][] = [];
  for (const { record, slot } of places) {
    if (!isRecordId(record)) return refused('record-id-bad');
    const state = read.state(record);
    const found = state?.slots.get(slot);
    const chosen = chosenValue(found, choice);
    lines.push({
      record,
      slot,
      type: state?.type ?? '',
      recordName: nameOfRow(read.row(record)),
      shown: found?.shown ?? null,
      value: 'value' in chosen ? chosen.value : null,
      undecided: 'undecided' in chosen ? chosen.undecided : null,
    });
  }
  return done({ at, lines });
}

/**
 * Decides all of these conflicts that the choice decides, as one action: one segment, one undo. Refusals: `no-such-preview`
 * when the vault was written to since, `no-such-conflict` when there is nothing to decide, `record-id-bad`, and of saving.
 */
export async function resolveSeveral(
  unlocked: Unlocked,
  places: readonly Place[],
  choice: Choice,
  at: number,
): Promise<Result<SeveralResolved>> {
  if (journalHead(unlocked).number !== at) return refused('no-such-preview');
  const planned = planSeveral(unlocked, places, choice);
  if (!planned.ok) return planned;
  const decided = planned.value.lines.filter(({ undecided }) => undecided === null);
  if (decided.length === 0) return refused('no-such-conflict');
  const act = actNow(unlocked);
  const contents: ChangeContent[] = [];
  const records = Map.groupBy(decided, ({ record }) => record);
  for (const [record, lines] of records) {
    const wanted = new Map<Slot, Json>(lines.map(({ slot, value }) => [slot, value]));
    const state = unlocked.vault.read.state(record) ?? undefined;
    const made = contentsFor(state?.type ?? '', record, wanted, state, act);
    if (!made.ok) return made;
    contents.push(...made.value);
  }
  const saved = await signAndSave(unlocked, contents);
  const ids: readonly RecordId[] = [...records.keys()];
  return saved.ok ? done({ resolved: decided.length, records: ids, action: act.action }) : saved;
}
