import { hash } from 'node:crypto';
import type { LogEntry } from '../actions/ports/log.ts';
import type { SealedSlot } from './slots.ts';

/**
 * What one row of the log holds under the seal: UTF-8 of this as JSON. `previous` is the SHA-256 of the plaintext of
 * the segment before, which binds each segment to its place.
 */
export interface Segment {
  readonly seq: number;
  readonly previous: string;
  /** Only in segment 1: names the vault for ever, 32 hex digits. */
  readonly vault?: string;
  /** The vault's slots from here on. They stand under the seal, so that editing header rows adds none. */
  readonly slots?: readonly SealedSlot[];
  readonly entries: readonly LogEntry[];
}

/** `previous` of segment 1. */
export const genesis = '0'.repeat(64);

const decoder = new TextDecoder('utf-8', { fatal: true });

export const encodeSegment = (segment: Segment): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(segment));

/** SHA-256 of a segment's plaintext, 64 lower-case hex digits. */
export const hashOf = (plaintext: Uint8Array): string => hash('sha256', plaintext, 'hex');

/** Null for another sealed thing in a segment's place. What opens under the session key was written by us. */
export function decodeSegment(plaintext: Uint8Array): Segment | null {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(plaintext));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { seq, previous, entries } = value as Partial<Record<keyof Segment, unknown>>;
  return Number.isSafeInteger(seq) && typeof previous === 'string' && Array.isArray(entries)
    ? (value as Segment)
    : null;
}
