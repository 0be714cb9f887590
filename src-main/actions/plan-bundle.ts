import type { ExportPlan } from '../../src-preload/contract/views.ts';
import { isIdentityDigest, isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { withAdditions } from '../domain/adding.ts';
import type { Group } from '../domain/records/field.ts';
import { recordType } from '../domain/records/table.ts';
import { done, refused, type Result } from '../domain/result.ts';
import type { Leaving } from '../domain/share-request.ts';
import type { Statistics } from '../domain/statistics.ts';
import { withheldOf, type Withholding } from '../domain/withholding.ts';
import {
  additionsIn,
  addableIn,
  groupsAdded,
  isAddingPreset,
  templatesToAdd,
  type AddedChoice,
} from './additions.ts';
import { authorNames } from './author-names.ts';
import { certificateOf, contactView } from './contact-view.ts';
import { countStatistics } from './count-statistics.ts';
import { consentNeeded, type NeededConsent } from './consent-needed.ts';
import { departingChanges, type Departing, type Staying } from './departing-changes.ts';
import { journalHead } from './journal.ts';
import { casesChosen, casesGivenBy, leavingFor, leavingInReply } from './leaving-records.ts';
import type { Certificate, OwnIdentity } from './ports/pgp.ts';
import { identityFor } from './replace-identity.ts';
import { signersBeside, statementsBy } from './statements-for.ts';
import { isReplaced } from './succession.ts';
import type { StoredContact } from './ports/store.ts';
import { statementView } from './statement-view.ts';
import type { StoredStatement } from './ports/statement.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';

export type SharePreset = 'coordinator' | 'shelter' | 'legal' | 'reply' | 'statistics';

export interface BundleRequest {
  readonly to: string;
  /** Null: the one that fits the contact's role. */
  readonly preset: SharePreset | null;
  /** Cases to share from now on, besides those shared with this contact before. */
  readonly cases: readonly string[];
  readonly addresses: boolean;
  /** Stays here this time: records with what lies below them, fields, single slots. Left out: nothing. */
  readonly withhold?: readonly WithheldChoice[] | undefined;
  /** Leaves this time beyond the preset: fields, and persons alone. Left out: nothing. */
  readonly add?: readonly AddedChoice[] | undefined;
  /** Sends what a person has not consented to all the same; the journal says so. */
  readonly withoutConsent?: boolean | undefined;
}

export interface WithheldChoice {
  readonly record: string;
  /** A field with all its members, or one slot; left out: the whole record. */
  readonly field?: string | undefined;
}

/** A bundle as it would leave, and what the user is shown of it: made from the same changes. */
export interface PlannedBundle {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  /** Under which own identity it goes, see {@link identityFor}. */
  readonly own: OwnIdentity;
  readonly preset: SharePreset;
  /** Those that a user chose for this contact, now or before: chosen once, kept up to date. */
  readonly cases: readonly RecordId[];
  readonly departing: readonly Departing[];
  /** Authors whose certificates come along, the own one first. */
  readonly certificates: readonly Certificate[];
  /** Not empty: it leaves only {@link PlannedBundle.withoutConsent}. */
  readonly needsConsent: readonly NeededConsent[];
  readonly withoutConsent: boolean;
  /** Groups of which something leaves only because it was added. */
  readonly added: readonly Group[];
  /** Stated to the contact and not known to have arrived. */
  readonly statements: readonly StoredStatement[];
  /** Only with the preset `statistics`, which holds nothing else. */
  readonly statistics: Statistics | null;
  readonly view: Omit<ExportPlan, 'token'>;
  /** The journal's length when planning began: anything written since makes the plan stale. */
  readonly plannedAt: number;
}

/**
 * Picks what the contact lacks and may see. Cases are sticky: what was chosen for a contact once, or given by it, is kept
 * up to date; nothing else ever leaves without being chosen. Refusals: `no-such-contact`, `contact-not-accepted` (or its
 * key is revoked), `preset-not-for-role`, `no-such-record`, `field-unknown` (of what is kept back or added),
 * `addition-forbidden`. What is added leaves once: it shares no case, and nothing of it follows unless added again.
 */
export async function planBundle(unlocked: Unlocked, request: BundleRequest): Promise<Result<PlannedBundle>> {
  const { read } = unlocked.vault;
  const plannedAt = journalHead(unlocked).number;
  const contact = isIdentityDigest(request.to) ? read.contact(request.to) : null;
  if (contact === null) return refused('no-such-contact');
  if (contact.state !== 'accepted' && contact.state !== 'verified') return refused('contact-not-accepted');
  const certificate = await certificateOf(unlocked, contact);
  if (certificate.revoked) return refused('contact-not-accepted');
  if (isReplaced(unlocked, contact.digest)) return refused('contact-replaced');
  const preset = presetFor(unlocked, contact, request.preset);
  if (!preset.ok) return preset;
  const chosen =
    preset.value === 'coordinator' || preset.value === 'legal'
      ? casesChosen(unlocked, contact.digest, request.cases)
      : done([]);
  if (!chosen.ok) return chosen;
  const kept = keptBack(unlocked, request.withhold ?? []);
  if (!kept.ok) return kept;
  const base = await leavingOf(unlocked, contact, preset.value, chosen.value, request.addresses);
  const additions = additionsIn(unlocked, preset.value, base, request.add ?? []);
  if (!additions.ok) return additions;
  const leaving = isAddingPreset(preset.value) ? withAdditions(preset.value, base, additions.value) : base;
  const withheld = withheldOf(kept.value, leaving, read.recordsView());
  const { departing, staying } = await departingChanges(unlocked, contact, preset.value, leaving, withheld);
  const needsConsent = preset.value === 'legal' ? consentNeeded(unlocked, departing) : [];
  const statistics = preset.value === 'statistics' ? await countStatistics(unlocked) : null;
  const own = identityFor(unlocked, contact.digest);
  const owed = preset.value === 'statistics' ? [] : statementsBy(unlocked, own, contact.digest);
  const statements = unlocked.exchange.statementsThatFit(owed);
  const added = groupsAdded(preset.value, base, departing);
  const authors = authorsOf(unlocked, contact, departing);
  const nameOf = await authorNames(unlocked);
  return done({
    contact,
    certificate,
    own,
    preset: preset.value,
    // A case kept back whole was not shared by this.
    cases: chosen.value.filter((id) => !withheld.records.has(id)),
    departing,
    certificates: [
      own.certificate,
      ...(await certificatesOf(unlocked, signersBeside(own, authors, statements))),
      ...(departing.some(({ author }) => author === contact.digest) ? [certificate] : []),
    ],
    needsConsent,
    withoutConsent: request.withoutConsent === true,
    added,
    statements,
    statistics,
    view: {
      to: await contactView(unlocked, contact),
      preset: preset.value,
      records: recordsShown(unlocked, departing),
      withheld: recordsShown(unlocked, staying),
      needsConsent,
      added,
      addable: addableIn(unlocked, preset.value, base),
      templates: templatesToAdd(unlocked, preset.value, base),
      changes: departing.length,
      reveals: authors.map((digest) => ({ digest, name: nameOf(digest) })),
      files: filesShown(departing),
      statements: statements.map(statementView),
      nothingNew: departing.length === 0 && statements.length === 0 && statistics === null,
      statistics,
    },
    plannedAt,
  });
}

async function leavingOf(
  unlocked: Unlocked,
  { digest }: StoredContact,
  preset: SharePreset,
  chosen: readonly RecordId[],
  addresses: boolean,
): Promise<readonly Leaving[]> {
  if (preset === 'statistics') return [];
  if (preset === 'reply') return leavingInReply(unlocked, digest);
  const given = preset === 'coordinator' ? await casesGivenBy(unlocked, digest) : [];
  return leavingFor(unlocked, preset, digest, [...new Set([...chosen, ...given])], addresses);
}

/**
 * A preset gives what a role may see; to give a shelter what a coordinator gets would be a slip of the hand. Whoever is
 * no coordinator has nothing to give but answers.
 */
function presetFor(
  { role }: Unlocked,
  contact: StoredContact,
  wanted: BundleRequest['preset'],
): Result<SharePreset> {
  const refusal = refused('preset-not-for-role', { preset: wanted ?? contact.role, role: contact.role });
  if (role !== 'coordinator')
    return contact.role === 'coordinator' && wanted !== 'statistics' ? done('reply') : refusal;
  // Counts are of nobody: whoever is a partner may be sent them.
  if (wanted === 'statistics') return done(wanted);
  const fitting = contact.role === 'auditor' ? null : contact.role;
  return fitting === null || (wanted !== null && wanted !== fitting) ? refusal : done(fitting);
}

function authorsOf(
  unlocked: Unlocked,
  contact: StoredContact,
  departing: readonly Departing[],
): readonly IdentityDigest[] {
  const authors = new Set(departing.map(({ author }) => author));
  authors.delete(unlocked.own.certificate.digest);
  authors.delete(contact.digest);
  return [...authors].toSorted();
}

/** Certificates of authors of merged changes, and of who one is and was. */
export const certificatesOf = (
  unlocked: Unlocked,
  authors: readonly IdentityDigest[],
): Promise<readonly Certificate[]> =>
  Promise.all(
    authors.map((digest) => {
      const mine = [unlocked.own, ...unlocked.formers].find((one) => one.certificate.digest === digest);
      if (mine !== undefined) return Promise.resolve(mine.certificate);
      const author = unlocked.vault.read.contact(digest);
      if (author === null) throw new Error('merged change by an author without a certificate');
      return certificateOf(unlocked, author);
    }),
  );

/** Refusals: `no-such-record`, `field-unknown`: a slip of the hand must not let anything leave. */
function keptBack(
  { vault: { read } }: Unlocked,
  chosen: readonly WithheldChoice[],
): Result<readonly Withholding[]> {
  const kept: Withholding[] = [];
  for (const { record, field } of chosen) {
    const row = isRecordId(record) ? read.row(record) : null;
    if (row === null) return refused('no-such-record');
    if (field !== undefined && recordType(row.type)?.fields.has(field.split('/', 1)[0] ?? '') !== true)
      return refused('field-unknown');
    kept.push({ record: row.id, field: field ?? null });
  }
  return done(kept);
}

function filesShown(departing: readonly Departing[]): ExportPlan['files'] {
  const sizes = new Map(departing.flatMap(({ files }) => files.map(({ sha256, size }) => [sha256, size])));
  return { count: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}

function recordsShown(unlocked: Unlocked, departing: readonly Staying[]): ExportPlan['records'] {
  const shown = new Map<RecordId, ExportPlan['records'][number]>();
  for (const { record, type, values } of departing) {
    const before = shown.get(record);
    const name = before?.name ?? nameOfRow(unlocked.vault.read.row(record));
    shown.set(record, { id: record, type, name, values: [...(before?.values ?? []), ...values] });
  }
  return [...shown.values()];
}
