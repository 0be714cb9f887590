import { expect, test } from 'vitest';
import type { IdentityDigest } from '../domain/ids.ts';
import {
  areInOrder,
  attachmentDigestOf,
  attachmentName,
  certificateDigestOf,
  certificateName,
} from './member-names.ts';

const digest = 'ab'.repeat(32) as IdentityDigest;

test('certificates and attachments are named by their digests, and say nothing else', () => {
  expect(certificateName(digest)).toBe(`certs/${digest}.asc`);
  expect(attachmentName(digest)).toBe(`files/${digest}`);
  expect(certificateDigestOf(certificateName(digest))).toBe(digest);
  expect(attachmentDigestOf(attachmentName(digest))).toBe(digest);
  for (const name of ['padding', `files/${digest}x`, `certs/${digest}`, `../${attachmentName(digest)}`])
    expect([certificateDigestOf(name), attachmentDigestOf(name)]).toEqual([null, null]);
});

test('members come in one order, each once', () => {
  const all = ['changes.jsonl', certificateName(digest), 'padding'];
  const before = (...names: string[]): boolean => areInOrder(all.toSpliced(-1, 0, ...names));
  expect(before()).toBe(true);
  expect(before(attachmentName('00'.repeat(32)), attachmentName(digest), 'statements.jsonl')).toBe(true);
  expect(before('journal.jsonl', 'journal.jsonl.sig', 'statistics.json')).toBe(true);
  expect(before('journal.jsonl')).toBe(false);
  expect(before('journal.jsonl.sig')).toBe(false);
  expect(before(attachmentName(digest), attachmentName('00'.repeat(32)))).toBe(false);
  expect(before(attachmentName(digest), attachmentName(digest))).toBe(false);
  expect(before('statements.jsonl', attachmentName(digest))).toBe(false);
  expect(before('padding')).toBe(false);
  expect(before('manifest.json')).toBe(false);
  expect([[], all.slice(1), all.slice(0, -1), all.toSpliced(1, 1)].map(areInOrder)).toEqual(
    Array(4).fill(false),
  );
});
