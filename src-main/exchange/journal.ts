import type { LogEntry } from '../actions/ports/log.ts';
import type { Randomness } from '../actions/ports/surroundings.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { encodeBase64url } from './base64url.ts';
import { sha256 } from './sha256.ts';

export type JournalEntry = Extract<LogEntry, { kind: 'journal' }>;

/** Where a journal stands: how many entries, and the head after the last of them (64 hex digits). */
export interface JournalHead {
  readonly number: number;
  readonly head: string;
}

const prefix = 'corridor journal v1\n';

/** The head of an empty journal: SHA-256 of the prefix alone. */
export const journalStart: { readonly number: 0; readonly head: string } = {
  number: 0,
  head: sha256(prefix),
};

/**
 * SHA-256 of the UTF-8 of JSON `[salt, number, event]`, as JSON.stringify writes it. The salt keeps it from being
 * guessed, so the digest can be given to anybody.
 */
const journalEntryDigest = (entry: EntryContent): string => sha256(encodeJournalEntry(entry));

type EntryContent = Pick<JournalEntry, 'salt' | 'number' | 'event'>;

/** The exact bytes of an entry: what is hashed is what an auditor gets. */
export const encodeJournalEntry = ({ salt, number, event }: EntryContent): Uint8Array =>
  Buffer.from(JSON.stringify([salt, number, event]), 'utf8');

/** What a signature of the kind `journal head` is over: `<author> LF <number> LF <head> LF`, ASCII. */
export const journalHeadBytes = (author: IdentityDigest, { number, head }: JournalHead): Uint8Array =>
  Buffer.from(`${author}\n${number}\n${head}\n`, 'latin1');

/** SHA-256 of the ASCII text `corridor journal v1\n<previous head>\n<entry digest>\n`, both in hex. */
export const journalHeadAfter = (previous: string, entryDigest: string): string =>
  sha256(`${prefix}${previous}\n${entryDigest}\n`);

/** The next link of the chain. The event is taken as JSON keeps it, so that it hashes the same when it is read again. */
export function nextJournalEntry(
  previous: JournalHead,
  event: { readonly [key: string]: Json },
  randomness: Randomness,
): JournalEntry {
  const kept: JournalEntry['event'] = JSON.parse(JSON.stringify(event));
  const entry = { number: previous.number + 1, salt: encodeBase64url(randomness.bytes(32)), event: kept };
  return { kind: 'journal', ...entry, head: journalHeadAfter(previous.head, journalEntryDigest(entry)) };
}

/**
 * Checks a run of entries that is to follow `start`. Null when every one follows the one before it; else the number at
 * which an entry is missing, altered, added or out of order.
 */
export function firstBrokenEntry(
  entries: readonly JournalEntry[],
  start: JournalHead = journalStart,
): number | null {
  let { number, head } = start;
  for (const entry of entries) {
    number += 1;
    head = journalHeadAfter(head, journalEntryDigest(entry));
    if (entry.number !== number || entry.head !== head) return number;
  }
  return null;
}
