import type { LogEntry } from './ports/log.ts';
import type { Unlocked } from './unlocked.ts';

/** Written by this vault, or taken in by it. */
export type Known = 'sent' | 'taken';

/* One setting for each: told apart without opening anything, however many there are. */
const settingOf = (sha256: string): string => `bundle file ${sha256}`;

/** Remembers a bundle by the SHA-256 of its file, so that it is known wherever it lies. */
export const knownFile = (sha256: string, known: Known): LogEntry => ({
  kind: 'setting',
  name: settingOf(sha256),
  value: known,
});

/** Null for a file that this vault has neither written nor taken in. */
export function whatIsKnownOf({ vault }: Unlocked, sha256: string): Known | null {
  const value = vault.read.setting(settingOf(sha256));
  return value === 'sent' || value === 'taken' ? value : null;
}
