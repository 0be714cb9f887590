import type { ImportCounts, ImportPreview } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { contactView, certificateOf } from './contact-view.ts';
import { authorNames } from './author-names.ts';
import { sortIncoming, type Incoming } from './incoming-changes.ts';
import { journalHead } from './journal.ts';
import { compareStates, type RecordComparison } from './compare-states.ts';
import type { ChannelVerdict, DecodedBundle, ReaderSurroundings } from './ports/exchange.ts';
import type { Certificate } from './ports/pgp.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/** A bundle read, checked and compared; nothing of it is written yet. Applying it applies exactly this. */
export interface InspectedBundle {
  readonly bundle: DecodedBundle;
  readonly incoming: readonly Incoming[];
  /** Certificates of identities that this vault has never met. */
  readonly strangers: readonly Certificate[];
  readonly counts: ImportCounts;
  readonly view: Omit<ImportPreview, 'token'>;
  /** The log's length when it was compared: any writing since makes the preview stale. */
  readonly comparedAt: number;
}

/**
 * Opens and checks a bundle and says what applying it would do. Writes nothing. Refusals: every one of the exchange
 * reader; exit codes 2, 3 and 4.
 */
export async function inspectBundle(
  unlocked: Unlocked,
  bytes: Uint8Array,
  progress: Progress,
): Promise<Result<InspectedBundle>> {
  const { read } = unlocked.vault;
  const decoded = await unlocked.exchange.readBundle(bytes, await surroundings(unlocked, progress));
  if (!decoded.ok) return decoded;
  const bundle = decoded.value;
  const sender = read.contact(bundle.manifest.from);
  if (sender === null) return refused('signer-unknown');

  const incoming = await sortIncoming(unlocked, bundle);
  progress('compare', 0, incoming.length);
  const applied = incoming.filter(({ quarantine }) => quarantine === null);
  const records = await compareStates(
    unlocked,
    applied.map(({ change }) => change),
  );
  const strangers = bundle.certificates.filter(
    ({ digest }) => digest !== unlocked.own.certificate.digest && read.contact(digest) === null,
  );
  const names = await authorNames(unlocked);
  const nameOf = (digest: Certificate['digest']): string =>
    names(digest) || (strangers.find((stranger) => stranger.digest === digest)?.name ?? '');
  const counts = countsOf(bundle, incoming, records);
  const { day } = bundle.manifest;
  return done({
    bundle,
    incoming,
    strangers,
    counts,
    comparedAt: journalHead(unlocked).number,
    view: {
      counts,
      sender: await contactView(unlocked, sender),
      day,
      verdict: verdictWord(bundle.verdict),
      missing: bundle.verdict.kind === 'gap' ? bundle.verdict.missing : [],
      records: records.map(({ id, type, name, isNew, changes }) => ({ id, type, name, isNew, changes })),
      quarantined: incoming.flatMap(({ change, quarantine }) =>
        quarantine === null ? [] : [{ change: change.id, author: nameOf(change.author), reason: quarantine }],
      ),
      strangers: strangers.map(({ digest, name }) => ({ digest, name })),
    },
  });
}

/** The reader asks by digest and cannot wait: certificates are read before. */
async function surroundings(unlocked: Unlocked, progress: Progress): Promise<ReaderSurroundings> {
  const { read } = unlocked.vault;
  const known = new Map<string, { certificate: Certificate; rejected: boolean; trusted: boolean }>();
  for (const contact of read.contacts()) {
    known.set(contact.digest, {
      certificate: await certificateOf(unlocked, contact),
      rejected: contact.state === 'rejected',
      trusted: contact.state === 'accepted' || contact.state === 'verified',
    });
  }
  const self = unlocked.own.certificate;
  known.set(self.digest, { certificate: self, rejected: false, trusted: true });
  return {
    own: unlocked.own,
    contact: (digest) => known.get(digest) ?? null,
    seenFrom: (from) => read.seenFrom(from),
    limits: unlocked.exchange.defaultOpenLimits,
    progress,
  };
}

function countsOf(
  { manifest }: DecodedBundle,
  incoming: readonly Incoming[],
  records: readonly RecordComparison[],
): ImportCounts {
  const slots = (standing: string): number =>
    records.flatMap(({ changes }) => changes).filter((change) => change.standing === standing).length;
  return {
    from: manifest.from,
    number: manifest.number,
    new: records.filter(({ isNew }) => isNew).length,
    changed: records.filter(({ isNew, changes }) => !isNew && changes.length > 0).length,
    conflicts: slots('conflict'),
    proposals: slots('proposal'),
    quarantined: incoming.filter(({ quarantine }) => quarantine !== null).length,
    refusal: null,
  };
}

function verdictWord(verdict: ChannelVerdict): ImportPreview['verdict'] {
  return verdict.kind === 'new channel' && !verdict.expected ? 'new channel, unexpected' : verdict.kind;
}
