import { z } from 'zod';
import type { Json } from '../../src-main/domain/json.ts';

// A strict content security policy forbids the Function constructor that zod would otherwise try.
z.config({ jitless: true });

/* What the command maps of this folder are made of. */

export const recordId = z.string().regex(/^[0-9a-f]{32}$/);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const shortText = z.string().max(500);
export const json: z.ZodType<Json> = z.json();
/** Nothing is passed. */
export const nothing = z.undefined();

export type Runs = 'main' | 'vault' | 'secret';
export type FileUse = 'save' | 'open' | 'folder' | null;

/**
 * Where a command runs and what the gate adds to it. `main`: session only, never sees records. `vault`: through main to
 * the vault process. `secret`: straight to the vault process by a port, main never sees the input. `save`, `open`
 * and `folder`: main asks the user for a file or a folder first and adds its path; the window never names a path.
 */
export interface Command<I extends z.ZodType, O, R extends Runs, F extends FileUse> {
  readonly input: I;
  readonly runs: R;
  readonly file: F;
  /** Never present: carries the type of the result. */
  readonly output?: O;
}

export function command<O>() {
  return <I extends z.ZodType, R extends Runs = 'vault', F extends FileUse = null>(
    input: I,
    // The literal is kept in the type: which commands hold a passphrase is derived from it.
    runs: R = 'vault' as R,
    file: F = null as F,
  ): Command<I, O, R, F> => ({ input, runs, file });
}
