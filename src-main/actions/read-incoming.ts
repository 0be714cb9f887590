import type { ImportPreview } from '../../src-preload/contract/views.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { certificateOf } from './contact-view.ts';
import type { Silenced } from './incoming-changes.ts';
import { memo } from './memo.ts';
import type { ChannelVerdict, DecodedBundle, ReaderSurroundings } from './ports/exchange.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import type { Progress } from './ports/surroundings.ts';
import { isReplaced, replacedAuthors } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Opens and checks a bundle for this vault, and compares nothing yet. Refusals: every one of the exchange reader,
 * `audit-bundle`, `cancelled`.
 */
export async function readIncoming(
  unlocked: Unlocked,
  bytes: Uint8Array,
  stored: Stored,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<{ readonly bundle: DecodedBundle; readonly sender: StoredContact }>> {
  const decoded = await unlocked.exchange.readBundle(bytes, surroundings(unlocked, stored, progress, signal));
  if (!decoded.ok) return decoded;
  const bundle = decoded.value;
  if (bundle.manifest.preset === 'auditor') return refused('audit-bundle');
  const sender = unlocked.vault.read.contact(bundle.manifest.from);
  return sender === null ? refused('signer-unknown') : done({ bundle, sender });
}

export type Stored = ReadonlyMap<string, Certificate>;

/** The reader asks by digest and cannot wait: certificates are read before. */
export async function storedCertificates(unlocked: Unlocked): Promise<Stored> {
  const stored = new Map<string, Certificate>();
  for (const contact of unlocked.vault.read.contacts())
    stored.set(contact.digest, await certificateOf(unlocked, contact));
  return stored;
}

/** Whoever has the key may speak for a contact that revoked it: nothing new is taken from there. */
function surroundings(
  unlocked: Unlocked,
  stored: Stored,
  progress: Progress,
  signal: AbortSignal,
): ReaderSurroundings {
  const { own, formers, exchange } = unlocked;
  const { read } = unlocked.vault;
  const lookUp: ReaderSurroundings['contact'] = (digest) => {
    const mine = [own, ...formers].find(({ certificate }) => certificate.digest === digest);
    if (mine !== undefined) return { certificate: mine.certificate, rejected: false, trusted: true };
    const contact = read.contact(digest);
    const certificate = stored.get(digest);
    if (contact === null || certificate === undefined) return null;
    const rejected = contact.state === 'rejected' || certificate.revoked;
    return {
      certificate,
      rejected,
      replaced: isReplaced(unlocked, digest),
      trusted: !rejected && (contact.state === 'accepted' || contact.state === 'verified'),
    };
  };
  return {
    own,
    formers: formers.filter(({ secret }) => secret.length > 0),
    // The reader asks again with every change.
    contact: memo(lookUp),
    seenFrom: (from) => read.seenFrom(from),
    limits: exchange.defaultOpenLimits,
    progress,
    signal,
  };
}

/** What these say is new counts no more, in what this sender brings. */
export const silencedFor = (unlocked: Unlocked, stored: Stored, sender: IdentityDigest): Silenced => ({
  revoked: new Set([...stored.values()].flatMap((one) => (one.revoked ? [one.digest] : []))),
  replaced: replacedAuthors(unlocked, sender),
});

export function verdictWord(verdict: ChannelVerdict): ImportPreview['verdict'] {
  return verdict.kind === 'new channel' && !verdict.expected ? 'new channel, unexpected' : verdict.kind;
}

/** Numbers that have not arrived before this one. */
export const missingIn = (verdict: ChannelVerdict): readonly number[] =>
  verdict.kind === 'gap' ? verdict.missing : [];
