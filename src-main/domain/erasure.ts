import type { Slot } from './change.ts';
import type { IdentityDigest } from './ids.ts';
import { recordType } from './records/table.ts';

/** Why somebody asks to erase; closed, so that no statement repeats in words what it asks to erase. */
export const erasureReasons = ['consent withdrawn', 'danger', 'mistake', 'no longer needed'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What a partner answers to a request: done, not done, or never had it. */
export const erasureAnswers = ['erased', 'declined', 'not held'] as const;
export type ErasureAnswer = (typeof erasureAnswers)[number];

/** Digests that one request names; more of them go into several requests. */
export const erasedAtOnce = 10_000;

/**
 * Requests of one contact that wait for an answer and are shown at a time, the first to come: more than anybody answers in a day.
 * All are kept and counted; each answer makes room for the next.
 */
export const unansweredShown = 50;

/**
 * The slot whose value a disclosure says; undefined for what is never erased. That there was a record of this type, and
 * what replaced what, stays: without it a value that was replaced long ago would count again.
 */
export const erasableSlot = (key: string): Slot | undefined => /^(?:field|set)\/(.+)$/s.exec(key)?.[1];

/** What a person should know before values are erased because somebody asks for it. */
export const erasureWarnings = ['not the author', 'never had', 'evidence', 'safety', 'shown'] as const;
export type ErasureWarning = (typeof erasureWarnings)[number];

/** Why whoever asks may not be whom the user takes them for, the gravest first. */
export const askerDoubts = ['compromised', 'rejected', 'revoked', 'replaced', 'unknown'] as const;
export type AskerDoubt = (typeof askerDoubts)[number];

export interface ValueAsked {
  readonly author: IdentityDigest;
  readonly type: string;
  readonly slot: Slot;
  /** It is what the record shows now, here and for whoever looks it up. */
  readonly shown: boolean;
  /** Nothing here shows that who asks has, or had, it. */
  readonly unheard?: boolean;
}

/** Which warnings hold for what `asker` wants erased, in the order of {@link erasureWarnings}. */
export function warningsFor(asker: IdentityDigest, values: readonly ValueAsked[]): readonly ErasureWarning[] {
  const found = new Set<ErasureWarning>();
  for (const { author, type, slot, shown, unheard } of values) {
    if (author !== asker) found.add('not the author');
    if (unheard === true) found.add('never had');
    if (shown) found.add('shown');
    const field = recordType(type)?.fields.get(slot.split('/', 1)[0] ?? '');
    if (field === undefined) continue;
    if (field.group === 'T') found.add('evidence');
    if (field.safety !== null) found.add('safety');
  }
  return erasureWarnings.filter((warning) => found.has(warning));
}

/** Whether a request can go to somebody with a bundle; if not, why they have to be called. */
export type ErasureReach = 'bundle' | 'rejected' | 'unknown' | 'revoked' | 'auditor';
