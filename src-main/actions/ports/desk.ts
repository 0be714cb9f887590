import type {
  CommandInput,
  CommandOutput,
  SecretCommandName,
  VaultCommandName,
} from '../../../src-preload/contract/commands.ts';
import type { ErasedAgain } from '../../../src-preload/contract/views.ts';
import type { Result } from '../../domain/result.ts';
import type { Files } from './files.ts';
import type { Argon2Cost } from './pgp.ts';
import type { Clock, Progress, Randomness } from './surroundings.ts';

/** Commands that the vault process answers. */
export type DeskCommandName = SecretCommandName | VaultCommandName;

export interface DeskContext {
  /** Absolute; chosen by the user in main's dialog, which has asked before replacing. Only for commands with a file. */
  readonly path?: string;
  readonly progress: Progress;
}

/** One handler per command. Inputs are decoded already; refusals are values, bugs throw. */
export type Handlers = {
  readonly [N in DeskCommandName]: (
    input: CommandInput<N>,
    context: DeskContext,
  ) => Promise<Result<CommandOutput<N>>>;
};

/** What main may know of the vault. */
export interface DeskState {
  readonly open: boolean;
  /** The newest change is later than this computer's clock. */
  readonly clockBehind: boolean;
  /** The vault was copied back or cut. */
  readonly restored: boolean;
  /** What became of erasing that was still to be done at opening; null: nothing was. */
  readonly erasedAgain: ErasedAgain | null;
}

/** Everything that a window can ask of a vault, behind one door. It holds the open vault. */
export interface Desk {
  readonly handlers: Handlers;
  /** Asked after every command; cheap. */
  state(): DeskState;
  /** Moments of the coming seven days at which somebody should look: nothing of whom they are about. */
  reminderTimes(): readonly number[];
  /** Called when nothing was asked for a while, never beside a command that writes: time for a snapshot. */
  idle(): Promise<void>;
  /** Called on quitting, after the last command: snapshot and close. */
  close(): Promise<void>;
}

export interface DeskParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly vaultPath: string;
  readonly anchorPath: string;
  readonly cost: Argon2Cost;
  /** The vault is the sample's, made anew at each start. */
  readonly sample: boolean;
}
