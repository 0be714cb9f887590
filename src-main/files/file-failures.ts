import { refused, type Refusal } from '../domain/result.ts';

/** `ENOENT` and the like; empty for what isn't a failure of the system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Names a failed write; a bug (no system code) is thrown on. */
export function writeRefusal(error: unknown): { ok: false; refusal: Refusal } {
  const code = codeOf(error);
  if (code === '') throw error;
  if (code === 'EEXIST') return refused('file-exists');
  return refused(full.has(code) ? 'disk-full' : 'file-unwritable');
}

export function readRefusal(error: unknown): { ok: false; refusal: Refusal } {
  if (codeOf(error) === '') throw error;
  return refused('file-unreadable');
}
