import type { Change, Slot } from './change.ts';
import { checkChange } from './change-rules.ts';
import type { ChangeId, IdentityDigest, RecordId } from './ids.ts';
import type { RecordType } from './records/field.ts';
import { recordType } from './records/table.ts';
import type { Statement } from './statements.ts';
import type { Role, TrustTable } from './trust.ts';
import { isTrusted } from './trust.ts';

/** One statement with who makes it, in which change. */
export interface Voice extends Statement {
  readonly change: ChangeId;
  readonly author: IdentityDigest;
  readonly role: Role;
  readonly at: string | null;
}

/** Everything that trusted authors say about one record as one type. */
export interface Voices {
  readonly record: RecordId;
  readonly type: RecordType;
  readonly slots: ReadonlyMap<Slot, readonly Voice[]>;
}

/**
 * Sorts what changes say by record, type and slot. Changes of authors who are not accepted or verified say nothing unless
 * they stand or were released, and changes that break a rule say nothing. Copies of one change with different disclosures count as one.
 */
export function gatherVoices(changes: readonly Change[], trust: TrustTable): readonly Voices[] {
  const gathered = new Map<string, { record: RecordId; type: RecordType; slots: Map<Slot, Voice[]> }>();
  for (const copies of Map.groupBy(changes, ({ id }) => id).values()) {
    const [first] = copies;
    const role = first === undefined ? null : speakingAs(first, trust);
    if (first === undefined || role === null) continue;
    const read = checkChange(copies.flatMap(({ disclosures }) => disclosures));
    if (read.kind !== 'ok') continue;
    for (const statement of read.statements) {
      const type = recordType(statement.type);
      if (type === undefined) continue;
      const voice = { ...statement, change: first.id, author: first.author, role, at: read.at };
      for (const record of read.records) {
        const key = `${record} ${type.name}`;
        const one = gathered.get(key) ?? { record, type, slots: new Map<Slot, Voice[]>() };
        gathered.set(key, one);
        const voices = one.slots.get(statement.slot.slot) ?? [];
        one.slots.set(statement.slot.slot, voices);
        voices.push(voice);
      }
    }
  }
  return [...gathered].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, voices]) => voices);
}

/**
 * With which authority a change speaks; null when it doesn't. One that was released without its author being trusted speaks
 * as an auditor does, who may write nothing: all of it is a proposal.
 */
export function speakingAs({ id, author }: Pick<Change, 'id' | 'author'>, trust: TrustTable): Role | null {
  const entry = trust.entries.get(author);
  if (entry !== undefined && isTrusted(entry)) return entry.role;
  if (trust.released.has(id)) return 'auditor';
  return entry?.stands === true ? entry.role : null;
}
