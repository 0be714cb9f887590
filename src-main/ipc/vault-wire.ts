import type { ProgressEvent, Reply } from '../../src-preload/contract/failures.ts';
import type { DeskState } from '../actions/ports/desk.ts';
import type { Argon2Cost } from '../actions/ports/pgp.ts';

/* What main and the vault process say to each other. Both ends are the same build. */

export interface VaultSetup {
  readonly vaultPath: string;
  readonly anchorPath: string;
  readonly cost: Argon2Cost;
  readonly sample: boolean;
  /** Print what went wrong, with its stack: only where there are no real cases. */
  readonly printBugs: boolean;
}

export type ToVault =
  | ({ readonly kind: 'setup' } & VaultSetup)
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly command: string;
      readonly input: unknown;
      readonly path: string | null;
    }
  /** With one port: the input comes through it. */
  | { readonly kind: 'secret'; readonly command: string; readonly path: string | null }
  /** Answers `state`. */
  | { readonly kind: 'heard' }
  /** Whether main wants to hear `times`. */
  | { readonly kind: 'remind'; readonly on: boolean }
  | { readonly kind: 'close' };

export type FromVault =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'progress'; readonly event: ProgressEvent }
  /** Answered by `heard`: the window must not learn by its port what main doesn't know yet. */
  | { readonly kind: 'state'; readonly state: DeskState }
  /** Of an open vault: when to remind. Epoch milliseconds, ascending, and nothing else. */
  | { readonly kind: 'times'; readonly times: readonly number[] }
  | { readonly kind: 'event'; readonly code: string }
  | { readonly kind: 'closed' };
