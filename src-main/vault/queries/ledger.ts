import type { Acknowledgement } from '../../actions/ports/log.ts';
import type { ChannelState, SeenManifest, SentManifest } from '../../actions/ports/store.ts';
import type { ChangeId, ChannelId, DisclosureDigest, IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import { fromBytes, toBytes } from '../index/hex.ts';
import { pickDigests } from './changes.ts';
import { ofLineage } from './lineage.ts';

export type Units = ReadonlyMap<ChangeId, ReadonlySet<DisclosureDigest>>;

/** The channel that was begun under this own identity. */
export function readChannelTo(db: ReadableDb, to: IdentityDigest, as: IdentityDigest): ChannelState | null {
  const row = db
    .prepare<[Buffer, Buffer], { channel: Buffer; number: number; manifest: Buffer }>(
      'SELECT channel, number, manifest FROM current_channel WHERE recipient = ? AND own = ?',
    )
    .get(toBytes(to), toBytes(as));
  return row === undefined
    ? null
    : { channel: fromBytes(row.channel), number: row.number, manifest: fromBytes(row.manifest) };
}

export interface ReceivedManifest {
  readonly seen: SeenManifest;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** In order of receipt; from who the contact was before, too. */
export function readReceived(db: ReadableDb, from: IdentityDigest): ReceivedManifest[] {
  const query = db.prepare<
    [Buffer],
    {
      key: number;
      channel: Buffer;
      number: number;
      manifest: Buffer;
      previous: Buffer | null;
      day: string;
      at: string;
      acknowledgements: string;
      quarantined: string;
    }
  >(
    'SELECT key, channel, number, manifest, previous, day, at, acknowledgements, quarantined FROM received WHERE sender = ?',
  );
  return ofLineage(db, from, (sender) => query.all(sender)).map((row) => ({
    seen: {
      channel: fromBytes(row.channel),
      number: row.number,
      manifest: fromBytes(row.manifest),
      previous: row.previous === null ? null : fromBytes(row.previous),
      day: row.day,
      at: row.at,
      quarantined: JSON.parse(row.quarantined) as ChangeId[],
    },
    acknowledgements: JSON.parse(row.acknowledgements) as Acknowledgement[],
  }));
}

export interface SentRow extends Omit<SentManifest, 'units' | 'acknowledged'> {
  readonly key: number;
}

/** In the order in which they were made; to who the contact was before, too. */
export function readSent(db: ReadableDb, to: IdentityDigest): SentRow[] {
  const query = db.prepare<
    [Buffer],
    {
      key: number;
      channel: Buffer;
      number: number;
      manifest: Buffer;
      preset: string;
      cases: string;
      day: string;
    }
  >('SELECT key, channel, number, manifest, preset, cases, day FROM sent WHERE recipient = ?');
  return ofLineage(db, to, (recipient) => query.all(recipient)).map((row) => ({
    key: row.key,
    to,
    channel: fromBytes<ChannelId>(row.channel),
    number: row.number,
    manifest: fromBytes(row.manifest),
    preset: row.preset,
    cases: JSON.parse(row.cases) as RecordId[],
    day: row.day,
  }));
}

/** What one bundle disclosed, in its order. */
export const readUnits = (
  db: ReadableDb,
  sent: number,
): { readonly change: ChangeId; readonly disclosures: readonly DisclosureDigest[] }[] =>
  db
    .prepare<[number], { id: Buffer; digests: Buffer; which: Buffer }>(
      `SELECT change.id, change.digests, sent_unit.which FROM sent_unit
       JOIN change ON change.key = sent_unit.change WHERE sent_unit.sent = ? ORDER BY sent_unit.position`,
    )
    .all(sent)
    .map((row) => ({ change: fromBytes(row.id), disclosures: pickDigests(row.digests, row.which) }));

/** The union of what several bundles disclosed, without the changes in `but`. */
export function unitedUnits(
  db: ReadableDb,
  bundles: readonly { readonly key: number; readonly but: ReadonlySet<ChangeId> }[],
): Units {
  const united = new Map<ChangeId, Set<DisclosureDigest>>();
  for (const { key, but } of bundles) {
    for (const { change, disclosures } of readUnits(db, key)) {
      if (but.has(change)) continue;
      const all = united.get(change) ?? new Set();
      united.set(change, all);
      for (const digest of disclosures) all.add(digest);
    }
  }
  return united;
}
