import { isIdentityDigest, type IdentityDigest } from '../domain/ids.ts';

/** The closed list of names inside a bundle. There is no other way to name a file, so no path to climb. */
export const manifestName = 'manifest.json';
export const manifestSignatureName = 'manifest.json.sig';
export const changesName = 'changes.jsonl';
export const statementsName = 'statements.jsonl';
export const journalName = 'journal.jsonl';
export const journalSignatureName = 'journal.jsonl.sig';
export const statisticsName = 'statistics.json';
export const paddingName = 'padding';
export const certificateName = (digest: IdentityDigest): string => `certs/${digest}.asc`;
export const attachmentName = (sha256: string): string => `files/${sha256}`;

const certificateForm = /^certs\/([0-9a-f]{64})\.asc$/;
const attachmentForm = /^files\/([0-9a-f]{64})$/;

/** The digest that a certificate's name claims; null for other names. */
export function certificateDigestOf(name: string): IdentityDigest | null {
  const digest = certificateForm.exec(name)?.[1];
  return isIdentityDigest(digest) ? digest : null;
}

/** The SHA-256 that an attachment's name claims; null for other names. */
export const attachmentDigestOf = (name: string): string | null => attachmentForm.exec(name)?.[1] ?? null;

/** True for the names that a tar of a bundle may hold at all. */
export const isMemberName = (name: string): boolean =>
  name === manifestName || name === manifestSignatureName || rankOf(name) >= 0;

/**
 * True when names listed by a manifest come in the one order: changes.jsonl, certificates (one at least), attachments
 * (sorted), statements or not, the journal with its signature or neither, statistics or not, padding; each once.
 */
export function areInOrder(names: readonly string[]): boolean {
  const ranks = names.map(rankOf);
  return (
    ranks[0] === 0 &&
    ranks[1] === 1 &&
    ranks.at(-1) === ranksOfOthers.length + 2 &&
    names.includes(journalName) === names.includes(journalSignatureName) &&
    new Set(names).size === names.length &&
    names.every((name, index) => index === 0 || isAfter(names[index - 1] ?? '', name))
  );
}

/** Names that no bundle has come before all others, so they are after nothing. */
function isAfter(before: string, name: string): boolean {
  const rank = rankOf(name);
  return rankOf(before) === rank ? rank === 1 || (rank === 2 && before < name) : rankOf(before) < rank;
}

/** What comes behind the attachments, in order. */
const ranksOfOthers = [statementsName, journalName, journalSignatureName, statisticsName, paddingName];

/** Below zero for names that no bundle lists. */
function rankOf(name: string): number {
  if (name === changesName) return 0;
  if (certificateForm.test(name)) return 1;
  if (attachmentForm.test(name)) return 2;
  const other = ranksOfOthers.indexOf(name);
  return other < 0 ? other : other + 3;
}
