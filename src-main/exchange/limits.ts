import type { OpenLimits } from '../actions/ports/pgp.ts';
import { erasedAtOnce } from '../domain/erasure.ts';

const mebibyte = 1024 * 1024;

/**
 * Caps of the format, the same in every reader (docs/format.md): a change that one reader takes and another refuses
 * would let one author block everything relayed with it.
 */
export const changeLimits = {
  /** Disclosures of one header. */
  disclosures: 1024,
  headerBytes: 96 * 1024,
  signatureBytes: 4096,
  disclosureBytes: mebibyte,
  /** UTF-16 units of a disclosure's key. */
  keyLength: 1024,
  /** Arrays and objects inside one another, the disclosure's own array included. */
  depth: 32,
} as const;

export const bundleLimits = {
  members: 4096,
  certificates: 1024,
  manifestBytes: 16 * mebibyte,
  manifestDepth: 8,
  changes: 200_000,
  /** One line of changes.jsonl without its line feed. */
  lineBytes: 8 * mebibyte,
  /** One line of journal.jsonl without its line feed. */
  journalLineBytes: 8 * mebibyte,
  /** Arrays and objects inside one another, the entry's own array included. */
  journalDepth: 8,
  statements: 1_000,
  /** One line of statements.jsonl without its line feed. */
  statementLineBytes: mebibyte,
  /** Arrays and objects inside one another, the statement's own object included. */
  statementDepth: 4,
  /** Disclosures that one statement asks to erase. */
  erasedAtOnce,
  /** Highest number of a bundle in its channel. */
  number: 1_000_000,
  acknowledgements: 64,
  /** Numbers that may be missing before one bundle, and missing numbers in one acknowledgement. */
  missing: 10_000,
} as const;

/**
 * What a reader opens when nobody says otherwise: a tar of 64 MiB, and as much again of OpenPGP as such a tar needs
 * (packet headers, chunk tags, the inline signature).
 */
export const defaultOpenLimits: OpenLimits = {
  encrypted: 64 * mebibyte + 64 * 1024,
  decrypted: 64 * mebibyte,
};
