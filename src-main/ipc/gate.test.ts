import fc from 'fast-check';
import type { IpcMainEvent, IpcMainInvokeEvent, MessagePortMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { commandChannel, secretPortChannel } from '../../src-preload/contract/channels.ts';
import { commands, type CommandName } from '../../src-preload/contract/commands.ts';
import type { Reply } from '../../src-preload/contract/failures.ts';
import { done } from '../domain/result.ts';
import type { Handlers } from '../actions/ports/desk.ts';
import { answerCommand } from './answer-command.ts';
import { openGate } from './gate.ts';
import type { SessionHandlers } from './session-commands.ts';
import { VaultLink, type VaultChild } from './vault-link.ts';
import type { FromVault, ToVault } from './vault-wire.ts';

const event = {} as IpcMainInvokeEvent;
const names = Object.keys(commands) as CommandName[];

/** The gate with a vault process that says yes to everything and remembers what it was told. */
function gate({ trusted = true, open = true, file = '/home/heron/file.pgp' as string | null } = {}) {
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

/** What a window that was taken over might send: anything, things that look right, and paths. The same in every run. */
function randomInputs(count: number): unknown[] {
  return fc.sample(
    fc.oneof(
      fc.anything({
        maxDepth: 3,
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      fc.record({ id: fc.stringMatching(/^[0-9a-f]{32}$/), text: fc.string(), limit: fc.integer() }),
      fc.record({ path: fc.constant('/etc/passwd'), passphrase: fc.string() }),
      fc.record({ passphrase: fc.string() }),
      fc.record({ key: fc.string(), value: fc.jsonValue() }),
      fc.constant({ bytes: new Uint8Array(10) }),
      fc.constant(undefined),
    ),
    { numRuns: count, seed: 7 },
  );
}

test('one channel per command, and no other', () => {
  expect([...gate().handlers.keys()].toSorted()).toEqual(names.map(commandChannel).toSorted());
});

test('a wrong sender is answered nothing, on every channel', async () => {
  const { call, told, notes } = gate({ trusted: false });
  for (const name of names) expect(await call(name)).toEqual({ ok: false, refusal: { code: 'bug' } });
  expect(told).toEqual([]);
  expect(new Set(notes)).toEqual(new Set(['refused-sender']));
});

test('a passphrase sent through main is refused and not passed on', async () => {
  const { call, told } = gate();
  expect(await call('vault.unlock', { passphrase: 'x' })).toEqual({ ok: false, refusal: { code: 'bug' } });
  expect(told).toEqual([]);
});

test(
  '10,000 random calls per channel: every one answered, none crashes it, no stray path',
  { timeout: 120_000 },
  async () => {
    const { call, told } = gate();
    const values = randomInputs(10_000);
    const codes = new Set<string>();
    for (const name of names) {
      for (const value of values) {
        const reply = await call(name, value);
        if (!reply.ok) codes.add(reply.refusal.code);
      }
    }
    expect([...codes].toSorted()).toEqual(['bug', 'input-malformed']);
    const paths = new Set(told.map((message) => (message.kind === 'call' ? message.path : null)));
    expect([...paths].filter((path) => path !== null && path !== '/home/heron/file.pgp')).toEqual([]);
  },
);

test(
  '10,000 random inputs by each secret port: every one answered, none with more than a code',
  { timeout: 120_000 },
  async () => {
    const values = randomInputs(10_000);
    const codes = new Set<string>();
    const parts = {
      desk: {
        handlers: new Proxy({}, { get: () => async () => done(null) }) as Handlers,
        state: () => ({ open: true, clockBehind: false, restored: false, erasedAgain: null }),
        reminderTimes: () => [],
        idle: async () => undefined,
        close: async () => undefined,
      },
      note: () => undefined,
      inTurn: <T>(work: () => Promise<T>) => work(),
      progress: () => undefined,
      printBug: () => undefined,
      elapsed: () => 0,
    };
    for (const [name, { runs, file }] of Object.entries(commands)) {
      if (runs !== 'secret') continue;
      for (const value of values) {
        const reply = await answerCommand(parts, 'secret', name, value, file === null ? null : '/chosen');
        if (!reply.ok) codes.add(JSON.stringify(reply.refusal));
      }
    }
    expect([...codes]).toEqual(['{"code":"input-malformed"}']);
  },
);

test('cycles, endless nesting and one object in a million places are malformed like anything else', async () => {
  const { call } = gate();
  const malformed = { ok: false, refusal: { code: 'input-malformed' } };
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(await call('draft.save', { key: 'k', value: cycle })).toEqual(malformed);
  let deep: unknown = 0;
  for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
  expect(await call('draft.save', { key: 'k', value: deep })).toEqual(malformed);
  let doubled: unknown = 0;
  for (let depth = 0; depth < 40; depth += 1) doubled = [doubled, doubled];
  expect(await call('draft.save', { key: 'k', value: doubled })).toEqual(malformed);
  expect(await call('draft.save', { key: 'k', value: { nested: [1, null, { deep: 'ok' }] } })).toEqual(
    done('answered'),
  );
});

describe('files', () => {
  test('the path comes from the dialog', async () => {
    const { call, told, asked } = gate();
    await call('bundle.choose');
    expect(asked).toEqual(['open bundle']);
    expect(told).toMatchObject([{ kind: 'call', command: 'bundle.choose', path: '/home/heron/file.pgp' }]);
  });

  test('cancelled is a refusal and nothing is passed on', async () => {
    const { call, told } = gate({ file: null });
    expect(await call('bundle.choose')).toEqual({ ok: false, refusal: { code: 'cancelled' } });
    expect(told).toEqual([]);
  });

  test('no dialog for a locked vault', async () => {
    const { call, asked } = gate({ open: false });
    expect(await call('bundle.choose')).toEqual({ ok: false, refusal: { code: 'locked' } });
    expect(asked).toEqual([]);
  });

  test('a folder is asked for in a dialog of its own', async () => {
    const { call, told, asked } = gate({ file: '/home/heron/Sync' });
    await call('folder.choose');
    expect(asked).toEqual(['folder']);
    expect(told).toMatchObject([{ kind: 'call', command: 'folder.choose', path: '/home/heron/Sync' }]);
    expect(await gate({ file: null }).call('folder.choose')).toEqual({
      ok: false,
      refusal: { code: 'cancelled' },
    });
  });

  test('one dialog at a time', async () => {
    const { call, asked } = gate();
    const [first, second] = await Promise.all([call('bundle.choose'), call('identity.saveCertificate')]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: false, refusal: { code: 'cancelled' } });
    expect(asked).toHaveLength(1);
  });
});

describe('secret ports', () => {
  function port() {
    const posted: unknown[] = [];
    const made = {
      closed: false,
      postMessage: (message: unknown) => posted.push(message),
      close: () => (made.closed = true),
    };
    return { port: made, posted };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('a port goes to the vault process with its command', async () => {
    const { listeners, told } = gate();
    const { port: given } = port();
    listeners.get(secretPortChannel)?.({ ports: [given] } as never, { command: 'vault.unlock' });
    await settled();
    expect(told).toEqual([{ kind: 'secret', command: 'vault.unlock', path: null }]);
    expect(given.closed).toBe(false);
  });

  test.each([
    ['a command that is not secret', { command: 'record.list' }],
    ['a command that does not exist', { command: '__proto__' }],
    ['no command', null],
  ])('%s is refused and its port closed', async (_, message) => {
    const { listeners, told, notes } = gate();
    const { port: given } = port();
    listeners.get(secretPortChannel)?.({ ports: [given] } as never, message);
    await settled();
    expect(told).toEqual([]);
    expect(given.closed).toBe(true);
    expect(notes).toEqual(['refused-port']);
  });

  test('from a wrong sender it is closed', async () => {
    const { listeners, told } = gate({ trusted: false });
    const { port: given } = port();
    listeners.get(secretPortChannel)?.({ ports: [given] } as never, { command: 'vault.unlock' });
    await settled();
    expect([told, given.closed]).toEqual([[], true]);
  });

  test('a cancelled dialog answers by the port', async () => {
    const { listeners, told } = gate({ file: null });
    const { port: given, posted } = port();
    listeners.get(secretPortChannel)?.({ ports: [given] } as never, { command: 'identity.saveSecret' });
    await settled();
    expect(posted).toEqual([{ kind: 'reply', reply: { ok: false, refusal: { code: 'cancelled' } } }]);
    expect(told).toEqual([]);
  });
});
