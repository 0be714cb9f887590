import type { ChannelVerdict, Manifest } from '../actions/ports/exchange.ts';
import type { SeenManifest } from '../actions/ports/store.ts';
import type { ManifestDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';

/**
 * Where a bundle stands among those seen from the same sender, in order of receipt. Times are not looked at.
 *
 * `bundle-fork`: this number of this channel was seen with another content, or the chain of `previous` or `follows`
 * contradicts a manifest that was seen. Two copies of one vault have been writing, or somebody holds the sender's key.
 * `manifest-malformed`: more numbers are missing than an acknowledgement could name.
 */
export function judgeChannel(
  manifest: Manifest,
  digest: ManifestDigest,
  seen: readonly SeenManifest[],
): Result<ChannelVerdict> {
  const here = seen.filter(({ channel }) => channel === manifest.channel);
  const at = (number: number): SeenManifest | undefined => here.find((link) => link.number === number);
  const same = at(manifest.number);
  const fork = (): Result<never> => {
    const { from, channel, number } = manifest;
    return refused('bundle-fork', { from, channel, number, manifest: digest });
  };
  if (same !== undefined) return same.manifest === digest ? done({ kind: 'again' }) : fork();
  const before = at(manifest.number - 1);
  if (before !== undefined && before.manifest !== manifest.previous) return fork();
  const after = at(manifest.number + 1);
  if (after !== undefined && after.previous !== digest) return fork();
  if (contradictsFollowed(manifest, seen)) return fork();

  const others = seen.filter(({ channel }) => channel !== manifest.channel);
  const highest = here.reduce((most, { number }) => Math.max(most, number), 0);
  if (manifest.number - highest - 1 > bundleLimits.missing)
    return refused('manifest-malformed', { field: 'number', fault: 'gap' });
  // Whoever follows a channel has to say which. A first bundle that got lost must not hide that, so any number is asked.
  if (here.length === 0 && others.length > 0)
    return done({ kind: 'new channel', expected: follows(manifest, others) });
  if (manifest.number === 1 && (here.length === 0 || manifest.follows !== null))
    return done({ kind: 'new channel', expected: follows(manifest, others) });
  if (manifest.number < highest || (here.length > 0 && isReplaced(manifest, seen)))
    return done({ kind: 'late' });
  if (manifest.number === highest + 1) return done({ kind: 'next' });
  const missing = Array.from({ length: manifest.number - highest - 1 }, (_, index) => highest + 1 + index);
  return done({ kind: 'gap', missing });
}

/** A new channel that names a number we know, with a content we don't. */
function contradictsFollowed(manifest: Manifest, seen: readonly SeenManifest[]): boolean {
  const { follows: named } = manifest;
  if (named === null) return false;
  return seen.some(
    (link) =>
      link.channel === named.channel && link.number === named.number && link.manifest !== named.manifest,
  );
}

/**
 * True when the manifest names one that we have of the channel that was in use until now, and thus have acknowledged or
 * will; or names none, and we have none.
 */
function follows(manifest: Manifest, others: readonly SeenManifest[]): boolean {
  const current = currentChannel(others);
  if (manifest.follows === null) return current === null;
  const { channel, number, manifest: named } = manifest.follows;
  return channel === current && others.some((link) => link.manifest === named && link.number === number);
}

/** The channel that was begun last, by order of receipt; null when nothing was seen. */
function currentChannel(links: readonly SeenManifest[]): string | null {
  let current: string | null = null;
  const begun = new Set<string>();
  for (const { channel } of links) {
    if (!begun.has(channel)) current = channel;
    begun.add(channel);
  }
  return current;
}

/** The sender has begun another channel since: what still comes in this one was on its way, or comes from an old copy. */
const isReplaced = (manifest: Manifest, seen: readonly SeenManifest[]): boolean =>
  currentChannel(seen) !== manifest.channel;
