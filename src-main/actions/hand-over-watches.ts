import type { HandedOver } from '../../src-preload/contract/checkins-views.ts';
import { isIdentityDigest, type RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { isTrusted } from '../domain/trust.ts';
import { rowOfType } from './look-up.ts';
import { isOwn } from './own-identities.ts';
import { putRecords } from './put-record.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Names another watcher for these watches: one action. Refusals: `no-such-contact` for a digest that nobody here has,
 * `contact-not-accepted`, `no-such-record` for anything but a watch, `name-empty`, and those of putting.
 */
export async function handOverWatches(
  unlocked: Unlocked,
  to: string,
  watches: readonly string[],
): Promise<Result<HandedOver>> {
  const watcher = watcherOf(unlocked, to.trim());
  if (!watcher.ok) return watcher;
  const records: RecordId[] = [];
  for (const id of watches) {
    const row = rowOfType(unlocked, id, 'watch');
    if (!row.ok) return row;
    records.push(row.value.id);
  }
  const saved = await putRecords(
    unlocked,
    records.map((id) => ({ type: 'watch', id, fields: { watcher: watcher.value } })),
  );
  if (!saved.ok) return saved;
  return done({
    // Who watched already was handed nothing, and undo would find nothing of it.
    records: saved.value.filter(({ changes }) => changes.length > 0).map(({ id }) => id),
    action: saved.value[0]?.action ?? '',
    proposed: saved.value.some(({ proposed }) => proposed),
  });
}

/** A shift goes to no one who is not trusted here; somebody without a key goes by name. */
function watcherOf(unlocked: Unlocked, to: string): Result<string> {
  if (to === '') return refused('name-empty');
  if (!isIdentityDigest(to) || isOwn(unlocked, to)) return done(to);
  const contact = unlocked.vault.read.contact(to);
  if (contact === null) return refused('no-such-contact');
  return isTrusted({ state: contact.state, role: contact.role }) ? done(to) : refused('contact-not-accepted');
}
