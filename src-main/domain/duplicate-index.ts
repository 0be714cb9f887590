import type { RecordId } from './ids.ts';
import type { Comparable, Subject } from './comparable.ts';
import { compareSubjects, type Likeness } from './duplicates.ts';

export interface Duplicate extends Likeness {
  readonly one: Subject;
  readonly other: Subject;
}

/** Pairs that the user has said are two people. The order within a pair says nothing. */
export type NotSame = ReadonlySet<string>;

export const pairKey = (one: RecordId, other: RecordId): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/** What so many share, a switchboard's number or a placeholder, says nothing about any of them. */
const mostInBlock = 300;

interface Block {
  readonly all: Comparable[];
  /** Those for whom this key is all that is known of a name. */
  readonly single: Comparable[];
}

/**
 * Finds who may be one person without comparing everyone with everyone: only those are compared who share a key, a phone
 * number's end, a handle, two words of a name, one word and a year of birth.
 */
export class DuplicateIndex {
  readonly #blocks = new Map<string, Block>();
  readonly #all: Comparable[] = [];

  constructor(subjects: Iterable<Comparable>) {
    for (const ready of subjects) {
      this.#all.push(ready);
      for (const key of ready.keys) this.#block(key).all.push(ready);
      for (const [key, single] of ready.partKeys) {
        const block = this.#block(key);
        block.all.push(ready);
        if (single) block.single.push(ready);
      }
    }
  }

  #block(key: string): Block {
    const known = this.#blocks.get(key);
    if (known !== undefined) return known;
    const made: Block = { all: [], single: [] };
    this.#blocks.set(key, made);
    return made;
  }

  /** Who may be the same as this one, the most likely first. */
  like(one: Comparable, notSame: NotSame = new Set()): readonly Duplicate[] {
    return this.#like(one, notSame, () => true).toSorted(likeliestFirst);
  }

  /** Every pair, once, the most likely first. */
  pairs(notSame: NotSame = new Set()): readonly Duplicate[] {
    return this.#all
      .flatMap((one) => this.#like(one, notSame, (other) => one.subject.record < other.subject.record))
      .toSorted(likeliestFirst);
  }

  #like(one: Comparable, notSame: NotSame, wanted: (other: Comparable) => boolean): Duplicate[] {
    const candidates = new Set<Comparable>();
    const add = (key: string, single: boolean): void => {
      const block = this.#blocks.get(key);
      if (block === undefined || block.all.length > mostInBlock) return;
      for (const other of single ? block.all : block.single) candidates.add(other);
    };
    for (const key of one.keys) add(key, true);
    for (const [key, single] of one.partKeys) add(key, single);
    const found: Duplicate[] = [];
    for (const other of candidates) {
      if (!wanted(other) || notSame.has(pairKey(one.subject.record, other.subject.record))) continue;
      const like = compareSubjects(one, other);
      if (like !== undefined) found.push({ one: one.subject, other: other.subject, ...like });
    }
    return found;
  }
}

const likeliestFirst = (a: Duplicate, b: Duplicate): number =>
  b.score - a.score || (idsOf(a) < idsOf(b) ? -1 : 1);

const idsOf = ({ one, other }: Duplicate): string => `${one.record} ${other.record}`;
