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
  name === manifestName || name === manifestSignatureName || rankOf(name) !== null;

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
    ranks.every(
      (rank, index) => rank !== null && isAfter(names[index - 1], ranks[index - 1], names[index], rank),
    )
  );
}

function isAfter(
  name: string | undefined,
  rank: number | null | undefined,
  nextName: string | undefined,
  next: number,
): boolean {
  if (name === undefined || nextName === undefined || rank === undefined || rank === null) return true;
  if (rank !== next) return rank < next;
  return rank === 1 || (rank === 2 && name < nextName);
}

/** What comes behind the attachments, in order. */
const ranksOfOthers = [statementsName, journalName, journalSignatureName, statisticsName, paddingName];

function rankOf(name: string): number | null {
  if (name === changesName) return 0;
  if (certificateForm.test(name)) return 1;
  if (attachmentForm.test(name)) return 2;
  const other = ranksOfOthers.indexOf(name);
  return other < 0 ? null : other + 3;
}
