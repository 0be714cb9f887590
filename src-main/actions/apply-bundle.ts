import type { ImportCounts } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { arrivingFiles } from './arriving-files.ts';
import { renewalEntry, renewalEvents, strangerEntry } from './bundled-certificates.ts';
import type { Incoming } from './incoming-changes.ts';
import type { InspectedBundle } from './inspect-bundle.ts';
import { acknowledgementsToKeep, appendJournalled, journalHead, type JournalEvent } from './journal.ts';
import type { Certificate } from './ports/pgp.ts';
import type { Role } from '../domain/trust.ts';
import { knownFile } from './known-files.ts';
import type { LogEntry } from './ports/log.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Applies exactly what was previewed, as one segment with a restore point: all of it becomes durable, or nothing. The
 * same bundle again changes nothing. Refusals: `no-such-preview` when the vault was written to since, and of saving.
 */
export async function applyBundle(
  unlocked: Unlocked,
  inspected: InspectedBundle,
): Promise<Result<ImportCounts>> {
  const { bundle, incoming, waiting, strangers, renewals, statements, counts, comparedAt } = inspected;
  if (journalHead(unlocked).number !== comparedAt) return refused('no-such-preview');
  const files = arrivingFiles(unlocked, inspected);
  if (bundle.verdict.kind === 'again' && incoming.length + renewals.length + files.length === 0)
    return done(counts);

  const successors = successorsIn(unlocked, inspected);
  const at = unlocked.clock.now().toISOString();
  const { manifest, digest } = bundle;
  const received: LogEntry = {
    kind: 'received',
    from: manifest.from,
    channel: manifest.channel,
    number: manifest.number,
    manifest: digest,
    previous: manifest.previous,
    day: manifest.day,
    at,
    acknowledgements: manifest.acknowledgements,
    journal: manifest.journal,
    quarantined: [
      ...incoming.filter(({ quarantine }) => quarantine !== null).map(({ change }) => change.id),
      // Nothing of these was kept again, and they are not merged: whoever brings them is to know.
      ...waiting,
    ],
    ...(bundle.verdict.kind === 'new channel' && !bundle.verdict.expected ? { unexpected: true } : {}),
  };
  const entries: LogEntry[] = [
    { kind: 'restore point', reason: 'import', at },
    ...strangers
      .filter((stranger) => successors.every(({ certificate }) => certificate.digest !== stranger.digest))
      .map((certificate) => strangerEntry(certificate, at)),
    ...successors.map(({ certificate, role }) => ({ ...strangerEntry(certificate, at), role })),
    ...renewals.map((renewal) => renewalEntry(renewal, at)),
    ...statements.map((one): LogEntry => ({ kind: 'statement', ...one, from: digest })),
    ...incoming.flatMap((change) => entriesOf(change, inspected)),
    received,
    knownFile(bundle.file, 'taken'),
  ];
  const event = {
    what: 'received',
    from: manifest.from,
    channel: manifest.channel,
    number: manifest.number,
    manifest: digest,
    acknowledges: acknowledgementsToKeep(manifest.acknowledgements),
    journal: manifest.journal,
    at,
  };
  const heard = renewals.flatMap(({ contact, news }) => renewalEvents(contact.digest, news, at));
  const saved = await appendJournalled(
    unlocked,
    entries,
    [event, ...heard, ...replacedEvents(statements, at)],
    files,
  );
  return saved.ok ? done(counts) : saved;
}

/** New identities of contacts that were unknown until now, in the role of the old one: unknown until somebody compares. */
function successorsIn(
  { vault: { read } }: Unlocked,
  { bundle, statements }: InspectedBundle,
): readonly { readonly certificate: Certificate; readonly role: Role }[] {
  return statements.flatMap(({ said }) => {
    if (said.what !== 'identity replaced' || read.contact(said.successor) !== null) return [];
    const author = read.contact(said.author);
    const certificate = bundle.certificates.find(({ digest }) => digest === said.successor);
    return author === null || certificate === undefined ? [] : [{ certificate, role: author.role }];
  });
}

const replacedEvents = (statements: InspectedBundle['statements'], at: string): readonly JournalEvent[] =>
  statements.flatMap(({ id, said }) =>
    said.what === 'identity replaced'
      ? [{ what: 'contact replaced', digest: said.author, successor: said.successor, statement: id, at }]
      : [],
  );

function entriesOf(
  { change, wires, quarantine }: Incoming,
  { bundle }: InspectedBundle,
): readonly LogEntry[] {
  const { id, author } = change;
  const from = bundle.digest;
  return wires.map((wire) =>
    quarantine === null
      ? { kind: 'change', id, author, wire, from }
      : { kind: 'quarantined', id, author, wire, from, reason: quarantine },
  );
}
