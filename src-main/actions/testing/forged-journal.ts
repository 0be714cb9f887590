import { must, type Party } from '../../cli/demo/party.ts';
import type { RecordId } from '../../domain/ids.ts';
import { freshChannelId } from '../fresh-id.ts';
import type { JournalEvent } from '../journal.ts';
import type { AuditReport } from '../ports/audit.ts';
import type { LogEntry } from '../ports/log.ts';
import { verifyAudit } from '../verify-audit.ts';
import type { Stage } from './parties.ts';

type Entries = readonly Extract<LogEntry, { kind: 'journal' }>[];

/** A chain of these events that holds in itself. What `entries` begins with and says the same stays as it was. */
function rechained({ unlocked }: Party, entries: Entries, events: readonly JournalEvent[]): Entries {
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
  const { exchange, own, formers, vault, randomness, pgp } = from.unlocked;
  const entries = journal ?? (await vault.read.journal());
  const { number, head } = entries.at(-1) ?? exchange.journalStart;
  const changes = await vault.read.allChanges();
  const before = formers.map(({ certificate }) => certificate);
  const others = [...new Set(changes.map(({ author }) => author))].filter(
    (author) => author !== from.digest && before.every(({ digest }) => digest !== author),
  );
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
    certificates: [own.certificate, ...before, ...certificates],
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

export interface Story {
  readonly anna: Party;
  readonly boris: Party;
  readonly dora: Party;
  /** A case that both have. */
  readonly heron: RecordId;
}

/** anna → boris, boris → anna, anna → boris; dora is an auditor whom nobody has met. */
export async function auditStory(stage: Stage): Promise<Story> {
  const [anna, boris] = await stage.pair();
  const dora = await stage.party('dora', 'auditor');
  const heron = await anna.put('case', { alias: 'CANARY Heron', priority: 'normal' });
  await carry(anna, boris, [heron]);
  await boris.put('case', { priority: 'urgent' }, heron);
  await carry(boris, anna);
  await anna.put('case', { danger: 'CANARY danger' }, heron);
  await carry(anna, boris);
  return { anna, boris, dora, heron };
}

export const carry = async (from: Party, to: Party, cases: readonly RecordId[] = []): Promise<unknown> =>
  to.receive((await from.send(to, cases)).path);

export const journalOf = ({ unlocked }: Party): Promise<Entries> => unlocked.vault.read.journal();

/** The entry of a bundle by its number. */
export const entryOf = (entries: Entries, what: string, number: number): number =>
  entries.find(({ event }) => event['what'] === what && event['number'] === number)?.number ?? 0;

/** The journal with other events from somewhere on, chained anew. */
export async function forged(
  party: Party,
  change: (events: JournalEvent[]) => JournalEvent[],
): Promise<Entries> {
  const entries = await journalOf(party);
  return rechained(party, entries, change(entries.map(({ event }) => event)));
}

/** The journals of both, as they are or as they are forged. */
export const auditBoth = async (
  { anna, boris, dora }: Story,
  annas?: Entries,
  boriss?: Entries,
): Promise<AuditReport> =>
  audited(dora, [await auditTar(anna, dora, annas), await auditTar(boris, dora, boriss)], [anna, boris]);

/** What was found about one of them, as code and entry. */
export const about = (report: AuditReport, { digest }: Party) =>
  report.findings.filter(({ journal }) => journal === digest).map(({ code, entry }) => [code, entry]);

export const journalIn = (report: AuditReport, { digest }: Party) =>
  report.journals.find(({ identity }) => identity === digest);
