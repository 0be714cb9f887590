import type { WireStatement } from '../actions/ports/statement.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { bundleLimits } from './limits.ts';
import { readStatement, type UnverifiedStatement } from './statement.ts';

/** One line of statements.jsonl without its line feed: these names in this order and no white space. */
const encodeStatementLine = ({ statement, signatures }: WireStatement): string =>
  `{"statement":"${statement}","signatures":[${signatures.map((one) => `"${one}"`).join(',')}]}`;

/** The whole of statements.jsonl: each line ends with a line feed. */
export const encodeStatements = (statements: readonly WireStatement[]): Uint8Array =>
  Buffer.from(statements.map((wire) => `${encodeStatementLine(wire)}\n`).join(''), 'latin1');

/** Reads one line by writing it again. Null for every other line. */
function readStatementLine(line: string): WireStatement | null {
  const parts = line.split('"');
  const statement = parts[3];
  if (statement === undefined) return null;
  const wire = { statement, signatures: parts.slice(7).filter((_, index) => index % 2 === 0) };
  return encodeStatementLine(wire) === line ? wire : null;
}

/**
 * Reads all of statements.jsonl by form. A member without a line says nothing, and would not be there.
 * Refusals: `statement-malformed` with the number of the line (also one that comes twice), `bundle-newer`.
 */
export function readStatements(content: Uint8Array): Result<readonly UnverifiedStatement[]> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const malformed = (line: number, fault: string): Result<never> =>
    refused('statement-malformed', { line, fault });
  if (bytes.byteLength === 0) return malformed(1, 'empty');
  const read: UnverifiedStatement[] = [];
  const seen = new Set<string>();
  for (let start = 0, line = 1; start < bytes.byteLength; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (line > bundleLimits.statements) return malformed(line, 'too-many');
    if (end < 0) return malformed(line, 'line-end');
    if (end - start > bundleLimits.statementLineBytes) return malformed(line, 'line-size');
    const wire = readStatementLine(bytes.toString('latin1', start, end));
    if (wire === null) return malformed(line, 'line-form');
    const statement = readStatement(wire);
    if (!statement.ok) return statement;
    if (seen.has(statement.value.id)) return malformed(line, 'twice');
    seen.add(statement.value.id);
    read.push(statement.value);
    start = end + 1;
  }
  return done(read);
}
