import type { FileContent, FileRow } from '../../src-preload/contract/views.ts';
import { imageForm } from '../domain/image-form.ts';
import type { RecordId } from '../domain/ids.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { textOf } from './facts.ts';
import { appendJournalled } from './journal.ts';
import { byChild, rowOf, rowOfType } from './look-up.ts';
import type { FileClaim } from './ports/attachment.ts';
import type { RecordRow } from './ports/store.ts';
import type { Unlocked } from './unlocked.ts';

interface OpenedFile {
  readonly record: RecordId;
  readonly bytes: Uint8Array;
}

/** Files attached to a record, newest last. Refusals: `record-id-bad`, `no-such-record`. */
export function listFiles(unlocked: Unlocked, parent: string): Result<readonly FileRow[]> {
  const row = rowOf(unlocked, parent);
  if (!row.ok) return row;
  const files = byChild(unlocked, row.value.id, 'file').toSorted((one, other) =>
    (one.changedAt ?? '').localeCompare(other.changedAt ?? ''),
  );
  return done(files.map((record) => fileRow(unlocked, record)));
}

function fileRow({ vault }: Unlocked, record: RecordRow): FileRow {
  const claim = claimOf(record);
  const size = record.values['size'];
  return {
    record,
    name: textOf(record, 'name') ?? '',
    size: typeof size === 'number' ? size : null,
    standing: claim === null ? 'not shared' : vault.fileSize(claim.sealed) === null ? 'not arrived' : 'here',
  };
}

/** Null when anything of it was withheld or erased. */
function claimOf(record: RecordRow): FileClaim | null {
  const [sha256, sealed, key] = ['sha256', 'sealed', 'key'].map((field) => textOf(record, field));
  const size = record.values['size'];
  return sha256 && sealed && key && typeof size === 'number' ? { sha256, sealed, key, size } : null;
}

/**
 * The plain bytes of a file, exactly those whose digest its record was signed with. Refusals: `no-such-record`,
 * `record-id-bad`, `file-not-shared`, `file-not-arrived`, `file-altered`, `vault-damaged`.
 */
async function openFile(unlocked: Unlocked, id: string): Promise<Result<OpenedFile>> {
  const row = rowOfType(unlocked, id, 'file');
  if (!row.ok) return row;
  const claim = claimOf(row.value);
  if (claim === null) return refused('file-not-shared');
  const sealed = await unlocked.vault.file(claim.sealed);
  if (!sealed.ok) return sealed;
  if (sealed.value === null) return refused('file-not-arrived');
  const bytes = await unlocked.exchange.openAttachment(sealed.value, claim);
  return bytes === null ? refused('file-altered') : done({ record: row.value.id, bytes });
}

/** What the window can show of a file. Refusals as {@link openFile}. */
export async function showFile(unlocked: Unlocked, id: string): Promise<Result<FileContent>> {
  const opened = await openFile(unlocked, id);
  return opened.ok ? done(contentOf(opened.value.bytes)) : opened;
}

/** Decoded, a picture takes four bytes a pixel. */
const mostPixels = 50_000_000;
const longestSide = 16_384;
const mostText = 200_000;

/** By what is in it: a name may say anything. */
export function contentOf(bytes: Uint8Array): FileContent {
  const form = imageForm(bytes);
  if (form !== null) {
    const { width, height } = form;
    if (width > longestSide || height > longestSide || width * height > mostPixels)
      return { kind: 'too large', width, height };
    return width > 0 && height > 0 ? { kind: 'image', ...form, bytes } : { kind: 'other' };
  }
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return { kind: 'pdf', bytes };
  const text = plainText(bytes);
  return text === null
    ? { kind: 'other' }
    : { kind: 'text', text: text.slice(0, mostText), cut: text.length > mostText };
}

/** UTF-8, or UTF-16 that says so by its byte order mark; null for anything else. */
function plainText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/**
 * Writes a file outside the vault, in the clear: the caller has warned. It is in the journal before it is on the disk,
 * which says when, and not which: auditors get it, and a digest there would outlive the file's erasure.
 * Refusals as {@link openFile}, `file-exists`, `file-unwritable`, `disk-full`.
 */
export async function saveFileOutside(
  unlocked: Unlocked,
  id: string,
  path: string,
  replace: boolean,
): Promise<Result<{ readonly file: string; readonly bytes: number }>> {
  const opened = await openFile(unlocked, id);
  if (!opened.ok) return opened;
  const { bytes } = opened.value;
  const staged = await unlocked.files.stage(path, bytes, replace);
  if (!staged.ok) return staged;
  const at = unlocked.clock.now().toISOString();
  const noted = await appendJournalled(unlocked, [], [{ what: 'file saved outside', at }]);
  if (!noted.ok) {
    await staged.value.discard();
    return noted;
  }
  const committed = await staged.value.commit();
  return committed.ok ? done({ file: unlocked.files.nameOf(path), bytes: bytes.byteLength }) : committed;
}
