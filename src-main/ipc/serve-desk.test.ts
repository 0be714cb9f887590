import { expect, test, vi } from 'vitest';
import type { SecretAnswer } from '../../src-preload/contract/channels.ts';
import type { Desk, DeskContext, DeskState, Handlers } from '../actions/ports/desk.ts';
import { done } from '../domain/result.ts';
import { serveDesk, type SecretPort } from './serve-desk.ts';
import type { FromVault } from './vault-wire.ts';

type Handler = (input: unknown, context: DeskContext) => Promise<unknown>;

function serve(
  own: Record<string, Handler>,
  { idleAfter = 60_000, hears = true, elapsed = () => performance.now() } = {},
) {
  const sent: FromVault[] = [];
  const state: { -readonly [K in keyof DeskState]: DeskState[K] } = {
    open: false,
    clockBehind: false,
    restored: false,
    erasedAgain: null,
  };
  const idle = vi.fn(async () => undefined);
  const close = vi.fn(async () => undefined);
  const reminderTimes = vi.fn((): readonly number[] => [1, 2]);
  const desk: Desk = {
    handlers: own as unknown as Handlers,
    state: () => ({ ...state }),
    reminderTimes,
    idle,
    close,
  };
  const hear = serveDesk({
    desk,
    // As main does it: every state is acknowledged.
    send(message) {
      sent.push(message);
      if (hears && message.kind === 'state') queueMicrotask(() => hear({ kind: 'heard' }, []));
    },
    printBug: () => undefined,
    elapsed,
    idleAfter,
  });
  let id = 0;
  const call = (command: string, input?: unknown, path: string | null = null) => {
    const mine = (id += 1);
    hear({ kind: 'call', id: mine, command, input, path }, []);
    return vi.waitFor(() => {
      const reply = sent.find((message) => message.kind === 'reply' && message.id === mine);
      if (reply?.kind !== 'reply') throw new Error('no reply yet');
      return reply.reply;
    });
  };
  return { hear, call, sent, idle, close, state, reminderTimes };
}

function port(): { port: SecretPort; posted: SecretAnswer[]; say: (data: unknown) => void } {
  const posted: SecretAnswer[] = [];
  let listener: (event: { data: unknown }) => void = () => undefined;
  return {
    posted,
    say: (data) => listener({ data }),
    port: {
      on: (_, given) => (listener = given),
      start: () => undefined,
      close: () => undefined,
      postMessage: (message) => posted.push(message),
    },
  };
}

const bug = { ok: false, refusal: { code: 'bug' } };

test('input is decoded again', async () => {
  const handler = vi.fn<Handler>(async () => done(null));
  const { call } = serve({ 'record.get': handler });
  expect(await call('record.get', { id: 'nonsense' })).toEqual({
    ok: false,
    refusal: { code: 'input-malformed' },
  });
  expect(handler).not.toHaveBeenCalled();
});

test('a bug crosses as its code alone', async () => {
  const { call, sent } = serve({
    'contact.list': async () => {
      throw new Error('Maria K. lives at 4 Reed Lane');
    },
  });
  expect(await call('contact.list')).toEqual(bug);
  expect(sent).toContainEqual({ kind: 'event', code: 'bug-contact.list' });
  expect(JSON.stringify(sent)).not.toContain('Maria');
});

test('each command has one door', async () => {
  const handler = vi.fn<Handler>(async () => done(null));
  const { call, hear } = serve({ 'vault.unlock': handler, 'contact.list': handler });
  expect(await call('vault.unlock', { passphrase: 'x' })).toEqual(bug);
  const { port: given, posted, say } = port();
  hear({ kind: 'secret', command: 'contact.list', path: null }, [given]);
  say(undefined);
  await vi.waitFor(() => expect(posted).toContainEqual({ kind: 'reply', reply: bug }));
  expect(handler).not.toHaveBeenCalled();
});

test('a path only where the command has a file, and only an absolute one', async () => {
  const handler = vi.fn<Handler>(async () => done(null));
  const { call } = serve({ 'contact.list': handler, 'bundle.choose': handler });
  expect(await call('contact.list', undefined, '/x')).toEqual(bug);
  expect(await call('bundle.choose')).toEqual(bug);
  expect(await call('bundle.choose', undefined, 'relative/x')).toEqual(bug);
  expect(handler).not.toHaveBeenCalled();
  expect(await call('bundle.choose', undefined, '/x')).toEqual(done(null));
  expect(handler).toHaveBeenCalledWith(undefined, expect.objectContaining({ path: '/x' }));
});

test('the input of a secret command is asked for when the port is here, and taken once', async () => {
  const handler = vi.fn<Handler>(async () => done('in'));
  const { hear } = serve({ 'vault.unlock': handler });
  const { port: given, posted, say } = port();
  hear({ kind: 'secret', command: 'vault.unlock', path: null }, [given]);
  expect(posted).toEqual([{ kind: 'ready' }]);
  say({ passphrase: 'one' });
  say({ passphrase: 'two' });
  await vi.waitFor(() => expect(posted).toHaveLength(2));
  expect(handler).toHaveBeenCalledTimes(1);
  expect(posted[1]).toEqual({ kind: 'reply', reply: done('in') });
});

test('main knows that the vault is open before the window does', async () => {
  const { hear, sent, state } = serve(
    {
      'vault.unlock': async () => {
        state.open = true;
        return done(null);
      },
    },
    { hears: false },
  );
  const { port: given, posted, say } = port();
  hear({ kind: 'secret', command: 'vault.unlock', path: null }, [given]);
  say({ passphrase: 'x' });
  await vi.waitFor(() => expect(sent.filter(({ kind }) => kind === 'state')).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(posted).toEqual([{ kind: 'ready' }]);
  hear({ kind: 'heard' }, []);
  await vi.waitFor(() => expect(posted).toHaveLength(2));
});

test('writing commands take turns; reading ones and cancelling do not wait', async () => {
  const log: string[] = [];
  const gates = new Map<string, () => void>();
  const slow = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve) => gates.set(name, resolve));
    log.push(`${name} ends`);
    return done(null);
  };
  const { call } = serve({
    'bundle.apply': slow('apply'),
    'draft.save': slow('draft'),
    'contact.list': async () => done(null),
    'bundle.cancel': async () => done(null),
  });
  const apply = call('bundle.apply', { token: 't' });
  const draft = call('draft.save', { key: 'k', value: null });
  await call('contact.list');
  await call('bundle.cancel');
  expect(log).toEqual(['apply begins']);
  gates.get('apply')?.();
  await apply;
  await vi.waitFor(() => expect(log).toEqual(['apply begins', 'apply ends', 'draft begins']));
  gates.get('draft')?.();
  await draft;
});

test('progress is thinned out, but the last of each step arrives', async () => {
  let now = 0;
  const { call, sent } = serve(
    {
      'vault.check': async (_, { progress }) => {
        for (let done_ = 1; done_ <= 1000; done_ += 1) progress('segments', done_, 1000);
        progress('records', 1, 1);
        return done(null);
      },
    },
    // A millisecond for each.
    { elapsed: () => (now += 1) },
  );
  await call('vault.check');
  const events = sent.flatMap((message) => (message.kind === 'progress' ? [message.event] : []));
  expect(events).toHaveLength(22);
  expect(events).toContainEqual({ command: 'vault.check', step: 'segments', done: 1000, total: 1000 });
  expect(events.at(-1)).toEqual({ command: 'vault.check', step: 'records', done: 1, total: 1 });
});

test('a snapshot is due when an open vault was quiet for a while', async () => {
  const { call, idle, state } = serve({ 'contact.list': async () => done(null) }, { idleAfter: 20 });
  await call('contact.list');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(idle).not.toHaveBeenCalled();
  state.open = true;
  await call('contact.list');
  await vi.waitFor(() => expect(idle).toHaveBeenCalledTimes(1));
});

test('closing waits for what is being written', async () => {
  const order: string[] = [];
  const { call, hear, close, sent } = serve({
    'draft.save': async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('saved');
      return done(null);
    },
  });
  close.mockImplementation(async () => void order.push('closed'));
  const saving = call('draft.save', { key: 'k', value: 1 });
  hear({ kind: 'close' }, []);
  await saving;
  await vi.waitFor(() => expect(sent).toContainEqual({ kind: 'closed' }));
  expect(order).toEqual(['saved', 'closed']);
});

test('times are told only when they are wanted, of an open vault, after what writes, and when they are others', async () => {
  const { hear, call, sent, state, reminderTimes } = serve({
    'contact.list': async () => done(null),
    'draft.save': async () => done(null),
  });
  const told = () => sent.filter(({ kind }) => kind === 'times');
  const write = () => call('draft.save', { key: 'k', value: 1 });
  state.open = true;
  await write();
  expect(reminderTimes).not.toHaveBeenCalled();
  hear({ kind: 'remind', on: true }, []);
  expect(told()).toEqual([{ kind: 'times', times: [1, 2] }]);
  await write();
  expect(told()).toHaveLength(1);
  reminderTimes.mockReturnValue([3]);
  await call('contact.list');
  expect(told()).toHaveLength(1);
  await write();
  expect(told().at(-1)).toEqual({ kind: 'times', times: [3] });
  hear({ kind: 'remind', on: false }, []);
  reminderTimes.mockReturnValue([4]);
  await write();
  expect(told()).toHaveLength(2);
});

test('a locked vault tells no times', () => {
  const { hear, sent } = serve({});
  hear({ kind: 'remind', on: true }, []);
  expect(sent).toEqual([]);
});
