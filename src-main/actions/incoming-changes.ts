import { checkChange } from '../domain/change-rules.ts';
import type { Change } from '../domain/change.ts';
import type { DisclosureDigest } from '../domain/ids.ts';
import type { TrustTable } from '../domain/trust.ts';
import type { SignedChange } from './ports/exchange.ts';
import type { WireChange } from './ports/log.ts';
import type { StoredChange } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

export type QuarantineReason = 'author-unknown' | 'author-rejected' | 'rule-broken';

/** One change of a bundle, with what this vault makes of it. Changes of which nothing is new are left out before. */
export interface Incoming {
  readonly signed: SignedChange;
  /** Without what was erased here: tombstones outlive every import. */
  readonly wire: WireChange;
  readonly quarantine: QuarantineReason | null;
}

/** Sorts verified changes: nothing new, apply, or quarantine. One bad author never holds up the others. */
export async function sortIncoming(
  unlocked: Unlocked,
  changes: readonly SignedChange[],
): Promise<readonly Incoming[]> {
  const { read } = unlocked.vault;
  const trust = read.trust();
  const waiting = new Map((await read.quarantined()).map((change) => [change.id, change]));
  const sorted: Incoming[] = [];
  for (const signed of changes) {
    const fresh = signed.change.disclosures.filter(({ digest }) => !read.isErased(digest));
    const here = read.disclosuresHere(signed.id);
    const parked = waiting.get(signed.id);
    const quarantine = reasonFor(unlocked, trust, signed, parked);
    const known = quarantine === null ? here : parkedDigests(unlocked, parked);
    const isKnown = quarantine === null ? read.hasChange(signed.id) : parked !== undefined;
    if (isKnown && fresh.every(({ digest }) => known.has(digest))) continue;
    const kept = new Set(fresh.map(({ digest }) => digest));
    const wire = unlocked.exchange.withhold(signed.wire, (_key, digest) => kept.has(digest));
    sorted.push({ signed, wire, quarantine });
  }
  return sorted;
}

function parkedDigests(unlocked: Unlocked, parked: StoredChange | undefined): ReadonlySet<DisclosureDigest> {
  if (parked === undefined) return new Set();
  const change = unlocked.exchange.openChange(parked.id, parked.author, parked.wire);
  return new Set(change.disclosures.map(({ digest }) => digest));
}

function reasonFor(
  unlocked: Unlocked,
  trust: TrustTable,
  { author, change }: SignedChange,
  parked: StoredChange | undefined,
): QuarantineReason | null {
  const standing = trust.entries.get(author)?.state ?? 'unknown';
  if (standing === 'rejected') return 'author-rejected';
  if (standing === 'unknown') return 'author-unknown';
  // The rules are about all that is known of a change, not about the part that this bundle happens to carry.
  const before: Change | null =
    parked === undefined ? null : unlocked.exchange.openChange(parked.id, parked.author, parked.wire);
  const all = [...change.disclosures, ...(before?.disclosures ?? [])];
  return checkChange(all).kind === 'broken' ? 'rule-broken' : null;
}
