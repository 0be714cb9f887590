import { must, type Party } from '../../cli/demo/party.ts';
import { freshChannelId } from '../fresh-id.ts';
import type { JournalEvent } from '../journal.ts';
import type { AuditReport } from '../ports/audit.ts';
import type { LogEntry } from '../ports/log.ts';
import { verifyAudit } from '../verify-audit.ts';

export type Entries = readonly Extract<LogEntry, { kind: 'journal' }>[];

/** A chain of these events that holds in itself. What `entries` begins with and says the same stays as it was. */
export function rechained({ unlocked }: Party, entries: Entries, events: readonly JournalEvent[]): Entries {
  const chain: Entries[number][] = [];
  let same = true;
  for (const [index, event] of events.entries()) {
    const kept = entries[index];
    same &&= kept !== undefined && JSON.stringify(kept.event) === JSON.stringify(event);
    const before = chain.at(-1) ?? unlocked.exchange.journalStart;
    chain.push(same && kept !== undefined ? kept : unlocked.exchange.nextJournalEntry(before, event));
  }
  return chain;
}

/** The tar of an audit bundle with whatever journal its owner likes, signed correctly. */
export async function auditTar(from: Party, auditor: Party, journal?: Entries): Promise<Uint8Array> {
  const { exchange, own, vault, randomness, pgp } = from.unlocked;
  const entries = journal ?? (await vault.read.journal());
  const { number, head } = entries.at(-1) ?? exchange.journalStart;
  const changes = await vault.read.allChanges();
  const others = [...new Set(changes.map(({ author }) => author))].filter((author) => author !== from.digest);
  const certificates = await Promise.all(
    others.map(async (author) =>
      must(await pgp.readCertificate(vault.read.contact(author)?.certificate ?? new Uint8Array())),
    ),
  );
  const { bytes } = await exchange.writeBundle({
    manifest: {
      channel: freshChannelId(randomness),
      number: 1,
      previous: null,
      follows: null,
      day: '2027-03-12',
      preset: 'auditor',
      acknowledgements: [],
      journal: { number, head },
    },
    own,
    to: auditor.unlocked.own.certificate,
    aead: true,
    changes: changes.map(({ wire }) => exchange.withhold(wire, () => false)),
    certificates: [own.certificate, ...certificates],
    journal: entries,
  });
  return tarOf(auditor, bytes);
}

export async function tarOf({ unlocked }: Party, bundle: Uint8Array): Promise<Uint8Array> {
  const limits = unlocked.exchange.defaultOpenLimits;
  return must(await unlocked.pgp.openForMe(bundle, unlocked.own, limits)).content;
}

/** As an auditor without any vault would: tars and pins. */
export const audited = async (
  by: Party,
  files: readonly Uint8Array[],
  pins: readonly Party[],
): Promise<AuditReport> =>
  must(
    await verifyAudit(by.unlocked, null, {
      files,
      certificates: [],
      pins: pins.map(({ digest }) => digest),
    }),
  );
