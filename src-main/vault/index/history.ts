import type { LogEntry, WireChange } from '../../actions/ports/log.ts';
import type { QuarantinedChange, StoredChange } from '../../actions/ports/arrivals.ts';
import type { OpenChange } from '../../actions/ports/store.ts';
import type { ChangeId, DisclosureDigest, RecordId } from '../../domain/ids.ts';
import type { ReadableDb } from '../db.ts';
import type { KnownChange } from '../queries/changes.ts';
import { allKnownChanges, changesOfRecord, findRecord, isErased, pickDigests } from '../queries/changes.ts';
import { quarantinePlaces, type QuarantinePlace } from '../queries/quarantine.ts';
import { readPlaces } from '../queries/received-bundles.ts';
import { journalSegments } from '../queries/settings.ts';
import type { SegmentCache } from './segment-cache.ts';

type Entry<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** What is not in the index: read from the log, segment by segment. */
export class History {
  readonly #db: ReadableDb;
  readonly #cache: SegmentCache;
  readonly #openChange: OpenChange;

  constructor(db: ReadableDb, cache: SegmentCache, openChange: OpenChange) {
    this.#db = db;
    this.#cache = cache;
    this.#openChange = openChange;
  }

  async ofRecord(id: RecordId): Promise<StoredChange[]> {
    const key = findRecord(this.#db, id);
    return key === null ? [] : this.#stored(changesOfRecord(this.#db, key));
  }

  ofAll(): Promise<StoredChange[]> {
    return this.#stored(allKnownChanges(this.#db));
  }

  async journal(): Promise<Entry<'journal'>[]> {
    const links: Entry<'journal'>[] = [];
    for (const sequence of journalSegments(this.#db)) {
      for (const entry of await this.#cache.entries(sequence))
        if (entry.kind === 'journal') links.push(entry);
    }
    return links;
  }

  /** Each change once, in order of first receipt, with all the disclosures that came, whatever they came with. */
  async quarantined(): Promise<QuarantinedChange[]> {
    const changes = new Map<ChangeId, QuarantinedChange>();
    // Each segment is gone through once: somebody may have sent ten thousands in one.
    for (const [sequence, places] of Map.groupBy(quarantinePlaces(this.#db), (place) => place.sequence)) {
      const here = new Map(places.map((place) => [`${place.kind} ${place.id}`, place]));
      for (const entry of await this.#cache.entries(sequence)) {
        if (entry.kind !== 'quarantined' && entry.kind !== 'change') continue;
        const place = here.get(`${entry.kind} ${entry.id}`);
        if (place === undefined || entry.from === null) continue;
        changes.set(entry.id, this.#unite(changes.get(entry.id), entry, place));
      }
    }
    return [...changes.values()];
  }

  #unite(
    before: QuarantinedChange | undefined,
    entry: Entry<'quarantined' | 'change'>,
    { sequence, kind, reason, leftOut }: QuarantinePlace,
  ): QuarantinedChange {
    const left = this.#leave(entry, (digest) => !isErased(this.#db, digest, entry.id));
    const disclosures = new Set([...(before?.wire.disclosures ?? []), ...left.disclosures]);
    const manifests = [...(before?.manifests ?? []), ...(entry.from === null ? [] : [entry.from])];
    return {
      id: entry.id,
      author: entry.author,
      wire: { ...left, disclosures: [...disclosures] },
      // The last that brought any of it: what is set aside since that one takes all of this along.
      from: entry.from,
      manifests: [...new Set(manifests)],
      sequence: before?.sequence ?? sequence,
      // Why it was set aside weighs more than why more of it was never let in.
      reason: before?.aside === true ? before.reason : reason,
      aside: before?.aside === true || kind === 'change',
      parked: before?.parked === true || kind === 'quarantined',
      leftOut,
    };
  }

  /** Every merged arrival of these changes, each for itself. */
  async arrivalsOf(ids: readonly ChangeId[]): Promise<StoredChange[]> {
    const stored: StoredChange[] = [];
    for (const id of ids) {
      for (const { sequence } of readPlaces(this.#db, id)) {
        for (const entry of await this.#cache.arrivals(sequence, id)) {
          const wire = this.#leave(entry, (digest) => !isErased(this.#db, digest, id));
          stored.push({ id, author: entry.author, wire, from: entry.from, sequence });
        }
      }
    }
    return stored;
  }

  async #stored(known: readonly KnownChange[]): Promise<StoredChange[]> {
    const stored: StoredChange[] = [];
    for (const change of known) {
      const entries: Entry<'change'>[] = [];
      for (const { sequence } of change.places)
        entries.push(...(await this.#cache.arrivals(sequence, change.id)));
      const [first] = entries;
      const [place] = change.places;
      if (first === undefined || place === undefined) continue;
      const here = change.erased ? new Set(pickDigests(change.digests, change.here)) : null;
      const wires = entries.map((entry) => this.#leave(entry, (digest) => here === null || here.has(digest)));
      stored.push({
        id: change.id,
        author: change.author,
        wire: { ...first.wire, disclosures: [...new Set(wires.flatMap(({ disclosures }) => disclosures))] },
        from: first.from,
        sequence: place.sequence,
      });
    }
    return stored;
  }

  /** The log keeps what was erased until the next rekey; nobody gets it from here. */
  #leave(
    { id, author, wire }: Entry<'change' | 'quarantined'>,
    leave: (digest: DisclosureDigest) => boolean,
  ): WireChange {
    const disclosures = wire.disclosures.filter((text) =>
      this.#openChange(id, author, { ...wire, disclosures: [text] }).disclosures.every(({ digest }) =>
        leave(digest),
      ),
    );
    return { ...wire, disclosures };
  }
}
