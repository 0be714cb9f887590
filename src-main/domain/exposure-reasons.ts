import type { Day } from './days.ts';
import type { Span, Thing } from './exposure-facts.ts';
import type { IdentityDigest, RecordId } from './ids.ts';

/**
 * How soon: `tonight` somebody is where the lost one leads; `coming` they will be; `known` by name or face; `traces` are left of
 * them, or somebody holds their data.
 */
export const urgencies = ['tonight', 'coming', 'known', 'traces'] as const;
export type Urgency = (typeof urgencies)[number];

/** Why something is exposed. Each is one sentence; its records are in {@link Reason}. */
export const whys = [
  /** Is in the house, or is to come there. */
  'there',
  /** Hosts the house; the house of the lost host. */
  'hosts',
  /** Is the partner that keeps the house; the house that the lost partner keeps. */
  'keeps',
  /** Is named as who brings people to the house; whom, and where to, the lost helper brought. */
  'brings',
  /** The house where people of the lost one's case stayed, stay, or were to stay. */
  'stayed',
  /** Was in the house on the same nights. */
  'together',
  /** Was in the house, or was expected there. */
  'before',
  /** Same case. */
  'sameCase',
  /** A link names both. */
  'linked',
  /** Accompanies a leg; whose leg the lost helper accompanies. */
  'escorts',
  /** The house is named in a leg. */
  'travels',
  /** Has the lost channel. */
  'owns',
  /** The channel of the lost one. */
  'reachedBy',
  /** Another record of the same number or address. */
  'sameValue',
  /** Was sent to the lost partner, or came from it. */
  'sent',
  /** The partner that was sent something of what is lost, or sent it. */
  'holds',
] as const;
export type Why = (typeof whys)[number];

export interface Reason {
  readonly why: Why;
  readonly urgency: Urgency;
  readonly house: RecordId | null;
  /** The record that says so: a stay, a leg, a link, a channel, or what was sent; a case for `sameCase`. */
  readonly by: RecordId | null;
  readonly from: Day | null;
  readonly until: Day | null;
  /** Who was sent it, with its number and day; for what came from them both are null. */
  readonly partner: IdentityDigest | null;
  readonly number: number | null;
  readonly day: Day | null;
}

/** One thing and one of its reasons. */
export interface Found {
  readonly thing: Thing;
  readonly reason: Reason;
}

const nothing = { house: null, by: null, from: null, until: null, partner: null, number: null, day: null };

export const because = (
  why: Why,
  urgency: Urgency,
  more: Partial<Omit<Reason, 'why' | 'urgency'>> & { readonly span?: Span | undefined } = {},
): Reason => {
  const { span, ...rest } = more;
  return { why, urgency, ...nothing, from: span?.from ?? null, until: span?.until ?? null, ...rest };
};
