import type { Change } from './change.ts';

const digest = /^[0-9a-f]{64}$/;

/**
 * The sealed bodies that a change is the reason to keep, and to send along: it says which one a file has, and the key that
 * opens it. With the key withheld or erased it names none: nobody could read the body by it.
 */
export function bodiesNamedIn({ disclosures }: Pick<Change, 'disclosures'>): readonly string[] {
  const said = (wanted: string) => disclosures.flatMap(({ key, value }) => (key === wanted ? [value] : []));
  if (!said('type').includes('file') || !said('field/key').some((key) => typeof key === 'string')) return [];
  return said('field/sealed').filter((value) => typeof value === 'string' && digest.test(value)) as string[];
}
