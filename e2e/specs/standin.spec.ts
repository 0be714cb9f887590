import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';

const appPath = join(import.meta.dirname, '..', 'standin', 'self-test');

interface SelfTest {
  call(channel: string, ...args: unknown[]): Promise<unknown>;
  sync(value: unknown): unknown;
  refuse(): void;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
  pathOf(file: File): Promise<{ path: string; name: string }>;
  uncloneable(): unknown;
  require(name: string): string;
  world(): unknown;
  openVaultPort(): void;
}

declare global {
  var selfTest: SelfTest;
  var vaultPort: MessagePort;
  var violations: string[];
}

/** What the self-test's main process has noted since the last time. */
async function eventsOf(page: Page): Promise<string[]> {
  return (await page.evaluate(() => globalThis.selfTest.call('events'))) as string[];
}

async function expectEvents(app: LaunchedApp, ...wanted: string[]): Promise<void> {
  const seen: string[] = [];
  await expect
    .poll(async () => {
      seen.push(...(await eventsOf(app.page)));
      return seen;
    })
    .toEqual(expect.arrayContaining(wanted));
}

/** Opens a port to the vault process and asks it something. */
async function askVault(page: Page, question: unknown): Promise<unknown> {
  return page.evaluate(async (asked) => {
    const arrived = new Promise<MessagePort>((resolve) => {
      addEventListener('message', (event) => resolve(event.ports[0]!), { once: true });
    });
    globalThis.selfTest.openVaultPort();
    globalThis.vaultPort = await arrived;
    const answer = new Promise((resolve) => {
      globalThis.vaultPort.addEventListener('message', (event) => resolve(event.data), { once: true });
    });
    globalThis.vaultPort.start();
    globalThis.vaultPort.postMessage(asked);
    return answer;
  }, question);
}

test.describe('stand-in', () => {
  let app: LaunchedApp;
  let profileDir: string;

  test.beforeEach(async ({ launchApp, newProfile }) => {
    profileDir = newProfile();
    app = await launchApp({ appPath, profileDir });
    await expect(app.page.locator('#state')).toHaveText('ready');
  });

  test('the preload runs in a genuine isolated world, and its API is there before the page', async () => {
    const found = await app.page.evaluate(() => ({
      early: Reflect.get(globalThis, 'apiWasThereAtOnce') as unknown,
      leaked: ['secretOfThePreload', 'require', 'process', 'standInReceive'].filter(
        (name) => name in globalThis,
      ),
      frozen: Object.isFrozen(globalThis.selfTest),
      world: globalThis.selfTest.world(),
    }));
    expect(found).toEqual({
      early: true,
      leaked: [],
      frozen: true,
      world: { pageGlobal: 'undefined', prototype: true },
    });
    expect(await app.page.evaluate(() => globalThis.selfTest.require('node:fs'))).toContain(
      'module not found',
    );
  });

  test('contextBridge clones values, passes functions and errors', async () => {
    const found = await app.page.evaluate(() => {
      const given = {
        number: 21,
        bytes: new Uint8Array([9]),
        map: new Map([[1, 2]]),
        deep: { list: [undefined] },
      };
      const result = globalThis.selfTest.sync(given) as { got: typeof given; doubled: number };
      const caught = (run: () => unknown) => {
        try {
          run();
          return 'nothing thrown';
        } catch (error) {
          return (error as Error).message;
        }
      };
      return {
        doubled: result.doubled,
        copied: result.got !== given,
        bytes: result.got.bytes instanceof Uint8Array && result.got.bytes[0] === 9,
        map: result.got.map.get(1),
        hole: 0 in result.got.deep.list,
        refused: caught(() => globalThis.selfTest.refuse()),
        uncloneable: caught(() => globalThis.selfTest.uncloneable()),
      };
    });
    expect(found).toMatchObject({ doubled: 42, copied: true, bytes: true, map: 2, hole: true });
    expect(found.refused).toBe('refused by the preload');
    expect(found.uncloneable).toContain('could not be cloned');
  });

  test('invoke carries structured clones and errors', async () => {
    const found = await app.page.evaluate(async () => {
      const given = {
        bytes: new Uint8Array([1, 2, 255]),
        date: new Date(5),
        big: 2n ** 70n,
        nan: Number.NaN,
        none: undefined,
        set: new Set(['ё']),
        ['__proto__']: 1,
      };
      const back = (await globalThis.selfTest.call('echo', given)) as typeof given;
      const failure = await globalThis.selfTest.call('fail').catch((error: Error) => error.message);
      const missing = await globalThis.selfTest.call('nothing').catch((error: Error) => error.message);
      return {
        bytes: [...back.bytes],
        date: back.date instanceof Date && back.date.getTime(),
        big: back.big === given.big,
        nan: Number.isNaN(back.nan),
        none: 'none' in back && back.none === undefined,
        set: back.set.has('ё'),
        failure,
        missing,
      };
    });
    expect(found).toEqual({
      bytes: [1, 2, 255],
      date: 5,
      big: true,
      nan: true,
      none: true,
      set: true,
      failure: "Error invoking remote method 'fail': TypeError: no such thing",
      missing: "Error invoking remote method 'nothing': Error: No handler registered for 'nothing'",
    });
  });

  test('the profile folder and the name are the app’s own', async () => {
    const paths = await app.page.evaluate(() => globalThis.selfTest.call('paths'));
    expect(paths).toEqual({ userData: profileDir, name: 'standin-self-test', version: '1.2.3' });
  });

  test('the policy from the protocol handler is in force', async () => {
    const found = await app.page.evaluate(async () => {
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', resolve));
      image.src = 'https://tracker.example/pixel.gif';
      await failed;
      // In a timer: what Playwright itself evaluates is exempt.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line eslint/no-eval -- the policy has to refuse it
            resolve(globalThis.eval('1 + 1'));
          } catch (error) {
            resolve((error as Error).name);
          }
        }, 0);
      });
      const fetched = await fetch('/index.html').catch((error: Error) => error.name);
      return { inline: 'inlineRan' in globalThis, evaluated, fetched };
    });
    expect(found.inline).toBe(false);
    expect(found.evaluated).toBe('EvalError');
    expect(found.fetched).toBe('TypeError');
    await expect
      .poll(() => app.page.evaluate(() => globalThis.violations))
      .toEqual(expect.arrayContaining(['img-src', 'script-src', 'connect-src']));
    expect(app.requests.filter(({ url }) => url.includes('tracker'))).toEqual([]);
    const headers = await app.page.reload().then((response) => response!.allHeaders());
    expect(headers['x-seen']).toBe('yes');
  });

  test('navigation and new windows are the app’s to refuse, and it is seen who refused', async () => {
    const { page } = app;
    const before = page.url();
    await page.evaluate(() => {
      location.assign('https://elsewhere.example/a');
    });
    await expectEvents(app, 'navigate https://elsewhere.example/a');
    await page.evaluate(() => {
      location.assign('https://let-through.example/b');
    });
    await page.evaluate(() => {
      globalThis.open('https://popup.example/c');
    });
    await expectEvents(app, 'navigate https://let-through.example/b', 'open https://popup.example/c');
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(page.url()).toBe(before);
    expect(app.requests).toEqual(
      expect.arrayContaining([
        { kind: 'navigation', url: 'https://elsewhere.example/a', outcome: 'refused by the app' },
        { kind: 'navigation', url: 'https://let-through.example/b', outcome: 'refused by the stand-in' },
        { kind: 'window', url: 'https://popup.example/c', outcome: 'refused by the app' },
      ]),
    );
  });

  test('downloads are the app’s to refuse', async () => {
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    await expect
      .poll(() => app.requests.filter(({ kind }) => kind === 'download').map(({ outcome }) => outcome))
      .toEqual(['refused by the app']);
  });

  test('permissions are as the app decides', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('a port reaches from the page to the utility process and back, in order, and carries ports', async () => {
    const { page } = app;
    const answer = (await askVault(page, { secret: new Uint8Array([7]).length })) as {
      vault: unknown;
      pid: number;
    };
    expect(answer).toEqual({ vault: { secret: 1 }, pid: await app.vaultPid() });
    const found = await page.evaluate(async () => {
      const answers: unknown[] = [];
      const all = new Promise<void>((resolve) => {
        globalThis.vaultPort.addEventListener('message', (event) => {
          answers.push((event.data as { vault: number }).vault);
          if (answers.length === 200) resolve();
        });
      });
      for (let n = 0; n < 200; n += 1) globalThis.vaultPort.postMessage(n);
      await all;
      const inner = new MessageChannel();
      const direct = new Promise((resolve) => {
        inner.port1.addEventListener('message', (event) => resolve((event.data as { vault: unknown }).vault));
        inner.port1.start();
      });
      globalThis.vaultPort.postMessage('by the inner port', [inner.port2]);
      const viaInner = await direct;
      globalThis.vaultPort.close();
      return { inOrder: answers.every((value, index) => value === index), viaInner };
    });
    expect(found).toEqual({ inOrder: true, viaInner: 'by the inner port' });
    await expectEvents(app, 'vault says "port closed"');
  });

  test('messages to a port wait for it to be passed on', async () => {
    const answers = await app.page.evaluate(async () => {
      const arrived = new Promise<MessagePort>((resolve) => {
        addEventListener('message', (event) => resolve(event.ports[0]!), { once: true });
      });
      globalThis.selfTest.openVaultPort();
      const port = await arrived;
      // Sent before the other end can have reached the vault process.
      for (let n = 0; n < 50; n += 1) port.postMessage(n);
      const heard: unknown[] = [];
      return new Promise((resolve) => {
        port.addEventListener('message', (event) => {
          heard.push((event.data as { vault: unknown }).vault);
          if (heard.length === 50) resolve(heard);
        });
        port.start();
      });
    });
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  test('a port from the main process arrives in the page', async () => {
    const heard = await app.page.evaluate(async () => {
      const arrived = new Promise<{ data: unknown; port: MessagePort }>((resolve) => {
        addEventListener('message', (event) => resolve({ data: event.data, port: event.ports[0]! }), {
          once: true,
        });
      });
      await globalThis.selfTest.call('send-port');
      const { data, port } = await arrived;
      const answer = new Promise((resolve) => {
        port.addEventListener('message', (event) => resolve(event.data));
      });
      port.start();
      port.postMessage('hello');
      return { data, answer: await answer };
    });
    expect(heard).toEqual({ data: { from: 'main' }, answer: ['main heard', 'hello'] });
  });

  test('a utility process has its parent port and arguments, no Electron, and is killed at once', async () => {
    await expectEvents(
      app,
      'spawn true',
      'vault prints args one',
      'vault says {"heard":3,"electron":"none"}',
    );
    const pid = (await app.vaultPid())!;
    process.kill(pid, 'SIGKILL');
    await expectEvents(app, 'exit 9');
    expect(await app.vaultPid()).toBeNull();
  });

  test('locking kills the renderer and the utility process, and both come back new', async () => {
    const { page } = app;
    const pid = await app.vaultPid();
    await page.evaluate(() => {
      Object.assign(globalThis, { typed: 'secret' });
    });
    const locked = app.nextPage();
    await page
      .evaluate(() => globalThis.selfTest.call('lock'))
      .catch(() => {
        // The renderer may be dead before it has the answer.
      });
    const next = await locked;
    expect(next).not.toBe(page);
    expect(await next.evaluate(() => 'typed' in globalThis)).toBe(false);
    await expect.poll(() => page.isClosed()).toBe(true);
    await expectEvents(app, 'gone crashed', 'exit 9');
    expect(await app.vaultPid()).not.toBe(pid);
    expect(await askVault(next, 'again')).toMatchObject({ vault: 'again' });
  });

  test('a crashed window can be loaded again', async () => {
    const again = app.nextPage();
    await app.page.evaluate(() => globalThis.selfTest.call('crash-and-reload')).catch(() => {});
    const next = await again;
    await expect(next.locator('#state')).toHaveText('ready');
    await expectEvents(app, 'gone crashed');
  });

  test('the renderer’s process is known, and killing it from outside is noticed', async () => {
    const { page } = app;
    const again = app.nextPage();
    await page.evaluate(() => globalThis.selfTest.call('kill-and-load')).catch(() => {});
    const next = await again;
    expect(next).not.toBe(page);
    await expect(next.locator('#state')).toHaveText('ready');
    await expectEvents(app, 'gone killed');
  });

  test('dialogs are answered by the test', async () => {
    const ask = (channel: string) => app.page.evaluate((name) => globalThis.selfTest.call(name), channel);
    await app.answerDialog({ open: ['/some/file.asc'] });
    expect(await ask('ask-open')).toEqual({ canceled: false, filePaths: ['/some/file.asc'] });
    const waiting = ask('ask-save');
    await expect.poll(async () => (await app.dialogs()).at(-1)?.kind).toBe('save');
    await app.answerDialog({ save: '/some/x.asc' });
    expect(await waiting).toEqual({ canceled: false, filePath: '/some/x.asc' });
    await app.answerDialog({ cancel: 'open' });
    expect(await ask('ask-open')).toEqual({ canceled: true, filePaths: [] });
    await app.answerDialog({ message: 1, checkboxChecked: true });
    expect(await ask('ask-message')).toEqual({ response: 1, checkboxChecked: true });
    expect((await app.dialogs())[0]).toEqual({
      kind: 'open',
      options: { title: 'Which?', properties: ['openFile'] },
    });
  });

  test('accelerators act unless the page or the app has used the key', async () => {
    const { keyboard } = app.page;
    await keyboard.press('Control+Shift+KeyL');
    await keyboard.press('Control+KeyB');
    await keyboard.press('F9');
    await app.page.locator('#field').focus();
    await keyboard.press('Control+KeyL');
    await expectEvents(app, 'menu lock');
    expect(await eventsOf(app.page)).toEqual([]);
    expect(await app.clickMenu('Bold')).toBe(true);
    expect(await app.clickMenu('Off')).toBe(false);
    await expectEvents(app, 'menu bold');
  });

  test('power, idle time, focus, clipboard and notifications are the test’s to set and see', async () => {
    await app.emitPower('suspend');
    await app.emitPower('lock-screen');
    await app.windowEvent('blur');
    await expectEvents(app, 'suspend', 'lock-screen', 'blur');
    await app.setIdle(301);
    expect(await app.page.evaluate(() => globalThis.selfTest.call('idle'))).toBe(301);
    await app.page.evaluate(() => globalThis.selfTest.call('copy', 'copied'));
    expect(await app.clipboard()).toBe('copied');
    await app.page.locator('#field').fill('from the page');
    await app.page.locator('#field').selectText();
    await app.page.keyboard.press('Control+KeyC');
    await expect.poll(() => app.clipboard()).toBe('from the page');
    await expectEvents(app, 'touched');
    expect(await app.notifications()).toEqual([{ title: 'Reminder', body: '' }]);
    expect(await app.windows()).toEqual([{ title: 'Self-test', visible: true, contentProtected: true }]);
  });

  test('dropped and chosen files have their paths, made-up ones have none', async ({ newProfile }) => {
    const file = join(profileDir, 'Ж "x" & y.txt');
    writeFileSync(file, 'contents');
    await app.dropFiles(app.page.locator('#drop'), [file]);
    const dropped = app.page.evaluate(() => Reflect.get(globalThis, 'dropped') as unknown);
    expect(await dropped).toEqual({ path: file, name: 'Ж "x" & y.txt' });
    await app.page.setInputFiles('#files', file);
    const chosen = await app.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#files');
      return globalThis.selfTest.pathOf(input!.files![0]!);
    });
    expect(chosen.path).toBe(file);
    const made = await app.page.evaluate(() => globalThis.selfTest.pathOf(new File(['x'], 'made-up.txt')));
    expect(made).toEqual({ path: '', name: 'made-up.txt' });
    expect(newProfile('other')).not.toBe(profileDir);
  });

  test('a second instance leaves and the first one hears of it', async ({ launchApp }) => {
    const second = await launchApp({ appPath, profileDir, args: ['--second'] });
    expect(await second.exited).toEqual({ code: 0, signal: null });
    await expectEvents(app, 'second-instance true');
  });

  test('a killed app leaves nothing running, and its profile can be opened again', async ({ launchApp }) => {
    const vault = (await app.vaultPid())!;
    expect(await app.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    await expect.poll(() => isRunning(vault)).toBe(false);
    const again = await launchApp({ appPath, profileDir });
    await expect(again.page.locator('#state')).toHaveText('ready');
    expect(await again.close()).toEqual({ code: 0, signal: null });
  });

  test('three people work at once, each in their own profile', async ({ launchApp, newProfile }) => {
    const others = await Promise.all(
      ['b', 'c'].map((name) => launchApp({ appPath, profileDir: newProfile(name) })),
    );
    const pids = [];
    for (const one of [app, ...others]) {
      await expect(one.page.locator('#state')).toHaveText('ready');
      const answer = (await askVault(one.page, 'who')) as { pid: number };
      pids.push(answer.pid);
    }
    expect(new Set(pids).size).toBe(3);
  });

  test('looks like a page', async ({ newProfile }) => {
    const picture = `${newProfile('self-test')}.png`;
    await app.page.screenshot({ path: picture });
    expect(readFileSync(picture).length).toBeGreaterThan(1000);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
