import type { ExportResult } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { freshChannelId } from './fresh-id.ts';
import { acknowledgementsToKeep, appendJournalled, journalHead } from './journal.ts';
import { knownFile } from './known-files.ts';
import type { PlannedBundle } from './plan-bundle.ts';
import type { Attachment } from './ports/attachment.ts';
import type { BundleToWrite, Manifest, ManifestDraft } from './ports/exchange.ts';
import type { LogEntry } from './ports/log.ts';
import type { SentManifest } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Writes the planned bundle to a file; what is too much for one bundle goes into further files beside it, `-2`, `-3`….
 * A number is used up durably before its file appears, so that no other bundle ever carries it; what was not confirmed
 * is sent again. Refusals: `no-such-preview` when the vault was written to since planning (what was planned may have been
 * erased, its recipient rejected), `consent-missing`, `file-exists`, `file-unwritable`, `disk-full`.
 */
export function exportBundle(
  unlocked: Unlocked,
  plan: PlannedBundle,
  path: string,
  replace: boolean,
): Promise<Result<ExportResult>> {
  // The user was asked about the first file alone: none of the others replaces anything.
  return exportInto(unlocked, plan, async (index) =>
    done({ path: partPath(path, index), replace: replace && index === 0 }),
  );
}

/** Where the files of one export go, asked for one after another. */
export type PlaceFor = (
  index: number,
) => Promise<Result<{ readonly path: string; readonly replace: boolean }>>;

/** The same, each file in a place of its own. */
export async function exportInto(
  unlocked: Unlocked,
  plan: PlannedBundle,
  placeFor: PlaceFor,
): Promise<Result<ExportResult>> {
  if (journalHead(unlocked).number !== plan.plannedAt) return refused('no-such-preview');
  const groups = groupsWithoutConsent(plan);
  if (groups.length > 0 && !plan.withoutConsent)
    return refused('consent-missing', { groups: groups.join(' ') });
  const parts = unlocked.exchange.intoParts(plan.departing, plan.certificates);
  let bytes = 0;
  let first = '';
  for (const [index, departing] of parts.entries()) {
    const place = await placeFor(index);
    if (!place.ok) return place;
    const { path, replace } = place.value;
    // Once is enough: whoever takes in the others has the first as well, or is seen to lack it.
    const statements = index === 0 ? plan.statements : [];
    const written = await exportPart(unlocked, { ...plan, departing, statements }, path, replace);
    if (!written.ok) return written;
    bytes += written.value;
    if (index === 0) first = unlocked.files.nameOf(path);
  }
  return done({
    file: first,
    to: plan.contact.digest,
    changes: plan.departing.length,
    bytes,
    files: parts.length,
  });
}

const groupsWithoutConsent = ({ needsConsent = [] }: PlannedPart): string[] =>
  [...new Set(needsConsent.map(({ group }) => group))].toSorted();

export const partPath = (path: string, index: number): string =>
  index === 0 ? path : path.replace(/(\.pgp)?$/i, `-${index + 1}$1`);

/** What one file needs of a plan. */
export interface PlannedPart extends Pick<
  PlannedBundle,
  'contact' | 'certificate' | 'own' | 'cases' | 'certificates'
> {
  readonly preset: PlannedBundle['preset'] | 'auditor';
  readonly departing: readonly Pick<PlannedBundle['departing'][number], 'wire' | 'unit' | 'files'>[];
  /** Only for auditors. */
  readonly journal?: BundleToWrite['journal'];
  readonly statements?: PlannedBundle['statements'];
  readonly statistics?: PlannedBundle['statistics'];
  readonly needsConsent?: PlannedBundle['needsConsent'];
  readonly added?: PlannedBundle['added'];
}

/** One file. Gives its size in bytes. */
export async function exportPart(
  unlocked: Unlocked,
  plan: PlannedPart,
  path: string,
  replace: boolean,
): Promise<Result<number>> {
  const { exchange, files, clock } = unlocked;
  const { own } = plan;
  const { statements = [] } = plan;
  const draft = manifestDraft(unlocked, plan);
  const attachments = await bodiesOf(unlocked, plan.departing);
  if (!attachments.ok) return attachments;
  const written = await exchange.writeBundle({
    manifest: draft,
    own,
    to: plan.certificate,
    aead: plan.contact.aead,
    changes: plan.departing.map(({ wire }) => wire),
    certificates: plan.certificates,
    attachments: attachments.value,
    statements,
    ...(plan.journal === undefined ? {} : { journal: plan.journal }),
    ...(plan.statistics === null || plan.statistics === undefined ? {} : { statistics: plan.statistics }),
  });
  const staged = await files.stage(path, written.bytes, replace);
  if (!staged.ok) return staged;
  const { to, channel, number, preset, day } = written.manifest;
  const sent: LogEntry = {
    kind: 'sent',
    to,
    ...(own === unlocked.own ? {} : { as: own.certificate.digest }),
    channel,
    number,
    manifest: written.digest,
    preset,
    cases: plan.cases,
    day,
    units: plan.departing.map(({ unit }) => unit),
    acknowledged: draft.acknowledgements,
    statements: statements.map(({ id }) => id),
  };
  const event = {
    what: 'sent',
    to,
    channel,
    number,
    manifest: written.digest,
    preset,
    acknowledges: acknowledgementsToKeep(draft.acknowledgements),
    at: clock.now().toISOString(),
    // Groups only: the journal goes to auditors, and who it was is none of their business.
    ...(groupsWithoutConsent(plan).length === 0 ? {} : { withoutConsent: groupsWithoutConsent(plan) }),
    ...(plan.added === undefined || plan.added.length === 0 ? {} : { added: [...plan.added] }),
  };
  const saved = await appendJournalled(unlocked, [sent, knownFile(written.file, 'sent')], [event]);
  if (!saved.ok) {
    await staged.value.discard();
    return saved;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done(written.bytes.byteLength) : committed;
}

/** Read when their bundle is written, not before: all of them together may be more than memory holds. */
async function bodiesOf(
  { vault }: Unlocked,
  departing: PlannedPart['departing'],
): Promise<Result<readonly Attachment[]>> {
  const bodies: Attachment[] = [];
  for (const sha256 of new Set(departing.flatMap(({ files }) => files.map((file) => file.sha256)))) {
    const read = await vault.file(sha256);
    if (!read.ok) return read;
    if (read.value !== null) bodies.push({ sha256, bytes: read.value });
  }
  return done(bodies);
}

function manifestDraft(unlocked: Unlocked, { contact, own, preset }: PlannedPart): ManifestDraft {
  const { read } = unlocked.vault;
  const current = read.channelTo(contact.digest, own.certificate.digest);
  const before = {
    channel: current?.channel ?? freshChannelId(unlocked.randomness),
    number: current?.number ?? 0,
    manifest: current?.manifest ?? null,
  };
  return {
    channel: before.channel,
    number: before.number + 1,
    previous: before.manifest,
    follows: before.number === 0 ? lastConfirmed(read.sentTo(contact.digest)) : null,
    day: unlocked.clock.now().toISOString().slice(0, 10),
    preset,
    acknowledgements: read.acknowledgementsFor(contact.digest),
    journal: journalHead(unlocked),
  };
}

/** A new channel names the last manifest that the recipient had confirmed of an older one. */
function lastConfirmed(sent: readonly SentManifest[]): Manifest['follows'] {
  const last = sent.findLast((manifest) => manifest.acknowledged);
  return last === undefined ? null : { channel: last.channel, number: last.number, manifest: last.manifest };
}
