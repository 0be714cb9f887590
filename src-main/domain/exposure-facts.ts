import type { CaseRisk } from './case-risk.ts';
import { addDays, type Day } from './days.ts';
import type { IdentityDigest, RecordId } from './ids.ts';
import type { StayFacts } from './occupancy.ts';

/** What a drill can start from. */
export type StartKind = 'person' | 'house' | 'helper' | 'channel' | 'partner';
/** What can be exposed. A case stands for all who are in it, a stay for guests of whom no more is known. */
export type ThingKind = StartKind | 'case' | 'stay';

export interface Thing<K extends ThingKind = ThingKind> {
  readonly kind: K;
  /** A record, or a contact's digest. */
  readonly id: string;
}

/** What a pointer says, and what it once said: whoever knew the old value knows it still. */
export interface Ever<T> {
  /** On display; several in a conflict. */
  readonly now: readonly T[];
  readonly before: readonly T[];
}

export interface PersonFact {
  readonly record: RecordId;
  readonly cases: Ever<RecordId>;
}

export interface StayFact {
  readonly record: RecordId;
  readonly cases: Ever<RecordId>;
  readonly houses: Ever<RecordId>;
  readonly nights: StayFacts;
  /** As written: may name a helper. */
  readonly bringers: readonly string[];
  /** Marked removed: nobody comes any more, and who was told of it still knows. */
  readonly removed: boolean;
}

export interface HouseFact {
  readonly record: RecordId;
  readonly names: readonly string[];
  readonly hosts: Ever<RecordId>;
  readonly keepers: Ever<IdentityDigest>;
}

export interface HelperFact {
  readonly record: RecordId;
  readonly names: readonly string[];
}

export interface LegFact {
  readonly record: RecordId;
  readonly cases: Ever<RecordId>;
  readonly escorts: Ever<RecordId>;
  /** Where from and where to, as written: may be the code name of a house. */
  readonly places: readonly string[];
  /** Arrived, abandoned or removed: nobody is on the way. */
  readonly over: boolean;
}

export interface ChannelFact {
  readonly record: RecordId;
  /** Persons or helpers. */
  readonly owners: Ever<RecordId>;
  readonly values: readonly string[];
}

export interface LinkFact {
  readonly record: RecordId;
  readonly persons: readonly RecordId[];
}

/** Any other record, and what it says something of: a case, a person, a house, a helper, a stay, a leg or a channel. */
export interface PartFact {
  readonly record: RecordId;
  readonly of: readonly RecordId[];
}

/** One record in one bundle, or (`number` null) among all that came from the partner. */
export interface ShareFact {
  readonly partner: IdentityDigest;
  readonly record: RecordId;
  readonly number: number | null;
  readonly day: Day | null;
  /** It told where a house is, or who accompanies a leg. */
  readonly places: boolean;
}

/** Everything that a drill follows, of all time: what was removed or replaced is still known to whoever knew it. */
export interface ExposureFacts {
  readonly cases: readonly CaseRisk[];
  readonly persons: readonly PersonFact[];
  readonly stays: readonly StayFact[];
  readonly houses: readonly HouseFact[];
  readonly helpers: readonly HelperFact[];
  readonly legs: readonly LegFact[];
  readonly channels: readonly ChannelFact[];
  readonly links: readonly LinkFact[];
  readonly parts: readonly PartFact[];
  readonly shares: readonly ShareFact[];
}

/** Half-open. Null: not known, so without end on that side. */
export interface Span {
  readonly from: Day | null;
  readonly until: Day | null;
}

/**
 * When people of a stay may be in its house: undefined when it was cancelled. Where records leave it open, the longer time counts:
 * who is checked in is there, unknown days have no end, days the wrong way round are turned round.
 */
export function spanOf(stay: StayFacts, today: Day): Span | undefined {
  if (stay.status === 'cancelled') return undefined;
  const first = stay.actualFrom ?? stay.from;
  const last = stay.actualUntil ?? stay.until;
  const turned = first !== null && last !== null && last <= first;
  const span: Span = turned
    ? { from: last, until: last < first ? first : (addDays(last, 1) ?? null) }
    : { from: first, until: last };
  if (stay.status === 'checkedIn' && stay.actualUntil === null) return withTonight(span, today);
  if (stay.status === 'checkedOut' && (span.until === null || span.until > today)) {
    // They have left, whatever was planned; who left before their first day came at a time that nobody wrote down.
    return { from: span.from !== null && span.from < today ? span.from : null, until: today };
  }
  return span;
}

const withTonight = ({ from, until }: Span, today: Day): Span => ({
  from: from !== null && from > today ? today : from,
  until: until !== null && until <= today ? (addDays(today, 1) ?? null) : until,
});

/** Whether somebody is there tonight, is to come, or was there. */
export function whenOf({ from, until }: Span, today: Day): 'tonight' | 'coming' | 'past' {
  if (until !== null && until <= today) return 'past';
  return from !== null && from > today ? 'coming' : 'tonight';
}

/** They have a night in common. */
export const overlap = (one: Span, other: Span): boolean =>
  (one.from === null || other.until === null || one.from < other.until) &&
  (other.from === null || one.until === null || other.from < one.until);

/** A name as people mean it when they write it elsewhere; marks that can't be seen come along with copied numbers. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е');

const latinDigit = (digit: string): string => {
  const point = digit.codePointAt(0) ?? 0;
  const zero = [0x0660, 0x06f0].find((first) => point >= first && point <= first + 9);
  return zero === undefined ? digit : String(point - zero);
};

/** Of a phone number its last nine digits: with or without prefixes it is the same phone. Null: nothing to compare. */
export function foldedValue(value: string): string | null {
  const text = foldedName(value).replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, latinDigit);
  const digits = text.replaceAll(/\D/gu, '');
  if (digits.length >= 9 && /^[\d\s()+./-]*$/u.test(text)) return digits.slice(-9);
  const bare = text.replace(/^@/u, '');
  return bare === '' ? null : bare;
}
