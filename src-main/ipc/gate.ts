import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, MessagePortMain } from 'electron';
import {
  commandChannel,
  copiedChannel,
  secretPortChannel,
  type SecretAnswer,
} from '../../src-preload/contract/channels.ts';
import {
  commands,
  type CommandInput,
  type CommandName,
  type MainCommandName,
} from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { decodeInput, isCommandName } from './decode-input.ts';
import type { Note } from './event-ring.ts';
import { filePurposes, type FileCommandName } from './file-purposes.ts';
import type { SessionHandlers } from './session-commands.ts';
import type { VaultLink } from './vault-link.ts';

type FilePurpose = (typeof filePurposes)[FileCommandName];
type FileEnding = CommandInput<'file.save'>['ending'];

export interface GateParts {
  readonly ipc: Pick<IpcMain, 'handle' | 'on'>;
  readonly vault: VaultLink<MessagePortMain>;
  readonly session: SessionHandlers;
  readonly note: Note;
  isTrusted(event: IpcMainInvokeEvent | IpcMainEvent): boolean;
  /** Asks the user; null when cancelled. */
  askForFile(use: 'save' | 'open', purpose: FilePurpose, ending: FileEnding | null): Promise<string | null>;
  askForFolder(): Promise<string | null>;
  copied(): void;
  printBug(error: unknown): void;
}

/** What the window asked for, decoded: one of a closed list. */
const endingIn = (input: unknown): FileEnding => (input as CommandInput<'file.save'>).ending;

const bug: Reply<never> = { ok: false, refusal: { code: 'bug' } };

/** Everything that a window can say arrives here: one channel per command, and one for secret ports. */
export function openGate(parts: GateParts): void {
  const { ipc, vault, session, note } = parts;
  let asking = false;

  /** Null for a command without a file or folder; `cancelled` when the user has chosen none. */
  async function fileFor(command: CommandName, input: unknown): Promise<Result<string | null>> {
    const { file, runs } = commands[command];
    if (file === null) return done(null);
    // No dialog for what would be refused anyway, and never two at once.
    if (runs !== 'main' && !vault.state.open) return refused('locked');
    if (asking) return refused('cancelled');
    asking = true;
    try {
      const path =
        file === 'folder'
          ? await parts.askForFolder()
          : await parts.askForFile(
              file,
              filePurposes[command as FileCommandName],
              command === 'file.save' ? endingIn(input) : null,
            );
      return path === null ? refused('cancelled') : done(path);
    } finally {
      asking = false;
    }
  }

  async function answerHere(
    command: MainCommandName,
    input: unknown,
    path: string | null,
  ): Promise<Reply<unknown>> {
    const handler = session[command] as (input: unknown, path: string | null) => Promise<Result<unknown>>;
    return handler(input, path);
  }

  async function answer(
    command: CommandName,
    event: IpcMainInvokeEvent,
    raw: unknown,
  ): Promise<Reply<unknown>> {
    if (!parts.isTrusted(event)) {
      note('refused-sender');
      return bug;
    }
    if (commands[command].runs === 'secret') {
      note('refused-secret-by-main');
      return bug;
    }
    const decoded = decodeInput(command, raw);
    if (!decoded.ok) return decoded;
    const file = await fileFor(command, decoded.value);
    if (!file.ok) return file;
    return commands[command].runs === 'main'
      ? answerHere(command as MainCommandName, decoded.value, file.value)
      : vault.call(command, decoded.value, file.value);
  }

  async function passPort(event: IpcMainEvent, message: unknown): Promise<void> {
    const [port, ...more] = event.ports;
    const command =
      typeof message === 'object' && message !== null && 'command' in message ? message.command : null;
    const isSecret = isCommandName(command) && commands[command].runs === 'secret';
    if (!parts.isTrusted(event) || port === undefined || more.length > 0 || !isSecret) {
      note('refused-port');
      for (const each of event.ports) each.close();
      return;
    }
    const file = await fileFor(command, null);
    if (file.ok) {
      await vault.secret(command, file.value, port);
      return;
    }
    const refusal: SecretAnswer = { kind: 'reply', reply: file };
    port.postMessage(refusal);
  }

  function failed(command: string, error: unknown): void {
    note(`bug-${command}`);
    parts.printBug(error);
  }

  for (const command of Object.keys(commands).filter(isCommandName)) {
    ipc.handle(commandChannel(command), async (event, raw: unknown) =>
      answer(command, event, raw).catch((error: unknown): Reply<never> => {
        failed(command, error);
        return bug;
      }),
    );
  }
  ipc.on(copiedChannel, (event) => {
    if (parts.isTrusted(event)) parts.copied();
    else note('refused-sender');
  });
  ipc.on(secretPortChannel, (event, message: unknown) => {
    passPort(event, message).catch((error: unknown) => failed('secret-port', error));
  });
}
