import type { IpcMainEvent, IpcMainInvokeEvent, MessagePortMain } from 'electron';
import { commandChannel } from '../../../src-preload/contract/channels.ts';
import { commands, type CommandName } from '../../../src-preload/contract/commands.ts';
import type { Reply } from '../../../src-preload/contract/failures.ts';
import { done } from '../../domain/result.ts';
import { openGate } from '../gate.ts';
import type { SessionHandlers } from '../session-commands.ts';
import { VaultLink, type VaultChild } from '../vault-link.ts';
import type { FromVault, ToVault } from '../vault-wire.ts';

const event = {} as IpcMainInvokeEvent;
export const names = Object.keys(commands) as CommandName[];

/** The gate with a vault process that says yes to everything and remembers what it was told. */
export function gate({ trusted = true, open = true, file = '/home/heron/file.pgp' as string | null } = {}) {
  const told: ToVault[] = [];
  const notes: string[] = [];
  const asked: string[] = [];
  const handlers = new Map<string, (event: IpcMainInvokeEvent, raw?: unknown) => Promise<Reply<unknown>>>();
  const listeners = new Map<string, (event: IpcMainEvent, message?: unknown) => void>();
  let answer: (message: FromVault) => void = () => undefined;
  const child: VaultChild<MessagePortMain> = {
    send(message) {
      told.push(message);
      if (message.kind === 'call') answer({ kind: 'reply', id: message.id, reply: done('answered') });
    },
    onMessage: (listener) => (answer = listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
  const vault = new VaultLink<MessagePortMain>({
    setup: {
      vaultPath: '/v',
      anchorPath: '/a',
      sample: false,
      cost: { memoryExponent: 13, passes: 1, parallelism: 1 },
      printBugs: false,
    },
    note: (code) => notes.push(code),
    start: () => child,
    progress: () => undefined,
    times: () => undefined,
    died: () => undefined,
  });
  const session = new Proxy({}, { get: (_, name) => async () => done(name) }) as SessionHandlers;
  openGate({
    ipc: {
      handle: (channel: string, handler: never) => void handlers.set(channel, handler),
      on: (channel: string, listener: never) => void listeners.set(channel, listener),
    } as never,
    vault,
    session,
    note: (code) => notes.push(code),
    isTrusted: () => trusted,
    askForFile: async (use, purpose) => {
      asked.push(`${use} ${purpose}`);
      return file;
    },
    askForFolder: async () => {
      asked.push('folder');
      return file;
    },
    copied: () => undefined,
    printBug: () => undefined,
  });
  const call = (name: CommandName, raw?: unknown) =>
    handlers.get(commandChannel(name))?.(event, raw) ?? Promise.reject(new Error(`nothing handles ${name}`));
  if (open) {
    void vault.call('schema.show', undefined, null);
    answer({ kind: 'state', state: { open: true, clockBehind: false, restored: false, erasedAgain: null } });
    told.length = 0;
  }
  return { call, told, notes, asked, handlers, listeners };
}
