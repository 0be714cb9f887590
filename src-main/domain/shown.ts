import type { Assertion } from './change.ts';
import type { Json } from './json.ts';
import type { Safety } from './records/field.ts';

/**
 * The value on display: of the first head, heads coming by change id. In a safety field, of the most cautious head; where
 * values have no order of caution, of one that doesn't itself want to replace another.
 */
export function displayed(heads: readonly Assertion[], safety: Safety | null): Json | undefined {
  if (safety === null) return heads[0]?.value;
  if (safety.caution.length === 0) {
    const standing = new Set(heads.map(({ change }) => change));
    const replaced = heads.find(({ over }) => !over.some((old) => standing.has(old)));
    return (replaced ?? heads[0])?.value;
  }
  const rank = ({ value }: Assertion): number => {
    const index = safety.caution.findIndex((cautious) => cautious === value);
    return index === -1 ? safety.caution.length : index;
  };
  return heads.toSorted((one, other) => rank(one) - rank(other))[0]?.value;
}
