import { describe, expect, test } from 'vitest';
import { commandChannel, secretPortChannel } from '../../src-preload/contract/channels.ts';
import { done } from '../domain/result.ts';
import { gate, names } from './testing/gate-stage.ts';

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
