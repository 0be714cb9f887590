import type { CommandInput, CommandOutput, MainCommandName } from '../../src-preload/contract/commands.ts';
import type { EventCount } from '../../src-preload/contract/views.ts';
import type { DeskState } from '../actions/ports/desk.ts';
import { samplePassphrase } from '../actions/sample/passphrase.ts';
import { done, type Result } from '../domain/result.ts';
import type { Settings } from './settings.ts';

/** One handler per command that main answers itself. `path` where the command has a file. */
export type SessionHandlers = {
  readonly [N in MainCommandName]: (
    input: CommandInput<N>,
    path: string | null,
  ) => Promise<Result<CommandOutput<N>>>;
};

export interface SessionParts {
  readonly standIn: boolean;
  readonly sample: boolean;
  now(): Date;
  vaultState(): DeskState;
  vaultExists(): boolean;
  settings(): Settings;
  /** Writes them and puts them into force. */
  change(settings: Settings): Promise<Result<void>>;
  events(): readonly EventCount[];
  lock(): void;
  /** See `session.watch`. */
  watch(seconds: number): void;
  readonly call: { begin(): void; end(): void; left(): number };
  /** The last window hung or died. */
  windowEnded(): boolean;
  restore(path: string): Promise<Result<null>>;
}

export function createSessionHandlers(parts: SessionParts): SessionHandlers {
  async function change(part: Partial<Settings>): Promise<Result<null>> {
    const changed = await parts.change({ ...parts.settings(), ...part });
    return changed.ok ? done(null) : changed;
  }

  return {
    'session.show': async () => {
      const { open, clockBehind, restored, erasedAgain } = parts.vaultState();
      const { language, lockMinutes, reminders } = parts.settings();
      return done({
        state: open ? 'unlocked' : parts.vaultExists() ? 'locked' : 'no vault',
        language,
        lockMinutes,
        callSeconds: Math.ceil(parts.call.left() / 1000),
        reminders,
        standIn: parts.standIn,
        sample: parts.sample ? samplePassphrase : null,
        now: parts.now().toISOString(),
        clockBehind,
        restored,
        erasedAgain,
        windowEnded: parts.windowEnded(),
      });
    },
    'session.events': async () => done(parts.events()),
    'session.lock': async () => {
      parts.lock();
      return done(null);
    },
    'session.language': ({ language }) => change({ language }),
    'session.lockMinutes': ({ minutes }) => change({ lockMinutes: minutes }),
    'session.call': async ({ on }) => {
      // Nobody is on the telephone at a locked window: nothing to put off.
      if (on && parts.vaultState().open) parts.call.begin();
      else parts.call.end();
      return done(null);
    },
    'session.reminders': ({ on }) => change({ reminders: on }),
    'session.watch': async ({ seconds }) => {
      parts.watch(seconds);
      return done(null);
    },
    'vault.restore': async (_, path) => {
      if (path === null) throw new Error('a restore without a file');
      return parts.restore(path);
    },
  };
}
