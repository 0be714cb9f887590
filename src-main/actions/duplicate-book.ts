import { comparable, type Comparable, type Subject } from '../domain/comparable.ts';
import { DuplicateIndex, pairKey, type Duplicate, type NotSame } from '../domain/duplicate-index.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { recordOf, textOf } from './facts.ts';
import { journalHead } from './journal.ts';
import { rowOf } from './look-up.ts';
import type { OpenVault, RecordRow } from './ports/store.ts';
import { grouped } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

/** Local and never exported: who is who is each vault's own finding, and the pairs would tell partners of unshared cases. */
const setting = 'not the same person';

interface Ready {
  /** The subject as text: while it says the same, nothing is taken apart again. */
  readonly said: string;
  readonly one: Comparable;
}

/**
 * Everybody of a vault made ready to be compared. Kept as long as the vault is open: names are taken apart once, and
 * nothing is read again until something was recorded.
 */
export class DuplicateBook {
  #vault: OpenVault | null = null;
  #at = -1;
  #ready = new Map<RecordId, Ready>();
  #index = new DuplicateIndex([]);
  /** Null until every pair is asked for; then kept up with what changes. */
  #pairs: readonly Duplicate[] | null = null;

  index(unlocked: Unlocked): DuplicateIndex {
    this.#read(unlocked);
    return this.#index;
  }

  pairs(unlocked: Unlocked): readonly Duplicate[] {
    this.#read(unlocked);
    this.#pairs ??= this.#index.pairs();
    const notSame = notTheSame(unlocked);
    return this.#pairs.filter(({ one, other }) => !notSame.has(pairKey(one.record, other.record)));
  }

  /** Those who belong to a case: its people, and itself while no person bears its alias. */
  ofCase(unlocked: Unlocked, id: RecordId): readonly Comparable[] {
    this.#read(unlocked);
    return [...this.#ready.values()]
      .map(({ one }) => one)
      .filter(({ subject }) => subject.record === id || subject.case === id);
  }

  #read(unlocked: Unlocked): void {
    const { number } = journalHead(unlocked);
    if (this.#vault === unlocked.vault && this.#at === number) return;
    if (this.#vault !== unlocked.vault) {
      this.#ready.clear();
      this.#pairs = null;
    }
    const changed = new Set(this.#ready.keys());
    const ready = new Map<RecordId, Ready>();
    for (const subject of subjectsOf(unlocked)) {
      const said = JSON.stringify(subject);
      const before = this.#ready.get(subject.record);
      if (before?.said === said) changed.delete(subject.record);
      else changed.add(subject.record);
      ready.set(subject.record, before?.said === said ? before : { said, one: comparable(subject) });
    }
    this.#ready = ready;
    this.#vault = unlocked.vault;
    this.#at = number;
    if (changed.size === 0) return;
    this.#index = new DuplicateIndex([...ready.values()].map(({ one }) => one));
    this.#pairs = this.#pairs === null ? null : this.#keptUp(this.#pairs, changed);
  }

  #keptUp(pairs: readonly Duplicate[], changed: ReadonlySet<RecordId>): readonly Duplicate[] {
    const stay = pairs.filter(({ one, other }) => !changed.has(one.record) && !changed.has(other.record));
    const found = [...changed].flatMap((record) => {
      const now = this.#ready.get(record);
      return now === undefined ? [] : this.#index.like(now.one);
    });
    // Two that both changed are found from either side.
    return [
      ...stay,
      ...found.filter(({ one, other }) => !changed.has(other.record) || one.record < other.record),
    ];
  }
}

function* subjectsOf(unlocked: Unlocked): Iterable<Subject> {
  const { read } = unlocked.vault;
  const persons = grouped(unlocked, 'person', 'case');
  const channels = grouped(unlocked, 'channel', 'parent');
  for (const row of read.list({ type: 'case' })) {
    const alias = textOf(row, 'alias');
    const borne = (persons.get(row.id) ?? []).some((person) => textOf(person, 'alias') === alias);
    if (alias !== null && !borne) yield { ...nothingKnown, record: row.id, alias };
  }
  for (const row of read.list({ type: 'person' })) {
    yield {
      record: row.id,
      case: recordOf(row, 'case'),
      alias: textOf(row, 'alias'),
      trueName: textOf(row, 'trueName'),
      birthDate: row.values['birthDate'] ?? null,
      channels: (channels.get(row.id) ?? []).flatMap((channel: RecordRow) => textOf(channel, 'value') ?? []),
    };
  }
}

export const nothingKnown = {
  case: null,
  alias: null,
  trueName: null,
  birthDate: null,
  channels: [],
} as const;

/** Pairs that the user has said are two people. */
export function notTheSame({ vault: { read } }: Unlocked): NotSame {
  const kept = read.setting(setting);
  return new Set(Array.isArray(kept) ? kept.filter((pair) => typeof pair === 'string') : []);
}

/** Remembers that these are two people. Refusals: `record-id-bad`, `no-such-record`, and of saving. */
export async function sayNotSame(
  unlocked: Unlocked,
  pairs: readonly (readonly [string, string])[],
): Promise<Result<null>> {
  const known = new Set(notTheSame(unlocked));
  for (const [first, second] of pairs) {
    const [one, other] = [rowOf(unlocked, first), rowOf(unlocked, second)];
    if (!one.ok) return one;
    if (!other.ok) return other;
    if (one.value.id === other.value.id) return refused('input-malformed');
    known.add(pairKey(one.value.id, other.value.id));
  }
  const saved = await unlocked.vault.append([
    { kind: 'setting', name: setting, value: [...known].toSorted() },
  ]);
  return saved.ok ? done(null) : saved;
}
