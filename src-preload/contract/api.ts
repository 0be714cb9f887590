import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { ProgressEvent, Reply } from './failures.ts';

type Subject<N extends string> = N extends `${infer S}.${string}` ? S : never;
type Verb<N extends string, S extends string> = N extends `${S}.${infer V}` ? V : never;

export type Method<N extends CommandName> =
  CommandInput<N> extends undefined
    ? () => Promise<Reply<CommandOutput<N>>>
    : (input: CommandInput<N>) => Promise<Reply<CommandOutput<N>>>;

/** What the preload exposes as `window.corridor`: one method per command, `corridor.record.put(…)`, and two events. */
export type Api = {
  readonly [S in Subject<CommandName>]: {
    readonly [V in Verb<CommandName, S>]: Method<`${S}.${V}` & CommandName>;
  };
} & {
  readonly events: {
    onProgress(listener: (event: ProgressEvent) => void): () => void;
    /** A menu or global shortcut asks for a screen: `lock`, `settings`, `new`, `search`. */
    onMenu(listener: (item: string) => void): () => void;
  };
};
