import type { Change } from '../domain/change.ts';
import type { Ever } from '../domain/exposure-facts.ts';
import type { Json } from '../domain/json.ts';
import { isTrusted } from '../domain/trust.ts';
import { isOwn } from './own-identities.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** A change of a record, and with which manifest it came. */
export interface PastChange {
  readonly change: Change;
  readonly from: string | null;
}

/** Every change of a record by somebody whose word counts or counted here. */
export async function trustedHistory(unlocked: Unlocked, row: RecordRow): Promise<readonly PastChange[]> {
  const trust = unlocked.vault.read.trust();
  return (await unlocked.vault.read.history(row.id))
    .filter(({ author }) => {
      const entry = trust.entries.get(author);
      return isOwn(unlocked, author) || isTrusted(entry) || entry?.stands === true;
    })
    .map(({ id, author, wire, from }) => ({ change: unlocked.exchange.openChange(id, author, wire), from }));
}

/**
 * What some fields say, each head of a conflict, and what they said before. The log is read only where something was replaced.
 */
export async function valuesEver(
  unlocked: Unlocked,
  row: RecordRow,
  fields: readonly string[],
): Promise<(field: string) => Ever<string>> {
  const state = unlocked.vault.read.state(row.id);
  const now = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  let replaced = false;
  for (const field of fields) {
    const slot = state?.slots.get(field);
    now.set(field, new Set((slot?.heads ?? []).map(({ value }) => value).filter(isText)));
    replaced ||= slot?.heads.some(({ over }) => over.length > 0) === true || (slot?.hidden.length ?? 0) > 0;
  }
  for (const { change } of replaced ? await trustedHistory(unlocked, row) : [])
    for (const { key, value } of change.disclosures) {
      const field = key.startsWith('field/') ? key.slice('field/'.length) : '';
      if (!isText(value) || now.get(field)?.has(value) !== false) continue;
      before.set(field, (before.get(field) ?? new Set()).add(value));
    }
  return (field) => ({ now: [...(now.get(field) ?? [])], before: [...(before.get(field) ?? [])] });
}

const isText = (value: Json): value is string => typeof value === 'string';
