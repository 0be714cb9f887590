import type { AuditView } from '../../src-preload/contract/views.ts';
import { isIdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { authorNames } from './author-names.ts';
import { listContacts } from './contact-view.ts';
import { journalHead } from './journal.ts';
import type { LogEntry } from './ports/log.ts';
import type { Unlocked } from './unlocked.ts';

type JournalEntry = Extract<LogEntry, { kind: 'journal' }>;

/** Recomputes the own journal from its first entry, and says who is known to have heard of it. */
export async function showAudit(unlocked: Unlocked): Promise<AuditView> {
  const { exchange, vault } = unlocked;
  const journal = await vault.read.journal();
  const { number, head } = journalHead(unlocked);
  // An end that is missing follows from nothing: it is the first entry that isn't there.
  const broken =
    exchange.firstBrokenEntry(journal) ?? (journal.length === number ? null : journal.length + 1);
  const nameOf = await authorNames(unlocked);
  const auditors = (await listContacts(unlocked)).filter(
    ({ role, state, revoked }) =>
      role === 'auditor' && (state === 'accepted' || state === 'verified') && !revoked,
  );
  return {
    entries: number,
    head,
    broken,
    witnesses: witnessesIn(journal).map(({ by, ...witness }) => ({
      ...witness,
      name: isIdentityDigest(by) ? nameOf(by) : '',
    })),
    auditors: auditors.map(({ digest, name }) => ({ digest, name })),
  };
}

interface Witness {
  readonly by: string;
  readonly number: number;
  readonly at: string;
}

/**
 * A bundle carries the head before its own entry; whoever acknowledged the bundle has it. Newest knowledge first, one line
 * for each contact.
 */
function witnessesIn(journal: readonly JournalEntry[]): readonly Witness[] {
  const sentAt = new Map<Json | undefined, JournalEntry>();
  const newest = new Map<string, Witness>();
  for (const entry of journal) {
    const { what, manifest, from, at, acknowledges } = entry.event;
    if (what === 'sent') sentAt.set(manifest, entry);
    if (what !== 'received' || typeof from !== 'string' || typeof at !== 'string') continue;
    for (const word of Array.isArray(acknowledges) ? (acknowledges as readonly Json[]) : []) {
      const named = typeof word === 'object' && word !== null && 'manifest' in word ? word.manifest : null;
      const sent = sentAt.get(named);
      if (sent === undefined || sent.event['to'] !== from) continue;
      const number = sent.number - 1;
      if (number > (newest.get(from)?.number ?? 0)) newest.set(from, { by: from, number, at });
    }
  }
  return [...newest.values()].toSorted((one, other) => other.number - one.number);
}
