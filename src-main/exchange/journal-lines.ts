import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { encodeJournalEntry, type JournalEntry } from './journal.ts';
import { bundleLimits } from './limits.ts';
import { sha256 } from './sha256.ts';
import { parseStrictJson } from './strict-json.ts';

/** One line of journal.jsonl as it says; whether it follows from the line before is for the chain to show. */
export interface JournalLine {
  readonly number: number;
  readonly event: { readonly [key: string]: Json };
  /** SHA-256 of the exact bytes that travelled. */
  readonly digest: string;
  /** The head after this entry, as the line claims. */
  readonly head: string;
}

/** The whole of journal.jsonl: the exact bytes of each entry in base64url and the head after it, a line feed behind each. */
export const encodeJournal = (entries: readonly JournalEntry[]): Uint8Array =>
  Buffer.from(
    entries.map((one) => `${lineOf(encodeBase64url(encodeJournalEntry(one)), one.head)}\n`).join(''),
    'latin1',
  );

const lineOf = (entry: string, head: string): string => `{"entry":"${entry}","head":"${head}"}`;
const lineForm = /^\{"entry":"([A-Za-z0-9_-]+)","head":"([0-9a-f]{64})"\}$/;
const saltForm = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Refusal: `journal-malformed` with the number of the line. */
export function readJournal(content: Uint8Array): Result<readonly JournalLine[]> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const lines: JournalLine[] = [];
  for (let start = 0; start < bytes.byteLength;) {
    const end = bytes.indexOf(0x0a, start);
    const fits = end >= 0 && end - start <= bundleLimits.journalLineBytes;
    const line = fits ? readLine(bytes.toString('latin1', start, end)) : null;
    if (line === null) return refused('journal-malformed', { line: lines.length + 1 });
    lines.push(line);
    start = end + 1;
  }
  return done(lines);
}

function readLine(text: string): JournalLine | null {
  const [, entry, head] = lineForm.exec(text) ?? [];
  const bytes = entry === undefined ? null : decodeBase64url(entry);
  if (bytes === null || head === undefined) return null;
  const value = parseStrictJson(bytes, bundleLimits.journalDepth);
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [salt, number, event]: Json[] = value;
  if (typeof salt !== 'string' || !saltForm.test(salt)) return null;
  if (typeof number !== 'number' || !Number.isInteger(number) || !isObject(event)) return null;
  return { number, event, digest: sha256(bytes), head };
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
