import type { IdentityDigest } from './ids.ts';
import { jsonKey, type Json } from './json.ts';
import type { SlotState } from './record-state.ts';

/** How several conflicts are decided at once: whose value holds. */
export type Choice =
  | { readonly by: 'author'; readonly author: IdentityDigest }
  /** By the time that authors claim: no order of receipt, and no proof. */
  | { readonly by: 'newest' };

/** Why a conflict is not decided along with others. */
export type Undecided =
  /** Somebody's safety rests on it, or an author said two things: looked at one by one. */
  | 'safety'
  | 'equivocation'
  /** There is no conflict any more. */
  | 'settled'
  /** The author says nothing here. */
  | 'says nothing'
  /** Several values answer to the choice, or a time is not known. */
  | 'not clear';

export type Chosen = { readonly value: Json } | { readonly undecided: Undecided };

/** The value that a choice picks among the heads of a conflict, or why it picks none. */
export function chosenValue(found: SlotState | undefined, choice: Choice): Chosen {
  if (found?.conflict !== true) return { undecided: 'settled' };
  if (found.safety) return { undecided: 'safety' };
  if (found.equivocators.length > 0) return { undecided: 'equivocation' };
  if (choice.by === 'newest') {
    const times = found.heads.map(({ at }) => (at === null ? NaN : Date.parse(at)));
    const newest = Math.max(...times);
    return only(
      found.heads.filter(({ at }) => at !== null && Date.parse(at) === newest).map(valueOf),
      'not clear',
    );
  }
  return only(found.heads.filter(({ author }) => author === choice.author).map(valueOf), 'says nothing');
}

const valueOf = ({ value }: SlotState['heads'][number]): Json => value;

function only(values: readonly Json[], none: Undecided): Chosen {
  const [first] = values;
  if (first === undefined) return { undecided: none };
  return values.every((value) => jsonKey(value) === jsonKey(first))
    ? { value: first }
    : { undecided: 'not clear' };
}
