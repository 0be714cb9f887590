import type { ExportPlan } from '../../src-preload/contract/views.ts';
import { isIdentityDigest, isRecordId, type IdentityDigest, type RecordId } from '../domain/ids.ts';
import { leavingForReply } from '../domain/presets-reply.ts';
import { recordsThatLeave } from '../domain/presets.ts';
import type { Leaving } from '../domain/share-request.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { authorNames } from './author-names.ts';
import { certificateOf, contactView } from './contact-view.ts';
import { departingChanges, type Departing } from './departing-changes.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';

export type SharePreset = 'coordinator' | 'shelter' | 'reply';

export interface BundleRequest {
  readonly to: string;
  /** Null: the one that fits the contact's role. */
  readonly preset: SharePreset | null;
  /** Cases to share from now on, besides those shared with this contact before. */
  readonly cases: readonly string[];
  readonly addresses: boolean;
}

/** A bundle as it would leave, and what the user is shown of it: made from the same changes. */
export interface PlannedBundle {
  readonly contact: StoredContact;
  readonly certificate: Certificate;
  readonly preset: SharePreset;
  readonly cases: readonly RecordId[];
  readonly departing: readonly Departing[];
  /** Authors whose certificates come along, the own one first. */
  readonly certificates: readonly Certificate[];
  readonly view: Omit<ExportPlan, 'token'>;
}

/**
 * Picks what the contact lacks and may see. Cases are sticky: what was shared with a contact once, or came from it, is
 * kept up to date; nothing else ever leaves without being chosen. Refusals: `no-such-contact`, `contact-not-accepted`,
 * `preset-not-for-role`, `no-such-record`.
 */
export async function planBundle(unlocked: Unlocked, request: BundleRequest): Promise<Result<PlannedBundle>> {
  const { read } = unlocked.vault;
  const contact = isIdentityDigest(request.to) ? read.contact(request.to) : null;
  if (contact === null) return refused('no-such-contact');
  if (contact.state !== 'accepted' && contact.state !== 'verified') return refused('contact-not-accepted');
  const preset = presetFor(unlocked, contact, request.preset);
  if (!preset.ok) return preset;
  const cases = preset.value === 'coordinator' ? casesFor(unlocked, contact, request.cases) : done([]);
  if (!cases.ok) return cases;
  const leaving = leavingFor(unlocked, contact, preset.value, cases.value, request.addresses);
  const departing = await departingChanges(unlocked, contact, preset.value, leaving);
  const certificate = await certificateOf(unlocked, contact);
  const authors = authorsOf(unlocked, contact, departing);
  const nameOf = await authorNames(unlocked);
  return done({
    contact,
    certificate,
    preset: preset.value,
    cases: cases.value,
    departing,
    certificates: [unlocked.own.certificate, ...(await certificatesOf(unlocked, authors))],
    view: {
      to: await contactView(unlocked, contact),
      preset: preset.value,
      records: recordsShown(unlocked, departing),
      changes: departing.length,
      reveals: authors.map((digest) => ({ digest, name: nameOf(digest) })),
      nothingNew: departing.length === 0,
    },
  });
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
  if (role !== 'coordinator') return contact.role === 'coordinator' ? done('reply') : refusal;
  const fitting = contact.role === 'coordinator' || contact.role === 'shelter' ? contact.role : null;
  return fitting === null || (wanted !== null && wanted !== fitting) ? refusal : done(fitting);
}

function leavingFor(
  unlocked: Unlocked,
  contact: StoredContact,
  preset: SharePreset,
  cases: readonly RecordId[],
  addresses: boolean,
): readonly Leaving[] {
  const { read } = unlocked.vault;
  const recipient = contact.digest;
  if (preset !== 'reply') {
    const today = unlocked.clock.now().toISOString().slice(0, 10);
    return recordsThatLeave({ preset, recipient, cases, addresses, today }, read.recordsView());
  }
  const given = read.recordsFrom(recipient);
  const foreign = new Set(
    read.contacts().flatMap(({ digest }) => read.recordsFrom(digest).map(({ record }) => record)),
  );
  for (const { record } of given) foreign.delete(record);
  return leavingForReply({ recipient, given, foreign }, read.recordsView());
}

function casesFor(
  unlocked: Unlocked,
  contact: StoredContact,
  chosen: readonly string[],
): Result<readonly RecordId[]> {
  const { read } = unlocked.vault;
  const cases = new Set<RecordId>([
    ...read.sentTo(contact.digest).flatMap((sent) => sent.cases),
    ...read.casesFrom(contact.digest),
  ]);
  for (const id of chosen) {
    if (!isRecordId(id) || read.row(id)?.type !== 'case') return refused('no-such-record');
    cases.add(id);
  }
  return done([...cases]);
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

const certificatesOf = (
  unlocked: Unlocked,
  authors: readonly IdentityDigest[],
): Promise<readonly Certificate[]> =>
  Promise.all(
    authors.map((digest) => {
      const author = unlocked.vault.read.contact(digest);
      if (author === null) throw new Error('merged change by an author without a certificate');
      return certificateOf(unlocked, author);
    }),
  );

function recordsShown(unlocked: Unlocked, departing: readonly Departing[]): ExportPlan['records'] {
  const shown = new Map<RecordId, ExportPlan['records'][number]>();
  for (const { record, type, values } of departing) {
    const before = shown.get(record);
    const name = before?.name ?? nameOfRow(unlocked.vault.read.row(record));
    shown.set(record, { id: record, type, name, values: [...(before?.values ?? []), ...values] });
  }
  return [...shown.values()];
}
