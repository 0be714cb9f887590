import type { Json } from '../domain/json.ts';
import { done, refused, type Result } from '../domain/result.ts';

/** One JSON value, an array of them, or one a line. Refusal: `input-malformed`, with the line that is not JSON. */
export function readRecords(bytes: Uint8Array): Result<readonly Json[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('input-malformed');
  }
  const whole = parsed(text);
  if (whole !== undefined) return done(Array.isArray(whole) ? (whole as readonly Json[]) : [whole]);
  const records: Json[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (value === undefined) return refused('input-malformed', { line: index + 1 });
    records.push(value);
  }
  return records.length === 0 ? refused('input-malformed') : done(records);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
