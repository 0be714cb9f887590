import { hash } from 'node:crypto';
import type { LogEntry, WireChange } from '../actions/ports/log.ts';
import type { IndexReader } from '../actions/ports/store.ts';
import type { ChangeId, DisclosureDigest } from '../domain/ids.ts';

/** What a rekey leaves out of the log. */
export interface Leftovers {
  isErased(digest: DisclosureDigest, change: ChangeId): boolean;
  isCurrent(draft: Extract<LogEntry, { kind: 'draft' }>): boolean;
  /** False for keys that newer ones of the same identity have replaced: what they opened is not to be opened by them again. */
  isHeld(identity: Extract<LogEntry, { kind: 'identity' }>): boolean;
}

/** Leftovers as the index knows them: the digests that were erased, drafts and own keys that later ones replaced. */
export function leftoversOf(reader: IndexReader): Leftovers {
  const text = (key: string, at: string, value: unknown): string => JSON.stringify([key, at, value]);
  const held = new Map(
    [reader.identity(), ...reader.formerIdentities()].flatMap((one) =>
      one === null ? [] : [[one.digest, Buffer.from(one.secret).toString('base64url')] as const],
    ),
  );
  const current = new Set(reader.drafts().map(({ key, at, value }) => text(key, at, value)));
  return {
    isErased: (digest, change) => reader.isErased(digest, change),
    isCurrent: ({ key, at, value }) => current.has(text(key, at, value)),
    isHeld: ({ digest, secret }) => held.get(digest) === secret,
  };
}

/** The digest that a change's header has for this disclosure: SHA-256 of its exact bytes. */
const digestOf = (disclosure: string): DisclosureDigest =>
  hash('sha256', Buffer.from(disclosure, 'base64url'), 'hex') as DisclosureDigest;

export interface Kept {
  readonly entries: readonly LogEntry[];
  /** True when a disclosure or a key was left out: something that must not survive in an index either. */
  readonly erased: boolean;
}

/**
 * The entries without erased disclosures, replaced drafts and replaced keys. The header of a change stays, with its digests: the
 * signature still verifies.
 */
export function withoutLeftovers(entries: readonly LogEntry[], leftovers: Leftovers): Kept {
  let erased = false;
  const kept = entries.flatMap((entry): readonly LogEntry[] => {
    if (entry.kind === 'draft') return leftovers.isCurrent(entry) ? [entry] : [];
    if (entry.kind === 'identity') {
      if (leftovers.isHeld(entry)) return [entry];
      erased = true;
      return [];
    }
    if (entry.kind !== 'change' && entry.kind !== 'quarantined') return [entry];
    const wire = withoutErased(entry, leftovers);
    if (wire === entry.wire) return [entry];
    erased = true;
    return [{ ...entry, wire }];
  });
  return { entries: kept, erased };
}

function withoutErased(
  { id, wire }: { readonly id: ChangeId; readonly wire: WireChange },
  leftovers: Leftovers,
): WireChange {
  const disclosures = wire.disclosures.filter((disclosure) => !leftovers.isErased(digestOf(disclosure), id));
  return disclosures.length === wire.disclosures.length ? wire : { ...wire, disclosures };
}
