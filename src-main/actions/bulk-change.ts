import type { BulkAct, BulkDone, BulkLine, BulkPreview } from '../../src-preload/contract/lists-views.ts';
import { bulkOutcome, type BulkField } from '../domain/bulk-change.ts';
import type { ChangeContent } from '../domain/change.ts';
import { contentsFor } from '../domain/change-contents.ts';
import { isRecordId, type RecordId } from '../domain/ids.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import { checkValue } from '../domain/records/slot.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { journalHead } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import { actNow } from './put-record.ts';
import { nameOfRow } from './record-name.ts';
import { signAndSave } from './sign-and-save.ts';
import { undoSeveral } from './undo-action.ts';
import type { Unlocked } from './unlocked.ts';

export interface BulkWish {
  readonly cases: readonly string[];
  readonly field: BulkField;
  /** Null clears. */
  readonly value: Json;
}

/** What the change would do to each case. Refusals: `field-value-bad`, `record-id-bad`. */
export function planBulk(unlocked: Unlocked, { cases, field, value }: BulkWish): Result<BulkPreview> {
  const checked = value === null ? done(value) : checkValue('case', field, value);
  if (!checked.ok) return checked;
  const { read } = unlocked.vault;
  const at = journalHead(unlocked).number;
  const lines: BulkLine[] = [];
  for (const record of new Set(cases)) {
    if (!isRecordId(record)) return refused('record-id-bad');
    const state = read.state(record);
    lines.push({
      record,
      alias: nameOfRow(read.row(record)),
      before: state?.slots.get(field)?.shown ?? null,
      outcome: bulkOutcome(state, field, checked.value, unlocked.role),
    });
  }
  return done({ at, lines });
}

/**
 * Changes all of these cases that the preview says it changes, as one action: one segment, one undo. It stays among the last
 * ones that can be taken back. Refusals: `no-such-preview` when the vault was written to since, `nothing-to-change`, those
 * of {@link planBulk} and of saving.
 */
export async function applyBulk(
  unlocked: Unlocked,
  wish: BulkWish & { readonly at: number },
): Promise<Result<BulkDone>> {
  if (journalHead(unlocked).number !== wish.at) return refused('no-such-preview');
  const planned = planBulk(unlocked, wish);
  if (!planned.ok) return planned;
  const chosen = planned.value.lines.filter(({ outcome }) => outcome === 'change' || outcome === 'propose');
  if (chosen.length === 0) return refused('nothing-to-change');
  const act = actNow(unlocked);
  const contents: ChangeContent[] = [];
  for (const { record } of chosen) {
    const state = unlocked.vault.read.state(record) ?? undefined;
    const made = contentsFor('case', record, new Map([[wish.field, wish.value]]), state, act);
    if (!made.ok) return made;
    contents.push(...made.value);
  }
  const records = chosen.map(({ record }) => record);
  const { field, value } = wish;
  const kept: KeptAct = { action: act.action, at: act.at, field, value, records, undone: false };
  const saved = await signAndSave(unlocked, contents, [keeping([kept, ...keptActs(unlocked)])]);
  if (!saved.ok) return saved;
  const proposed = chosen.some(({ outcome }) => outcome === 'propose');
  return done({ changed: chosen.length, proposed, records, action: act.action });
}

/** The last changes of several cases, the newest first. */
export const bulkActs = (unlocked: Unlocked): readonly BulkAct[] =>
  keptActs(unlocked).map(({ records, ...act }) => ({ ...act, cases: records.length }));

/**
 * Takes one back as a whole, as undo does: what somebody has changed since stays. Refusals: `no-such-record` when it is not
 * among them or was taken back before, and of undoing.
 */
export async function undoBulk(unlocked: Unlocked, action: string): Promise<Result<readonly BulkAct[]>> {
  const acts = keptActs(unlocked);
  const act = acts.find((one) => one.action === action && !one.undone);
  if (act === undefined) return refused('no-such-record');
  const undone = acts.map((one) => (one === act ? { ...one, undone: true } : one));
  const saved = await undoSeveral(unlocked, act.records, action, [keeping(undone)]);
  return saved.ok ? done(bulkActs(unlocked)) : saved;
}

interface KeptAct extends Omit<BulkAct, 'cases'> {
  readonly records: readonly RecordId[];
}

/** In this vault alone. History has the same for ever; this is the short way to it. */
const setting = 'bulk changes';
const most = 20;

const keeping = (acts: readonly KeptAct[]): LogEntry => ({
  kind: 'setting',
  name: setting,
  value: acts.slice(0, most) as unknown as Json,
});

function keptActs({ vault }: Unlocked): readonly KeptAct[] {
  const value = vault.read.setting(setting);
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { action, at, field, value: to = null, records, undone } = one;
    if (typeof action !== 'string' || typeof at !== 'string' || typeof field !== 'string') return [];
    if (!Array.isArray(records)) return [];
    return [{ action, at, field, value: to, records: records.filter(isRecordId), undone: undone === true }];
  });
}
