import type { ChangeId, IdentityDigest } from './ids.ts';
import type { Voice } from './voices.ts';

/** How far what a voice replaces counts: on everyone's assertions, on the author's own, or not at all (a proposal). */
export type Reach = 'all' | 'own' | 'none';

export type ReachOf = (voice: Voice) => Reach;

/** Whether a voice may replace another author's value of a safety field here. */
export type Confirmed = (voice: Voice) => boolean;

export interface Heads {
  /** Authorised voices that nothing effective replaces, by change id; those without a value included. */
  readonly heads: readonly Voice[];
  /** Unauthorised voices that nobody answered by name; those without a value included. */
  readonly proposals: readonly Voice[];
  /** Authors who said something twice here, sorted. */
  readonly equivocators: readonly IdentityDigest[];
}

/**
 * The heads of one slot. A statement said twice replaces nothing, so all that it says stands beside what it was to
 * replace; a later change that names it replaces all of it, by an explicit act, and its author stays flagged.
 */
export function headsOf(voices: readonly Voice[], reachOf: ReachOf, confirmed: Confirmed): Heads {
  const reach = new Map(voices.map((voice) => [voice, reachOf(voice)]));
  const replacedBy = new Map<ChangeId, Voice[]>();
  for (const voice of voices) {
    if (voice.equivocal) continue;
    for (const old of voice.over) {
      const list = replacedBy.get(old);
      if (list === undefined) replacedBy.set(old, [voice]);
      else list.push(voice);
    }
  }
  const effective = (by: Voice, on: Voice): boolean => {
    if (by.author === on.author) return reach.get(by) !== 'none' || reach.get(on) === 'none';
    return reach.get(by) === 'all' && confirmed(by);
  };
  const standing = voices
    .filter((voice) => !(replacedBy.get(voice.change) ?? []).some((by) => effective(by, voice)))
    .toSorted((one, other) => (one.change < other.change ? -1 : 1));
  return {
    heads: standing.filter((voice) => reach.get(voice) !== 'none'),
    proposals: standing.filter((voice) => reach.get(voice) === 'none'),
    equivocators: [
      ...new Set(voices.filter((voice) => voice.equivocal).map(({ author }) => author)),
    ].toSorted(),
  };
}
