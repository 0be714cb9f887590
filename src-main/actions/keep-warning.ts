import type { WarningKept } from '../../src-preload/contract/views.ts';
import { isChannelId, isIdentityDigest, isManifestDigest } from '../domain/ids.ts';
import { done, refused, type Refusal, type Result } from '../domain/result.ts';
import { appendJournalled } from './journal.ts';
import type { SeenFork } from './ports/warnings.ts';
import type { Clock } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/** Whoever has a sender's key can make forks without end: this many stand at once. */
const mostStanding = 100;

/**
 * The fork that a bundle was refused for; null for every other refusal. The reader speaks of a fork only after it has
 * found the manifest's signature good, by a contact that is trusted.
 */
export function forkIn({ code, detail = {} }: Refusal, clock: Clock): SeenFork | null {
  const { from, channel, number, manifest } = detail;
  if (code !== 'bundle-fork' || !isIdentityDigest(from) || !isChannelId(channel)) return null;
  if (typeof number !== 'number' || !isManifestDigest(manifest)) return null;
  return { from, channel, number, manifest, at: clock.now().toISOString() };
}

/**
 * Keeps a refused fork as a warning about its sender, and as evidence in the journal. The same file is kept once, settled
 * or not. Refusals: `no-such-contact`, and of saving.
 */
export async function keepWarning(unlocked: Unlocked, fork: SeenFork): Promise<Result<WarningKept>> {
  const { read } = unlocked.vault;
  if (read.contact(fork.from) === null) return refused('no-such-contact');
  const warnings = read.warnings(fork.from);
  const before = warnings.find(({ manifest }) => manifest === fork.manifest);
  if (before !== undefined) return done({ warning: before.settled ? 'settled before' : 'kept before' });
  if (warnings.filter(({ settled }) => !settled).length >= mostStanding) return done({ warning: 'too many' });
  const saved = await appendJournalled(
    unlocked,
    [{ kind: 'warning', ...fork }],
    [{ what: 'fork seen', ...fork }],
  );
  return saved.ok ? done({ warning: 'kept' }) : saved;
}
