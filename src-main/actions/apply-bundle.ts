import type { ImportCounts } from '../../src-preload/contract/views.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { toBase64url } from './base64url.ts';
import type { Incoming } from './incoming-changes.ts';
import type { InspectedBundle } from './inspect-bundle.ts';
import { appendJournalled, journalHead } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Certificate } from './ports/pgp.ts';
import type { Unlocked } from './unlocked.ts';

/**
 * Applies exactly what was previewed, as one segment with a restore point: all of it becomes durable, or nothing. The
 * same bundle again changes nothing. Refusals: `no-such-preview` when the vault was written to since, and of saving.
 */
export async function applyBundle(
  unlocked: Unlocked,
  inspected: InspectedBundle,
): Promise<Result<ImportCounts>> {
  const { bundle, incoming, strangers, counts, comparedAt } = inspected;
  if (journalHead(unlocked).number !== comparedAt) return refused('no-such-preview');
  if (bundle.verdict.kind === 'again' && incoming.length === 0) return done(counts);

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
    quarantined: incoming.filter(({ quarantine }) => quarantine !== null).map(({ change }) => change.id),
  };
  const entries: LogEntry[] = [
    { kind: 'restore point', reason: 'import', at },
    ...strangers.map((certificate) => stranger(certificate, at)),
    ...understandsAead(unlocked, inspected, at),
    ...incoming.flatMap((change) => entriesOf(change, inspected)),
    received,
  ];
  const saved = await appendJournalled(unlocked, entries, [
    {
      what: 'received',
      from: manifest.from,
      channel: manifest.channel,
      number: manifest.number,
      manifest: digest,
      at,
    },
  ]);
  return saved.ok ? done(counts) : saved;
}

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

/** Someone met only through another's bundle: kept to check signatures with, trusted for nothing. */
const stranger = ({ digest, bytes, aead }: Certificate, at: string): LogEntry => ({
  kind: 'contact',
  digest,
  certificate: toBase64url(bytes),
  state: 'unknown',
  role: 'coordinator',
  at,
  compared: null,
  aead,
});

/** A contact that once sealed with SEIPDv2 gets nothing less from then on. */
function understandsAead(unlocked: Unlocked, { bundle }: InspectedBundle, at: string): readonly LogEntry[] {
  const contact = unlocked.vault.read.contact(bundle.manifest.from);
  if (contact === null || contact.aead || !bundle.aead) return [];
  const { digest, certificate, state, role, compared } = contact;
  return [
    {
      kind: 'contact',
      digest,
      certificate: toBase64url(certificate),
      state,
      role,
      at,
      compared,
      aead: true,
    },
  ];
}
