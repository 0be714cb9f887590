import type { RecordsSaved } from '../../src-preload/contract/views.ts';
import { contentsFor, type Act } from '../domain/change-contents.ts';
import type { Change, ChangeContent, Slot } from '../domain/change.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import type { RecordState } from '../domain/record-state.ts';
import { rejectProposal } from '../domain/resolve.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { isTrusted } from '../domain/trust.ts';
import type { LogEntry } from './ports/log.ts';
import { actNow, saveRecord } from './put-record.ts';
import { signAndSave } from './sign-and-save.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Takes back one own action on one record by saying again what stood there before: nothing is removed from history. A
 * record that the action made is marked removed, with what was written to it since. Slots that someone has changed since
 * stay as they are, and a value whose author was rejected since is not said again. What is only proposed is withdrawn
 * by saying what is on display. Refusals: `no-such-record` when the action is not one of this vault's owner on that record.
 */
export async function undoAction(
  unlocked: Unlocked,
  record: RecordId,
  action: string,
): Promise<Result<RecordsSaved>> {
  const act = actNow(unlocked);
  const contents = await contentsBefore(unlocked, record, action, act);
  return contents.ok ? saveRecord(unlocked, record, contents.value, act.action) : contents;
}

/** The same for an action on several records, as one action again, with further entries. Refuses as {@link undoAction} for any of them. */
export async function undoSeveral(
  unlocked: Unlocked,
  records: readonly RecordId[],
  action: string,
  also: readonly LogEntry[] = [],
): Promise<Result<null>> {
  const act = actNow(unlocked);
  const contents: ChangeContent[] = [];
  for (const record of records) {
    const made = await contentsBefore(unlocked, record, action, act);
    if (!made.ok) return made;
    contents.push(...made.value);
  }
  const saved = await signAndSave(unlocked, contents, also);
  return saved.ok ? done(null) : saved;
}

async function contentsBefore(
  unlocked: Unlocked,
  record: RecordId,
  action: string,
  act: Act,
): Promise<Result<readonly ChangeContent[]>> {
  const { read } = unlocked.vault;
  const state = read.state(record);
  const changes = (await read.history(record)).map((stored) =>
    unlocked.exchange.openChange(stored.id, stored.author, stored.wire),
  );
  const mine = changes.filter(
    (change) => isOwn(unlocked, change.author) && valueOf(change, 'action') === action,
  );
  if (state === null || mine.length === 0) return refused('no-such-record');

  const trust = read.trust();
  // What has come to be nobody's word here must not come back as this user's own.
  const standing = changes.filter(({ author }) => {
    const entry = trust.entries.get(author);
    return isOwn(unlocked, author) || isTrusted(entry) || entry?.stands === true;
  });
  const wanted = new Map<Slot, Json>();
  for (const change of mine) {
    for (const { key } of change.disclosures) {
      const slot = /^(?:field|set)\/(.+)$/s.exec(key)?.[1];
      if (slot === undefined) continue;
      const heads = state.slots.get(slot)?.heads ?? [];
      if (heads.length === 1 && heads[0]?.change === change.id)
        wanted.set(slot, before(standing, change, slot));
    }
  }
  if (changes[0] !== undefined && mine.includes(changes[0])) {
    // The action made the record: to empty it would leave a nameless row behind.
    wanted.clear();
    wanted.set('removed', 'undone');
  }
  const contents = contentsFor(state.type, record, wanted, state, act);
  if (!contents.ok) return contents;
  const withdrawn = withdrawals(state, mine, act);
  return withdrawn.ok ? done([...contents.value, ...withdrawn.value]) : withdrawn;
}

/** Of a record that others have made, its author may take back what waits for their answer. */
function withdrawals(
  state: RecordState,
  mine: readonly Change[],
  act: Act,
): Result<readonly ChangeContent[]> {
  const contents: ChangeContent[] = [];
  for (const [slot, { proposals }] of state.slots) {
    for (const { change } of proposals.filter((proposal) => mine.some(({ id }) => id === proposal.change))) {
      const content = rejectProposal(state, slot, change, act);
      if (!content.ok) return content;
      contents.push(content.value);
    }
  }
  return done(contents);
}

/** Of several values that were replaced, the one that was on display: by change id, as merging picks it. */
function before(changes: readonly Change[], change: Change, slot: Slot): Json {
  const over = valueOf(change, `over/${slot}`);
  const nothing = slot.includes('/') ? false : null;
  if (!Array.isArray(over)) return nothing;
  const key = slot.includes('/') ? `set/${slot}` : `field/${slot}`;
  const replaced = changes
    .filter((other) => over.includes(other.id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return replaced.map((other) => valueOf(other, key)).find((value) => value !== undefined) ?? nothing;
}

const valueOf = (change: Change, key: string): Json | undefined =>
  change.disclosures.find((disclosure) => disclosure.key === key)?.value;
