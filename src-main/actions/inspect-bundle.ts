import type { ImportCounts, ImportPreview } from '../../src-preload/contract/views.ts';
import { done, type Result } from '../domain/result.ts';
import { contactView } from './contact-view.ts';
import type { ChangeId } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { renewalsIn, strangersIn, type Renewal } from './bundled-certificates.ts';
import { sortIncoming, type Incoming } from './incoming-changes.ts';
import { journalHead } from './journal.ts';
import { compareStates, type RecordComparison } from './compare-states.ts';
import type { DecodedBundle } from './ports/exchange.ts';
import type { Certificate } from './ports/pgp.ts';
import type { SignedStatement } from './ports/statement.ts';
import { missingIn, readIncoming, silencedFor, storedCertificates, verdictWord } from './read-incoming.ts';
import { statementView } from './statement-view.ts';
import type { Progress } from './ports/surroundings.ts';
import type { Unlocked } from './unlocked.ts';

/** A bundle read, checked and compared; nothing of it is written yet. Applying it applies exactly this. */
export interface InspectedBundle {
  readonly bundle: DecodedBundle;
  readonly incoming: readonly Incoming[];
  /** Changes of the bundle that wait in quarantine already, with nothing new to keep. */
  readonly waiting: readonly ChangeId[];
  /** Certificates of identities that this vault has never met. */
  readonly strangers: readonly Certificate[];
  /** Heard for the first time. */
  readonly statements: readonly SignedStatement[];
  /** Better certificates of contacts. */
  readonly renewals: readonly Renewal[];
  readonly counts: ImportCounts;
  readonly view: Omit<ImportPreview, 'token'>;
  /** The journal's length when it was compared: any writing since makes the preview stale. */
  readonly comparedAt: number;
}

/**
 * Opens and checks a bundle and says what applying it would do. Writes nothing. Refusals: every one of the exchange
 * reader; exit codes 2, 3 and 4; `cancelled` by `signal`, at whatever it was.
 */
export async function inspectBundle(
  unlocked: Unlocked,
  bytes: Uint8Array,
  progress: Progress,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<InspectedBundle>> {
  const { read } = unlocked.vault;
  // Before anything is read: what others write meanwhile makes this preview stale.
  const comparedAt = journalHead(unlocked).number;
  const stored = await storedCertificates(unlocked);
  const opened = await readIncoming(unlocked, bytes, stored, progress, signal);
  if (!opened.ok) return opened;
  const { bundle, sender } = opened.value;

  const silenced = silencedFor(unlocked, stored, bundle.manifest.from);
  const sorted = await sortIncoming(unlocked, bundle, silenced, signal);
  if (!sorted.ok) return sorted;
  const incoming = sorted.value;
  const applied = incoming.filter(({ quarantine }) => quarantine === null);
  const arriving = new Set(incoming.map(({ change }) => change.id));
  const waiting = [...bundle.changes, ...bundle.unverifiable]
    .map(({ id }) => id)
    .filter((id) => !arriving.has(id) && read.isQuarantined(id));
  const compared = await compareStates(
    unlocked,
    { arriving: applied.map(({ change }) => change) },
    progress,
    signal,
  );
  if (!compared.ok) return compared;
  const records = compared.value;
  const strangers = strangersIn(unlocked, bundle, incoming);
  const names = await authorNames(unlocked);
  const nameOf = (digest: Certificate['digest']): string =>
    names(digest) || (strangers.find((stranger) => stranger.digest === digest)?.name ?? '');
  const statements = bundle.statements.filter(({ id }) => !read.hasStatement(id));
  const renewals = await renewalsIn(unlocked, bundle, stored);
  const counts = countsOf(bundle, incoming, records);
  const { day } = bundle.manifest;
  return done({
    bundle,
    incoming,
    waiting,
    strangers,
    statements,
    renewals,
    counts,
    comparedAt,
    view: {
      counts,
      sender: await contactView(unlocked, sender),
      day,
      verdict: verdictWord(bundle.verdict),
      missing: missingIn(bundle.verdict),
      records: records.map(({ id, type, name, isNew, changes }) => ({ id, type, name, isNew, changes })),
      quarantined: incoming.flatMap(({ change, quarantine }) =>
        quarantine === null ? [] : [{ change: change.id, author: nameOf(change.author), reason: quarantine }],
      ),
      statements: statements.map(statementView),
      waiting: waiting.length,
      renewals: renewals.flatMap(({ contact: { digest }, certificate: { name }, news }) =>
        news === null ? [] : [{ digest, name, news }],
      ),
      statistics: bundle.statistics,
      strangers: strangers.map(({ digest, name }) => ({ digest, name })),
    },
  });
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
