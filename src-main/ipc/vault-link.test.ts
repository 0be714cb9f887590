import { expect, test, vi } from 'vitest';
import { done, refused } from '../domain/result.ts';
import { VaultLink, type VaultChild } from './vault-link.ts';
import type { FromVault, ToVault } from './vault-wire.ts';

const setup = {
  vaultPath: '/v',
  anchorPath: '/a',
  cost: { memoryExponent: 13, passes: 1, parallelism: 1 },
  printBugs: false,
  sample: false,
};

function link() {
  const children: {
    sent: ToVault[];
    say: (message: FromVault) => void;
    exits: (() => void)[];
    killed: boolean;
  }[] = [];
  const died = vi.fn();
  const note = vi.fn();
  const progress = vi.fn();
  const times = vi.fn();
  const made = new VaultLink<string>({
    setup,
    note,
    died,
    progress,
    times,
    start(): VaultChild<string> {
      const say: (message: FromVault) => void = () => undefined;
      const child = { sent: [] as ToVault[], say, killed: false, exits: [] as (() => void)[] };
      children.push(child);
      return {
        send: (message) => void child.sent.push(message),
        onMessage: (listener) => (child.say = listener),
        onExit: (listener) => void child.exits.push(listener),
        kill: () => (child.killed = true),
      };
    },
  });
  const open = () =>
    children
      .at(-1)!
      .say({ kind: 'state', state: { open: true, clockBehind: false, restored: false, erasedAgain: null } });
  const exit = (index: number) => children[index]!.exits.forEach((listener) => listener());
  return { made, children, died, note, progress, times, open, exit };
}

test('the process is started when it is needed, and told where the vault is', async () => {
  const { made, children } = link();
  expect(children).toHaveLength(0);
  const reply = made.call('contact.list', undefined, null);
  expect(children[0]?.sent.map(({ kind }) => kind)).toEqual(['setup', 'call']);
  children[0]?.say({ kind: 'reply', id: 1, reply: done([]) });
  expect(await reply).toEqual(done([]));
});

test('killing answers whoever waits, and the next command gets a new process', async () => {
  const { made, children, died, open, exit } = link();
  const reply = made.call('contact.list', undefined, null);
  open();
  made.kill();
  expect(children[0]?.killed).toBe(true);
  expect(made.state.open).toBe(false);
  expect(await reply).toEqual(refused('locked'));
  // Its end was wanted: nothing else follows from it.
  exit(0);
  expect(died).not.toHaveBeenCalled();
  void made.call('contact.list', undefined, null);
  await vi.waitFor(() => expect(children).toHaveLength(2));
});

test('a new process waits until the killed one has let go of the file', async () => {
  const { made, children, exit } = link();
  void made.call('contact.list', undefined, null);
  made.kill();
  void made.call('contact.list', undefined, null);
  void made.secret('vault.unlock', null, 'port');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(children).toHaveLength(1);
  exit(0);
  await vi.waitFor(() => expect(children).toHaveLength(2));
  expect(children[1]?.sent.map(({ kind }) => kind)).toEqual(['setup', 'call', 'secret']);
});

test('a killed process is not believed any more', async () => {
  const { made, children, progress, open, exit } = link();
  void made.call('contact.list', undefined, null);
  made.kill();
  exit(0);
  void made.call('contact.list', undefined, null);
  await vi.waitFor(() => expect(children).toHaveLength(2));
  children[0]?.say({
    kind: 'state',
    state: { open: true, clockBehind: false, restored: false, erasedAgain: null },
  });
  children[0]?.say({ kind: 'progress', event: { command: 'vault.check', step: 's', done: 1, total: 1 } });
  expect(progress).not.toHaveBeenCalled();
  expect(made.state.open).toBe(false);
  open();
  expect(made.state.open).toBe(true);
});

test('a process that dies by itself locks', async () => {
  const { made, died, note, open, exit } = link();
  const reply = made.call('contact.list', undefined, null);
  open();
  exit(0);
  expect(await reply).toEqual(refused('locked'));
  expect(died).toHaveBeenCalledTimes(1);
  expect(note).toHaveBeenCalledWith('vault-process-died');
  expect(made.state.open).toBe(false);
});

test('closing waits for an open vault, but not for ever', async () => {
  const { made, children, open } = link();
  void made.call('contact.list', undefined, null);
  open();
  await made.close(20);
  expect(children[0]?.sent.at(-1)).toEqual({ kind: 'close' });
  expect(children[0]?.killed).toBe(true);
});

test('closing a locked one kills it at once', async () => {
  const { made, children } = link();
  void made.call('contact.list', undefined, null);
  await made.close(60_000);
  expect(children[0]?.killed).toBe(true);
});

test('each process is told whether to tell times, those started later too, and what they tell is passed on', () => {
  const { made, children, times } = link();
  made.remind(true);
  void made.call('contact.list', undefined, null);
  expect(children[0]?.sent.map(({ kind }) => kind)).toEqual(['setup', 'remind', 'call']);
  children[0]?.say({ kind: 'times', times: [5, 6] });
  expect(times).toHaveBeenCalledWith([5, 6]);
  made.remind(false);
  expect(children[0]?.sent.at(-1)).toEqual({ kind: 'remind', on: false });
  made.kill();
  void made.call('contact.list', undefined, null);
  children[0]?.say({ kind: 'times', times: [7] });
  expect(times).toHaveBeenCalledTimes(1);
});
