import { checkChange } from '../domain/change-rules.ts';
import { erasableSlot } from '../domain/erasure.ts';
import type { DisclosureDigest, IdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { TrustTable } from '../domain/trust.ts';
import type { Change, Disclosure } from '../domain/change.ts';
import { promisedErased } from './erasure-requests.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import type { WireChange } from './ports/log.ts';
import type { QuarantinedChange } from './ports/arrivals.ts';
import { isHeld } from './held-back.ts';
import { isStopped } from './stopped.ts';
import type { Unlocked } from './unlocked.ts';

export type QuarantineReason =
  | 'author-unknown'
  | 'author-rejected'
  | 'author-replaced'
  | 'author-unverifiable'
  | 'author-compromised'
  | 'set-aside'
  | 'rule-broken';

/** Authors of whom nothing new is taken, see {@link sortIncoming}. */
export interface Silenced {
  readonly revoked: ReadonlySet<IdentityDigest>;
  readonly replaced: ReadonlySet<IdentityDigest>;
}

/** One change of a bundle, with what this vault makes of it. Changes of which nothing is new are left out before. */
export interface Incoming {
  readonly change: Change;
  /** What is to be kept: without what was erased here; with what waited in quarantine for the rest of it to come. */
  readonly wires: readonly WireChange[];
  readonly quarantine: QuarantineReason | null;
}

/** Changes between two looks at the signal: some milliseconds. */
const changesAtATime = 64;

/**
 * Sorts changes into nothing new, apply, and quarantine. One bad author never holds up the others. `revoked`
 * authors say nothing new, nor do `replaced` ones: what came before stays. Refuses `cancelled` alone.
 */
export async function sortIncoming(
  unlocked: Unlocked,
  { changes, unverifiable }: DecodedBundle,
  { revoked, replaced }: Silenced,
  signal: AbortSignal,
): Promise<Result<readonly Incoming[]>> {
  const { read } = unlocked.vault;
  const trust = read.trust();
  const parked = new Map((await read.quarantined()).map((change) => [change.id, change]));
  const isPromised = promisedErased(unlocked);
  const isGone = ({ id, author }: Change, { key, digest }: Disclosure): boolean =>
    read.isErased(digest, id) ||
    // It was not here when its erasing was promised, or it waited elsewhere: a third partner brings it now.
    (isPromised(digest, author) && erasableSlot(key) !== undefined);
  const sorted: Incoming[] = [];
  for (const [index, { change, wire }] of changes.entries()) {
    if (index % changesAtATime === 0 && (await isStopped(signal))) return refused('cancelled');
    const waiting = parked.get(change.id);
    const before = waiting === undefined ? [] : disclosuresOf(unlocked, waiting);
    const quarantine =
      heldReason(waiting) ??
      (revoked.has(change.author)
        ? 'author-rejected'
        : replaced.has(change.author) && !read.hasChange(change.id)
          ? 'author-replaced'
          : reasonFor(unlocked, trust, change, before));
    // What is merged already is not parked a second time, whatever its author has become since.
    const here = new Set([
      ...read.disclosuresHere(change.id),
      ...(quarantine === null ? [] : digestsOf(before)),
    ]);
    const isKnown = read.hasChange(change.id) || (quarantine !== null && waiting !== undefined);
    const fresh = change.disclosures.filter((disclosure) => !isGone(change, disclosure));
    if (isKnown && fresh.every(({ digest }) => here.has(digest))) continue;
    const kept =
      fresh.length === change.disclosures.length ? wire : unlocked.exchange.withhold(wire, keepOnly(fresh));
    // Under the signature that was checked just now: what waited may have come with none that anybody could check.
    const released =
      quarantine === null && waiting !== undefined
        ? [{ ...kept, disclosures: waiting.wire.disclosures }]
        : [];
    sorted.push({
      change: { ...change, disclosures: [...before, ...fresh] },
      wires: [...released, kept],
      quarantine,
    });
  }
  for (const { id, author, wire } of unverifiable) {
    if (parked.has(id) || read.hasChange(id)) continue;
    sorted.push({
      change: { id, author, disclosures: [] },
      wires: [wire],
      quarantine: 'author-unverifiable',
    });
  }
  return done(sorted);
}

const digestsOf = (disclosures: readonly Disclosure[]): readonly DisclosureDigest[] =>
  disclosures.map(({ digest }) => digest);

function keepOnly(fresh: readonly Disclosure[]): (key: string, digest: DisclosureDigest) => boolean {
  const kept = new Set(fresh.map(({ digest }) => digest));
  return (_key, digest) => kept.has(digest);
}

const disclosuresOf = (unlocked: Unlocked, { id, author, wire }: QuarantinedChange): readonly Disclosure[] =>
  unlocked.exchange.openChange(id, author, wire).disclosures;

/** What the user set aside stays so, however often and with whatever more it comes. */
const heldReason = (waiting: QuarantinedChange | undefined): QuarantineReason | null =>
  waiting !== undefined && isHeld(waiting) ? waiting.reason : null;

function reasonFor(
  unlocked: Unlocked,
  trust: TrustTable,
  change: Change,
  before: readonly Disclosure[],
): QuarantineReason | null {
  const standing = standingOf(trust, change.author);
  if (standing === 'rejected')
    return trust.entries.get(change.author)?.stands === true ? 'author-compromised' : 'author-rejected';
  if (standing === 'unknown') return 'author-unknown';
  // Part of it is merged already: then merging judges the whole, and the state doesn't depend on how it was cut.
  if (unlocked.vault.read.hasChange(change.id)) return null;
  return checkChange([...change.disclosures, ...before]).kind === 'broken' ? 'rule-broken' : null;
}

const standingOf = (trust: TrustTable, author: IdentityDigest): string =>
  trust.entries.get(author)?.state ?? 'unknown';
