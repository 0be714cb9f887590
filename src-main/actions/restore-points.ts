import type { ImportLine } from '../../src-preload/contract/views.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import type { ReceivedBundle } from './ports/arrivals.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Every bundle that was applied, newest first by order of receipt: before each stands a restore point. With `author`: those
 * that came from there or held anything by that author, and only its changes counted.
 */
export async function listRestorePoints(
  unlocked: Unlocked,
  author: IdentityDigest | null,
): Promise<readonly ImportLine[]> {
  const nameOf = await authorNames(unlocked);
  return unlocked.vault.read
    .received(author ?? undefined)
    .map((bundle) => importLine(bundle, nameOf))
    .toReversed();
}

export const importLine = (
  { from, number, manifest, day, at, merged, aside }: ReceivedBundle,
  nameOf: (digest: IdentityDigest) => string,
): ImportLine => ({ from, fromName: nameOf(from), number, manifest, day, at, changes: merged, aside });
