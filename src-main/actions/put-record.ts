import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { contentsFor, type Act } from '../domain/change-contents.ts';
import type { ChangeContent, Slot } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { checkRecordInput } from '../domain/records/input.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { freshAction, freshRecordId } from './fresh-id.ts';
import type { Attachment } from './ports/attachment.ts';
import type { LogEntry } from './ports/log.ts';
import { signAndSave } from './sign-and-save.ts';
import type { Unlocked } from './unlocked.ts';

interface Wanted {
  readonly type: string;
  readonly slots: Map<Slot, Json>;
  readonly isNew: boolean;
}

/**
 * Whole seconds: `at` leaves with every change, and to the millisecond it would tie together what was recorded in one go
 * for different shelters, as the action's own id would.
 */
export const actNow = (unlocked: Unlocked): Act => ({
  at: `${unlocked.clock.now().toISOString().slice(0, 19)}Z`,
  action: freshAction(unlocked.randomness),
});

/**
 * Records what a user wrote: `{"type", "id"?, "fields"}` each, all of them as one action. Everything is checked before
 * anything is signed. `files`: bodies that these records name. Refusals: `input-malformed`, `type-unknown`, `field-unknown`, `field-value-bad`, `record-id-bad`
 * (an id that belongs to a record of another type), and those of saving.
 */
export async function putRecords(
  unlocked: Unlocked,
  inputs: readonly Json[],
  files: readonly Attachment[] = [],
): Promise<Result<readonly RecordsSaved[]>> {
  const act = actNow(unlocked);
  const wanted = new Map<RecordId, Wanted>();
  const order: RecordId[] = [];
  for (const input of inputs) {
    const checked = checkRecordInput(input);
    if (!checked.ok) return checked;
    const { type, id, slots } = checked.value;
    const record = id ?? freshRecordId(unlocked.randomness);
    const known = unlocked.vault.read.row(record)?.type ?? wanted.get(record)?.type ?? null;
    if (known !== null && known !== type) return refused('record-id-bad');
    const before = wanted.get(record);
    // Two lines about one record are one wish: the later line wins field by field.
    wanted.set(record, {
      type,
      slots: new Map([...(before?.slots ?? []), ...slots]),
      isNew: before?.isNew ?? known === null,
    });
    order.push(record);
  }

  const contents = new Map<RecordId, readonly ChangeContent[]>();
  for (const [record, { type, slots, isNew }] of wanted) {
    // A new record with nothing in it would leave no trace.
    if (isNew && [...slots.values()].every((value) => value === null))
      return refused('input-malformed', { type });
    const made = contentsFor(type, record, slots, unlocked.vault.read.state(record) ?? undefined, act);
    if (!made.ok) return made;
    contents.set(record, made.value);
  }

  const flat = [...contents.values()].flat();
  const saved = await signAndSave(unlocked, flat, [], files);
  if (!saved.ok) return saved;
  const ids = new Map(flat.map((content, index) => [content, saved.value[index] ?? '']));
  return done(
    order.map((id) => {
      const changes = (contents.get(id) ?? []).map((content) => ids.get(content) ?? '');
      return { id, changes, proposed: isOnlyProposed(unlocked, id, changes), action: act.action };
    }),
  );
}

/** Signs what is to be said of one record, with further entries and bodies of files that belong to it. */
export async function saveRecord(
  unlocked: Unlocked,
  id: RecordId,
  contents: readonly ChangeContent[],
  action: string,
  also: readonly LogEntry[] = [],
  files: readonly Attachment[] = [],
): Promise<Result<RecordsSaved>> {
  const saved = await signAndSave(unlocked, contents, also, files);
  if (!saved.ok) return saved;
  return done({ id, changes: saved.value, proposed: isOnlyProposed(unlocked, id, saved.value), action });
}

/** True when this vault's role may only propose what was just written. */
function isOnlyProposed(unlocked: Unlocked, id: RecordId, changes: readonly string[]): boolean {
  const state = unlocked.vault.read.state(id);
  return [...(state?.slots.values() ?? [])].some(({ proposals }) =>
    proposals.some(({ change }) => changes.includes(change)),
  );
}
