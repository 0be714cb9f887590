import type { AsidePreview } from '../../src-preload/contract/views.ts';
import type { Change } from '../domain/change.ts';
import type { ChangeId, IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { authorNames } from './author-names.ts';
import { compareStates } from './compare-states.ts';
import { isHeld } from './held-back.ts';
import { appendJournalled, journalHead, type JournalEvent } from './journal.ts';
import type { Arrival, LogEntry } from './ports/log.ts';
import type { ReceivedBundle, StoredChange } from './ports/arrivals.ts';
import { nameOfRow } from './record-name.ts';
import { importLine } from './restore-points.ts';
import { isOwn } from './own-identities.ts';
import type { Unlocked } from './unlocked.ts';

/** What is to be set aside: all that others sent with or after a bundle, or only what one author wrote. */
export interface Reach {
  readonly since: string;
  readonly author: IdentityDigest | null;
}

export interface PlannedAside {
  readonly manifests: readonly ManifestDigest[];
  readonly arrivals: readonly Arrival[];
  readonly view: AsidePreview;
}

/**
 * What setting aside would do, by this vault's own order of receipt. What this vault's owner wrote is never part of it,
 * wherever it came from. Refusals: `no-such-restore-point`.
 */
export async function planAside(unlocked: Unlocked, { since, author }: Reach): Promise<Result<PlannedAside>> {
  const { read } = unlocked.vault;
  const at = journalHead(unlocked).number;
  const all = read.received();
  const first = all.findIndex(({ manifest }) => manifest === since);
  const start = all[first];
  if (start === undefined) return refused('no-such-restore-point');
  const manifests = [...new Set(all.slice(first).map(({ manifest }) => manifest))];
  const meant = (by: IdentityDigest): boolean => !isOwn(unlocked, by) && (author === null || by === author);
  const merged = read.arrivalsWith(manifests).filter((arrival) => meant(arrival.author));
  const waiting = await waitingWith(unlocked, new Set(manifests), meant, author !== null);

  const taken = await takenApart(unlocked, merged);
  const compared = await compareStates(unlocked, { leaving: taken }, () => undefined, never);
  if (!compared.ok) return compared;
  const nameOf = await authorNames(unlocked);
  return done({
    manifests,
    arrivals: [...merged.map(({ change, from }) => ({ change, from })), ...waiting],
    view: {
      at,
      imports: concerned(unlocked, start, author).map((bundle) => importLine(bundle, nameOf)),
      changes: taken.length,
      waiting: waiting.length,
      records: compared.value,
      own: author === null ? ownSince(unlocked, start) : [],
      staying: author === null ? 0 : mergedBefore(unlocked, start, author),
    },
  });
}

/**
 * Sets aside what was planned, as one segment with its journal entry. `also`: what else is decided with it.
 */
export function setAside(
  unlocked: Unlocked,
  planned: PlannedAside,
  as: Pick<Extract<LogEntry, { kind: 'set aside' }>, 'reason' | 'compromised'>,
  also: { readonly entries: readonly LogEntry[]; readonly events: readonly JournalEvent[] },
): Promise<Result<number>> {
  const at = unlocked.clock.now().toISOString();
  const { arrivals, manifests } = planned;
  return appendJournalled(
    unlocked,
    [...also.entries, { kind: 'set aside', arrivals, ...as, at }],
    [
      ...also.events,
      {
        what: 'set aside',
        why: as.reason,
        ...(as.compromised === null ? {} : { author: as.compromised }),
        manifests: [...manifests],
        count: new Set(arrivals.map(({ change }) => change)).size,
        at,
      },
    ],
  );
}

const never = new AbortController().signal;

/**
 * What waits for its author joins what is set aside, or accepting the author would let it in. What breaks a rule can't be let
 * in. Of an author whose key came into other hands so does what was set aside with its bundle before: bringing back the
 * bundle must not bring that back, whichever of the two was decided first.
 */
async function waitingWith(
  { vault: { read } }: Unlocked,
  manifests: ReadonlySet<ManifestDigest>,
  meant: (author: IdentityDigest) => boolean,
  compromised: boolean,
): Promise<readonly Arrival[]> {
  return (await read.quarantined()).flatMap((change) => {
    const { id, author, from, parked, reason } = change;
    const joins = isHeld(change) ? compromised && reason === 'set-aside' : parked && reason !== 'rule-broken';
    if (!joins || !meant(author)) return [];
    return from !== null && manifests.has(from) ? [{ change: id, from }] : [];
  });
}

/** Each change as it is, and as it will be without these arrivals. */
async function takenApart(
  unlocked: Unlocked,
  arrivals: readonly Arrival[],
): Promise<readonly { readonly whole: Change; readonly left: Change }[]> {
  const gone = new Set(arrivals.map(({ change, from }) => `${change} ${from}`));
  const ids = [...new Set(arrivals.map(({ change }) => change))];
  const stored = Map.groupBy(await unlocked.vault.read.arrivalsOf(ids), ({ id }) => id);
  return ids.flatMap((id) => {
    const copies = stored.get(id) ?? [];
    const [one] = copies;
    if (one === undefined) return [];
    const left = copies.filter(({ from }) => from === null || !gone.has(`${id} ${from}`));
    return [{ whole: opened(unlocked, one, copies), left: opened(unlocked, one, left) }];
  });
}

function opened(
  { exchange }: Unlocked,
  { id, author, wire }: { readonly id: ChangeId } & StoredChange,
  copies: readonly StoredChange[],
): Change {
  const disclosures = [...new Set(copies.flatMap((copy) => copy.wire.disclosures))];
  return exchange.openChange(id, author, { ...wire, disclosures });
}

/** The bundles from this one on that brought anything of what is meant. */
const concerned = (
  { vault: { read } }: Unlocked,
  start: ReceivedBundle,
  author: IdentityDigest | null,
): readonly ReceivedBundle[] =>
  read.received(author ?? undefined).filter(({ sequence }) => sequence >= start.sequence);

const mergedBefore = ({ vault: { read } }: Unlocked, start: ReceivedBundle, author: IdentityDigest): number =>
  read
    .received(author)
    .filter(({ sequence }) => sequence < start.sequence)
    .reduce((sum, { merged }) => sum + merged, 0);

const ownSince = ({ vault: { read } }: Unlocked, { sequence }: ReceivedBundle): AsidePreview['own'] =>
  read.ownRecordsSince(sequence).flatMap((id) => {
    const row = read.row(id);
    return row === null ? [] : [{ id, type: row.type, name: nameOfRow(row) }];
  });
