import type { ReleaseCounts, ReleasePreview } from '../../src-preload/contract/views.ts';
import { checkChange } from '../domain/change-rules.ts';
import type { Change } from '../domain/change.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { isTrusted, type TrustTable } from '../domain/trust.ts';
import { compareStates } from './compare-states.ts';
import { certificateOf } from './contact-view.ts';
import { appendJournalled } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { QuarantinedChange } from './ports/arrivals.ts';
import type { Unlocked } from './unlocked.ts';

/** Which quarantined changes are meant: these, all of an author, or what was set aside of a bundle. */
export type Chosen =
  | { readonly changes: readonly string[] }
  | { readonly author: string }
  | { readonly manifest: string };

interface Releasable {
  readonly waiting: QuarantinedChange;
  readonly change: Change;
  /** Its author is not trusted: it may propose, no more. */
  readonly proposes: boolean;
}

interface Sorted {
  readonly releasable: readonly Releasable[];
  /** Chosen by author or bundle, and not to be had: they go on waiting. */
  readonly left: number;
}

/**
 * What releasing would show. Refusals: `no-such-change`; for single changes `change-breaks-rule`, `change-unverifiable`; for
 * all of an author `contact-not-accepted`.
 */
export async function planRelease(unlocked: Unlocked, chosen: Chosen): Promise<Result<ReleasePreview>> {
  const sorted = await sortChosen(unlocked, chosen);
  if (!sorted.ok) return sorted;
  const { releasable, left } = sorted.value;
  const trust = unlocked.vault.read.trust();
  const proposed = releasable.filter(({ proposes }) => proposes).map(({ change }) => change.id);
  const compared = await compareStates(
    unlocked,
    {
      arriving: releasable.map(({ change }) => change),
      trust: { ...trust, released: new Set([...trust.released, ...proposed]) },
    },
    () => undefined,
    new AbortController().signal,
  );
  if (!compared.ok) return compared;
  return done({ ...counted(sorted.value), left, records: compared.value });
}

/**
 * Lets quarantined changes be merged, each under a signature checked now. Where the author is not trusted this is the
 * user's word for these changes alone: they stand beside what holds, as proposals. Refusals as {@link planRelease}, and of
 * saving.
 */
export async function releaseChosen(unlocked: Unlocked, chosen: Chosen): Promise<Result<ReleaseCounts>> {
  const sorted = await sortChosen(unlocked, chosen);
  if (!sorted.ok) return sorted;
  const { releasable } = sorted.value;
  if (releasable.length === 0) return done(counted(sorted.value));
  const at = unlocked.clock.now().toISOString();
  const changes = releasable.map(({ change }) => change.id);
  const proposed = releasable.filter(({ proposes }) => proposes).map(({ change }) => change.id);
  const entries: LogEntry[] = [
    ...releasable.flatMap(({ waiting: { id, author, wire, from, parked } }): LogEntry[] =>
      parked ? [{ kind: 'change', id, author, wire, from }] : [],
    ),
    { kind: 'brought back', changes, proposed, at },
  ];
  const manifests = [...new Set(releasable.flatMap(({ waiting }) => waiting.manifests))];
  const event = { what: 'brought back', manifests, count: changes.length, proposed: proposed.length, at };
  const saved = await appendJournalled(unlocked, entries, [event]);
  return saved.ok ? done(counted(sorted.value)) : saved;
}

/** Out of sight and still in quarantine, or back in sight. Refusal: `no-such-change`, and of saving. */
export async function leaveOut(
  unlocked: Unlocked,
  changes: readonly string[],
  out: boolean,
): Promise<Result<null>> {
  const wanted = new Set(changes);
  const found = (await unlocked.vault.read.quarantined()).filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size) return refused('no-such-change');
  const at = unlocked.clock.now().toISOString();
  const ids = found.map(({ id }) => id);
  const saved = await unlocked.vault.append([{ kind: 'left out', changes: ids, out, at }]);
  return saved.ok ? done(null) : saved;
}

const counted = ({ releasable, left }: Sorted): ReleaseCounts => {
  const proposed = releasable.filter(({ proposes }) => proposes).length;
  return { released: releasable.length, proposed, left };
};

async function sortChosen(unlocked: Unlocked, chosen: Chosen): Promise<Result<Sorted>> {
  const { read } = unlocked.vault;
  const trust = read.trust();
  const all = await read.quarantined();
  const meant = all.filter((change) => isMeant(change, chosen));
  if ('changes' in chosen && meant.length < new Set(chosen.changes).size) return refused('no-such-change');
  if ('author' in chosen && !meant.every(({ author }) => isTrusted(trust.entries.get(author))))
    return refused('contact-not-accepted');
  const certificates = await certificatesOf(unlocked, meant);
  const releasable: Releasable[] = [];
  let left = 0;
  for (const waiting of meant) {
    const found = await whyNot(unlocked, waiting, certificates, trust);
    // Whoever asks for single changes is told about each; of many, what can't be released goes on waiting.
    if (typeof found === 'string' && 'changes' in chosen) return refused(found);
    if (typeof found === 'string' || (found.proposes && !('changes' in chosen))) left += 1;
    else releasable.push(found);
  }
  return done({ releasable, left });
}

function isMeant(change: QuarantinedChange, chosen: Chosen): boolean {
  if ('changes' in chosen) return chosen.changes.includes(change.id);
  if ('author' in chosen) return change.author === chosen.author;
  return change.reason === 'set-aside' && change.manifests.some((manifest) => manifest === chosen.manifest);
}

/** The change, verified; or why it can't be released whatever the user decides. */
async function whyNot(
  { exchange }: Unlocked,
  waiting: QuarantinedChange,
  certificates: ReadonlyMap<IdentityDigest, Certificate>,
  trust: TrustTable,
): Promise<Releasable | RefusalCode> {
  const certificate = certificates.get(waiting.author);
  // Whoever has the key may speak for an author who revoked it.
  if (certificate === undefined || certificate.revoked) return 'change-unverifiable';
  const verified = await exchange.verifyChange(waiting.wire, certificate);
  if (!verified.ok) return 'change-unverifiable';
  const { change } = verified.value;
  if (checkChange(change.disclosures).kind === 'broken') return 'change-breaks-rule';
  return { waiting, change, proposes: !isTrusted(trust.entries.get(waiting.author)) };
}

async function certificatesOf(
  unlocked: Unlocked,
  changes: readonly QuarantinedChange[],
): Promise<ReadonlyMap<IdentityDigest, Certificate>> {
  const found = new Map<IdentityDigest, Certificate>();
  for (const author of new Set(changes.map((change) => change.author))) {
    const contact = unlocked.vault.read.contact(author);
    if (contact !== null) found.set(author, await certificateOf(unlocked, contact));
  }
  return found;
}
