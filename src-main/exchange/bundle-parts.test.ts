import { expect, test } from 'vitest';
import { statementsThatFit } from './bundle-parts.ts';
import { encodeStatements } from './statement-lines.ts';

const mebibyte = 1024 * 1024;
/** A statement whose line takes so many bytes. */
const owed = (bytes: number) => {
  const wire = { statement: '', signatures: [] };
  const rest = bytes - encodeStatements([wire]).byteLength;
  return { wire: { ...wire, statement: 'A'.repeat(rest) } };
};
const many = (count: number, bytes = 100) => Array.from({ length: count }, () => owed(bytes));

test('statements that are owed go along from the first, up to what readers take', () => {
  expect(statementsThatFit([])).toEqual([]);
  expect(statementsThatFit(many(1_000))).toHaveLength(1_000);
  expect(statementsThatFit(many(1_001))).toHaveLength(1_000);
  const [first, second] = [owed(100), owed(200)];
  expect(statementsThatFit([first, second])).toEqual([first, second]);
});

test('statements have 4 MiB of the room of a bundle, to the octet; the others wait', () => {
  expect(statementsThatFit(many(4, mebibyte))).toHaveLength(4);
  expect(statementsThatFit([...many(3, mebibyte), owed(mebibyte + 1)])).toHaveLength(3);
  expect(statementsThatFit([...many(3, mebibyte), owed(mebibyte + 1), owed(100)])).toHaveLength(3);
  expect(statementsThatFit(many(1, 5 * mebibyte))).toEqual([]);
});
