import type { ExportResult } from '../../src-preload/contract/views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { certificateOf } from './contact-view.ts';
import { exportPart, partPath, type PlannedPart } from './export-bundle.ts';
import { certificatesOf } from './plan-bundle.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { StoredContact } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

/** A journal longer than this gets a file without changes, so that readers open it with default limits. */
const besideChanges = 8 * 1024 * 1024;

/** Bytes of an entry in the file besides its event, at most: salt, number, head, and base64url's third more. */
const entryOverhead = 256;

/**
 * Writes what an auditor gets: the whole journal, and every change's header and signature with nothing disclosed. The
 * journal says so itself afterwards. Refusals: `no-such-contact`, `contact-not-accepted` (or its key is revoked),
 * `preset-not-for-role` for anyone but an auditor, and those of writing.
 */
export async function exportJournal(
  unlocked: Unlocked,
  to: string,
  path: string,
  replace: boolean,
): Promise<Result<ExportResult>> {
  const auditor = await auditorFor(unlocked, to);
  if (!auditor.ok) return auditor;
  const { contact, certificate } = auditor.value;
  const { exchange, own, formers, vault, files } = unlocked;
  const journal = await vault.read.journal();
  const stored = await vault.read.allChanges();
  // Nothing is disclosed, so no file is named either.
  const departing = stored.map(({ id, wire }) => ({
    wire: exchange.withhold(wire, () => false),
    unit: { change: id, disclosures: [] },
    files: [],
  }));
  const authors = new Set(stored.map(({ author }) => author));
  // Who one was before: the journal began under that key, and says that both have signed the replacement.
  for (const { certificate: former } of formers) authors.add(former.digest);
  authors.delete(own.certificate.digest);
  const certificates = [own.certificate, ...(await certificatesOf(unlocked, [...authors].toSorted()))];
  const cut = exchange.intoParts(departing, certificates);
  const parts = sizeOf(journal) > besideChanges ? [[], ...cut] : cut;
  let bytes = 0;
  for (const [index, part] of parts.entries()) {
    const planned: PlannedPart = {
      contact,
      certificate,
      own,
      preset: 'auditor',
      cases: [],
      certificates,
      // An audit is always of the whole: nothing is remembered as given, nothing is left out the next time.
      departing: part,
      ...(index === 0 ? { journal } : {}),
    };
    const written = await exportPart(unlocked, planned, partPath(path, index), replace && index === 0);
    if (!written.ok) return written;
    bytes += written.value;
  }
  return done({
    file: files.nameOf(path),
    to: contact.digest,
    changes: departing.length,
    bytes,
    files: parts.length,
  });
}

const sizeOf = (journal: readonly Extract<LogEntry, { kind: 'journal' }>[]): number =>
  journal.reduce((sum, { event }) => sum + (JSON.stringify(event).length * 4) / 3 + entryOverhead, 0);

async function auditorFor(
  unlocked: Unlocked,
  to: string,
): Promise<Result<{ readonly contact: StoredContact; readonly certificate: Certificate }>> {
  const contact = isIdentityDigest(to) ? unlocked.vault.read.contact(to) : null;
  if (contact === null) return refused('no-such-contact');
  if (contact.state !== 'accepted' && contact.state !== 'verified') return refused('contact-not-accepted');
  if (contact.role !== 'auditor')
    return refused('preset-not-for-role', { preset: 'auditor', role: contact.role });
  const certificate = await certificateOf(unlocked, contact);
  return certificate.revoked ? refused('contact-not-accepted') : done({ contact, certificate });
}
