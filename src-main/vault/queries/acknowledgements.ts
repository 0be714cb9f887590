import type { Acknowledgement } from '../../actions/ports/log.ts';
import type { SeenManifest } from '../../actions/ports/store.ts';
import type { ChangeId, ChannelId, IdentityDigest } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { isQuarantined } from './changes.ts';
import { setAsideWith } from './quarantine.ts';
import type { ReceivedManifest, SentRow, Units } from './ledger.ts';
import { readReceived, readSent, unitedUnits } from './ledger.ts';

/** A sender who skips to number 10^9 doesn't make us list what is missing before it: we acknowledge less instead. */
const maxMissing = 1_000;
/** More than this no acknowledgement can name (docs/format.md): then nothing of that channel is acknowledged. */
const maxQuarantined = 200_000;

/** What we owe a contact: one acknowledgement for each of its channels, in order of first receipt. */
export function acknowledgementsOwed(db: ReadableDb, contact: IdentityDigest): Acknowledgement[] {
  const channels = Map.groupBy(
    readReceived(db, contact).map(({ seen }) => seen),
    ({ channel }) => channel,
  );
  return [...channels].flatMap(([channel, seen]) => {
    const acknowledgement = acknowledgementOf(db, channel, seen);
    return acknowledgement === null ? [] : [acknowledgement];
  });
}

function acknowledgementOf(
  db: ReadableDb,
  channel: ChannelId,
  seen: readonly SeenManifest[],
): Acknowledgement | null {
  const missing: number[] = [];
  let last: SeenManifest | null = null;
  for (const manifest of seen.toSorted((one, other) => one.number - other.number)) {
    const next: number = (last?.number ?? 0) + 1;
    if (missing.length + manifest.number - next > maxMissing) break;
    for (let number = next; number < manifest.number; number += 1) missing.push(number);
    last = manifest;
  }
  if (last === null) return null;
  const upTo = last.number;
  const quarantined = new Set(
    seen
      .filter(({ number }) => number <= upTo)
      .flatMap(({ manifest, quarantined: parked }) => [...parked, ...setAsideWith(db, manifest)]),
  );
  const waiting = [...quarantined].filter((id) => isQuarantined(db, id)).toSorted();
  if (waiting.length > maxQuarantined) return null;
  return { channel, upTo, manifest: last.manifest, missing, quarantined: waiting };
}

/** A bundle that the contact says to have, and which of its changes that doesn't cover. */
interface AcknowledgedBundle {
  readonly key: number;
  readonly but: ReadonlySet<ChangeId>;
}

/**
 * Only what the contact says in its newest channel counts: a new one means that it was restored, and may have lost what it
 * acknowledged before. There, the highest number speaks for each of our channels. An acknowledgement that names another
 * manifest than ours under its number acknowledges nothing.
 */
export function acknowledgedBundles(db: ReadableDb, contact: IdentityDigest): AcknowledgedBundle[] {
  const sent = readSent(db, contact);
  return [...newestWords(readReceived(db, contact)).values()].flatMap((word) => coveredBy(word, sent));
}

function coveredBy(word: Acknowledgement, sent: readonly SentRow[]): AcknowledgedBundle[] {
  const ours = sent.filter(({ channel }) => channel === word.channel);
  if (!ours.some(({ number, manifest }) => number === word.upTo && manifest === word.manifest)) return [];
  const missing = new Set(word.missing);
  const but = new Set(word.quarantined);
  return ours
    .filter(({ number }) => number <= word.upTo && !missing.has(number))
    .map(({ key }) => ({ key, but }));
}

function newestWords(received: readonly ReceivedManifest[]): ReadonlyMap<ChannelId, Acknowledgement> {
  const firstSeen = [...new Set(received.map(({ seen }) => seen.channel))];
  const newest = firstSeen.at(-1);
  const words = new Map<ChannelId, Acknowledgement>();
  const inOrder = received
    .filter(({ seen }) => seen.channel === newest)
    .toSorted((one, other) => one.seen.number - other.seen.number);
  for (const { acknowledgements } of inOrder)
    for (const word of acknowledgements) words.set(word.channel, word);
  return words;
}

export const acknowledgedUnits = (db: ReadableDb, contact: IdentityDigest): Units =>
  unitedUnits(db, acknowledgedBundles(db, contact));

export const everSentUnits = (db: ReadableDb, contact: IdentityDigest): Units =>
  unitedUnits(
    db,
    readSent(db, contact).map(({ key }) => ({ key, but: new Set<ChangeId>() })),
  );
