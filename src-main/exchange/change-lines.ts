import type { WireChange } from '../actions/ports/log.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';

/**
 * One line of changes.jsonl without its line feed: JSON with these names in this order and no white space. base64url needs no
 * escapes, so a change has exactly one such line.
 */
export const encodeChangeLine = ({ header, signature, disclosures }: WireChange): string =>
  `{"header":"${header}","signature":"${signature}","disclosures":[${disclosures.map((one) => `"${one}"`).join(',')}]}`;

/** Reads one line by writing it again; what the texts in it hold is for `readChange` to say. Null for every other line. */
export function readChangeLine(line: string): WireChange | null {
  const parts = line.split('"');
  const header = parts[3];
  const signature = parts[7];
  if (header === undefined || signature === undefined) return null;
  const wire = { header, signature, disclosures: parts.slice(11).filter((_, index) => index % 2 === 0) };
  // Without disclosures, the text behind the name is the end of the line and nothing is left to slice.
  return encodeChangeLine(wire) === line ? wire : null;
}

/** The whole of changes.jsonl: each line ends with a line feed; no changes are no bytes. */
export const encodeChanges = (changes: readonly WireChange[]): Uint8Array =>
  Buffer.from(changes.map((wire) => `${encodeChangeLine(wire)}\n`).join(''), 'latin1');

/** Cuts changes.jsonl into changes, one at a time. Refusal: `change-malformed` with the number of the line. */
export function* readChangeLines(content: Uint8Array): Generator<Result<WireChange>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let start = 0;
  for (let line = 1; start < bytes.byteLength; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const fault =
      line > bundleLimits.changes
        ? 'too-many'
        : end < 0
          ? 'line-end'
          : end - start > bundleLimits.lineBytes
            ? 'line-size'
            : null;
    // A line is copied out of the buffer, so that keeping one change doesn't keep the whole bundle.
    const wire = fault === null ? readChangeLine(bytes.toString('latin1', start, end)) : null;
    if (wire === null) {
      yield refused('change-malformed', { line, fault: fault ?? 'line-form' });
      return;
    }
    yield done(wire);
    start = end + 1;
  }
}
