import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { done, refused, type Result } from '../domain/result.ts';
import { readRefusal } from './file-failures.ts';

/** Opens a regular file for reading without following a link at its end and without waiting for a pipe's other side. */
export async function openRegular(path: string | Buffer): Promise<Result<FileHandle>> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return readRefusal(error);
  }
  try {
    const status = await handle.stat();
    if (status.isFile()) return done(handle);
    await handle.close();
    return refused('file-unreadable');
  } catch (error) {
    await handle.close();
    return readRefusal(error);
  }
}

/** Reads at most `limit` bytes, whatever the size was when it was opened. Refusals: `file-unreadable`, `bundle-too-large`. */
export async function readBounded(path: string, limit: number): Promise<Result<Uint8Array>> {
  const opened = await openRegular(path);
  if (!opened.ok) return opened;
  const handle = opened.value;
  try {
    const { size } = await handle.stat();
    if (size > limit) return refused('bundle-too-large', { limit });
    const bytes = await readExactly(handle, size);
    // Still being written, by a program that syncs the folder: it has to wait.
    return bytes === null ? refused('file-unreadable') : done(bytes);
  } catch (error) {
    return readRefusal(error);
  } finally {
    await handle.close();
  }
}

/** So many bytes, or null when there are fewer, or more. */
export async function readExactly(handle: FileHandle, size: number): Promise<Uint8Array | null> {
  // One byte more than there should be: a file that grows meanwhile is found out.
  const bytes = new Uint8Array(size + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length === size ? bytes.subarray(0, size) : null;
}
