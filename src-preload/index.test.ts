import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { commandChannel, copiedChannel, secretPortChannel } from './contract/channels.ts';
import { commands, type CommandName } from './contract/commands.ts';

type Methods = Record<string, Record<string, (...args: unknown[]) => unknown>>;

const electron = vi.hoisted(() => ({
  exposed: {} as Record<string, unknown>,
  invoked: [] as unknown[][],
  sent: [] as unknown[][],
  posted: [] as unknown[][],
  listeners: new Map<string, Set<(...args: unknown[]) => void>>(),
  invoke: (): Promise<unknown> => Promise.resolve({ ok: true, value: 'answered' }),
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (key: string, api: unknown) => (electron.exposed[key] = api) },
  ipcRenderer: {
    invoke(...args: unknown[]) {
      electron.invoked.push(args);
      return electron.invoke();
    },
    send: (...args: unknown[]) => electron.sent.push(args),
    postMessage: (...args: unknown[]) => electron.posted.push(args),
    on(channel: string, listener: () => void) {
      electron.listeners.set(channel, (electron.listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener: (channel: string, listener: () => void) =>
      electron.listeners.get(channel)?.delete(listener),
  },
}));

const page = new EventTarget();
let api: Methods = {};

beforeAll(async () => {
  vi.stubGlobal('window', page);
  await import('./index.ts');
  api = electron.exposed['corridor'] as Methods;
});

beforeEach(() => {
  electron.invoked.length = 0;
  electron.posted.length = 0;
  electron.invoke = () => Promise.resolve({ ok: true, value: 'answered' });
});

function method(name: string) {
  const [subject = '', verb = ''] = name.split('.');
  return api[subject]![verb]!;
}

const names = Object.keys(commands) as CommandName[];

test('one method per command and two events, nothing else', () => {
  const methods = Object.entries(api).flatMap(([subject, verbs]) =>
    Object.keys(verbs).map((verb) => `${subject}.${verb}`),
  );
  expect(methods.toSorted()).toEqual([...names, 'events.onMenu', 'events.onProgress'].toSorted());
});

test.each(names.filter((name) => commands[name].runs !== 'secret'))(
  '%s goes to its own channel',
  async (name) => {
    expect(await method(name)({ given: 1 })).toEqual({ ok: true, value: 'answered' });
    expect(electron.invoked).toEqual([[commandChannel(name), { given: 1 }]]);
  },
);

test.each(names.filter((name) => commands[name].runs === 'secret'))(
  '%s shows main its name and nothing more',
  async (name) => {
    const reply = method(name)({ passphrase: 'seven herons' });
    const [[channel, message, ports]] = electron.posted as [[string, unknown, [MessagePort]]];
    expect([channel, message]).toEqual([secretPortChannel, { command: name }]);
    expect(electron.invoked).toEqual([]);
    const [port] = ports;
    const heard = new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    port.postMessage({ kind: 'ready' });
    expect(await heard).toEqual({ passphrase: 'seven herons' });
    port.postMessage({ kind: 'reply', reply: { ok: true, value: 'in' } });
    expect(await reply).toEqual({ ok: true, value: 'in' });
  },
);

test('nothing leaves before the other end is ready, and its end means locked', async () => {
  const reply = method('vault.unlock')({ passphrase: 'seven herons' });
  const [[, , [port]]] = electron.posted as [[string, unknown, [MessagePort]]];
  const heard = vi.fn();
  port.onmessage = heard;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).not.toHaveBeenCalled();
  port.close();
  expect(await reply).toEqual({ ok: false, refusal: { code: 'locked' } });
});

test('what Electron says of a failed call does not reach the page', async () => {
  electron.invoke = () => Promise.reject(new Error('Error invoking remote method: /home/heron/…'));
  expect(await method('contact.list')()).toEqual({ ok: false, refusal: { code: 'bug' } });
});

test('listeners get the data, never Electron’s event, and can leave', () => {
  const heard = vi.fn();
  const leave = api['events']!['onMenu']!(heard) as () => void;
  const say = () => electron.listeners.get('menu')?.forEach((listener) => listener({ sender: 'ipc' }, 'new'));
  say();
  leave();
  say();
  expect(heard.mock.calls).toEqual([['new']]);
});

test('copying is told to main without what was copied', () => {
  page.dispatchEvent(new Event('copy'));
  expect(electron.sent).toEqual([[copiedChannel]]);
});
