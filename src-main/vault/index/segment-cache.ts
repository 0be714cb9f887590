import type { LogEntry } from '../../actions/ports/log.ts';
import type { OpenChange } from '../../actions/ports/store.ts';
import type { Change } from '../../domain/change.ts';
import type { ChangeId } from '../../domain/ids.ts';

/** The log, segment by segment, decrypted. The sealed file implements it. */
export interface SegmentReader {
  entries(sequence: number): Promise<readonly LogEntry[]>;
  /** The newest sequence number. */
  last(): number;
}

/** Where a change arrived: in which segment, and for ordering only, how far in it. */
export interface Place {
  readonly sequence: number;
  readonly position: number;
}

type ChangeEntry = Extract<LogEntry, { kind: 'change' }>;

interface Held {
  readonly entries: readonly LogEntry[];
  readonly arrivals: ReadonlyMap<ChangeId, readonly ChangeEntry[]>;
  readonly opened: Map<ChangeId, Change>;
  readonly weight: number;
}

/** Thrown inside a transaction when it needs segments that are not in memory: roll back, {@link SegmentCache.fetch}, again. */
export class SegmentsMissing extends Error {}

/**
 * Opened changes of recently used segments. Merging is synchronous, so that nobody ever reads half an update, but reading
 * the log is not: what a merge misses is noted here, fetched, and the merge repeated.
 */
export class SegmentCache {
  readonly #held = new Map<number, Held>();
  readonly #missing = new Set<number>();
  #weight = 0;
  readonly #segments: SegmentReader;
  readonly #openChange: OpenChange;

  constructor(segments: SegmentReader, openChange: OpenChange) {
    this.#segments = segments;
    this.#openChange = openChange;
  }

  hold(sequence: number, entries: readonly LogEntry[]): Held {
    const before = this.#held.get(sequence);
    if (before !== undefined) this.#weight -= before.weight;
    const changes = entries.filter((entry) => entry.kind === 'change');
    const held = {
      entries,
      arrivals: Map.groupBy(changes, ({ id }) => id),
      opened: new Map<ChangeId, Change>(),
      weight: entries.reduce((sum, entry) => sum + weightOf(entry), 1),
    };
    this.#held.set(sequence, held);
    this.#weight += held.weight;
    return held;
  }

  /**
   * What arrived of a change in one segment, opened; null when the segment has to be fetched first. Found by id, not by
   * position: a rekey drops entries.
   */
  change(sequence: number, id: ChangeId): Change | null {
    const held = this.#use(sequence);
    if (held === undefined) {
      this.#missing.add(sequence);
      return null;
    }
    const before = held.opened.get(id);
    if (before !== undefined) return before;
    const [first, ...more] = arrivalsIn(held, id);
    const opened = this.open(first);
    const disclosures = more.flatMap((entry) => this.open(entry).disclosures);
    const all = { ...opened, disclosures: [...opened.disclosures, ...disclosures] };
    held.opened.set(id, all);
    return all;
  }

  /** The wires of a change in one segment. */
  async arrivals(sequence: number, id: ChangeId): Promise<ChangeEntry[]> {
    return arrivalsIn(this.#use(sequence) ?? this.hold(sequence, await this.#segments.entries(sequence)), id);
  }

  /** One arrival, which is at hand, on its own. */
  open({ id, author, wire }: Pick<ChangeEntry, 'id' | 'author' | 'wire'>): Change {
    return this.#openChange(id, author, wire);
  }

  /** To be called inside a transaction once a step has seen everything that it needs. */
  throwIfMissing(): void {
    if (this.#missing.size > 0) throw new SegmentsMissing('segments of the log have to be read first');
  }

  async fetch(): Promise<void> {
    for (const sequence of [...this.#missing].toSorted((one, other) => one - other)) {
      this.hold(sequence, await this.#segments.entries(sequence));
      this.#missing.delete(sequence);
    }
  }

  async entries(sequence: number): Promise<readonly LogEntry[]> {
    const held = this.#use(sequence) ?? this.hold(sequence, await this.#segments.entries(sequence));
    return held.entries;
  }

  /** Forgets what was used longest ago. Never during an attempt to merge, which needs all of its segments at once. */
  trim(capacity: number): void {
    for (const [sequence, held] of this.#held) {
      if (this.#weight <= capacity) return;
      this.#held.delete(sequence);
      this.#weight -= held.weight;
    }
  }

  #use(sequence: number): Held | undefined {
    const held = this.#held.get(sequence);
    if (held === undefined) return undefined;
    this.#held.delete(sequence);
    this.#held.set(sequence, held);
    return held;
  }
}

/** Roughly the number of disclosures: a few hundred bytes each. */
const weightOf = (entry: LogEntry): number =>
  entry.kind === 'change' || entry.kind === 'quarantined' ? 1 + entry.wire.disclosures.length : 1;

function arrivalsIn(held: Held, id: ChangeId): [ChangeEntry, ...ChangeEntry[]] {
  const [first, ...more] = held.arrivals.get(id) ?? [];
  if (first === undefined) throw new Error('the index names a change that its segment does not hold');
  return [first, ...more];
}
