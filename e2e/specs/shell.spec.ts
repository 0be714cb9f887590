import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { isRunning, processesHolding } from '../fixtures/processes.ts';

/* The shell around the app: what it refuses whatever the window asks, and what locking leaves behind. */

const passphrase = 'seven quiet herons cross the marsh';

interface Reply {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly refusal?: { readonly code: string };
}
type Subjects = Record<string, Record<string, (input?: unknown) => Promise<Reply>>>;

/** Calls `window.corridor`, the way the renderer does. */
async function ask(page: Page, command: string, input?: unknown): Promise<Reply> {
  return page.evaluate(
    ([name, given]) => {
      const [subject = '', verb = ''] = name.split('.');
      const api = Reflect.get(globalThis, 'corridor') as Subjects;
      return api[subject]![verb]!(given);
    },
    [command, input] as const,
  );
}

async function events(page: Page): Promise<Readonly<Record<string, number>>> {
  const { value } = await ask(page, 'session.events');
  return Object.fromEntries(
    (value as { code: string; count: number }[]).map(({ code, count }) => [code, count]),
  );
}

async function state(page: Page): Promise<string> {
  const { value } = await ask(page, 'session.show');
  return (value as { state: string }).state;
}

const weak = ['--test-weak-kdf'];

async function unlocked(app: LaunchedApp): Promise<void> {
  const created = await ask(app.page, 'vault.create', { passphrase, name: 'Heron', role: 'coordinator' });
  expect(created).toMatchObject({ ok: true });
  expect(await state(app.page)).toBe('unlocked');
}

test('the policy refuses scripts, requests and frames that are not the app’s', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile() });
  await app.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition }) =>
      seen.push(`${disposition} ${effectiveDirective}`),
    );
  });
  await app.page.evaluate(() => {
    const attempt = (act: () => unknown) => {
      try {
        act();
      } catch {
        // Refused at once: Trusted Types throw.
      }
    };
    const put = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes))
        attempt(() => element.setAttribute(name, value));
      document.body.append(element);
      return element;
    };
    const hit = 'globalThis.hit = true';
    attempt(() => put('script', {}).append(hit));
    // From a timer: what Playwright evaluates itself is exempt from the policy.
    setTimeout(() => {
      attempt(() => (Reflect.get(globalThis, 'eval') as (code: string) => void)(hit));
      attempt(() => setTimeout(hit as unknown as () => void, 0));
      attempt(() => (document.body.innerHTML = `<img src=x onerror="${hit}">`));
      attempt(() => fetch('https://example.org/').catch(() => null));
      attempt(() => new WebSocket('wss://example.org/'));
      attempt(() => navigator.sendBeacon('https://example.org/', 'x'));
    }, 0);
    put('div', { onclick: hit, style: 'color: red' }).click();
    put('img', { src: 'https://example.org/a.png' });
    put('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
    put('link', { rel: 'stylesheet', href: 'https://example.org/a.css' });
    put('link', { rel: 'prefetch', href: 'https://example.org/b' });
    put('iframe', { src: 'https://example.org/frame' });
    put('iframe', { src: 'about:blank#', srcdoc: `<script>parent.${hit}</script>` });
    put('base', { href: 'https://example.org/' });
    const form = put('form', { action: 'https://example.org/form', method: 'post' });
    attempt(() => (form as HTMLFormElement).submit());
  });

  const seen = () => app.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  for (const directive of [
    'default-src',
    'style-src-attr',
    'style-src-elem',
    'img-src',
    'connect-src',
    'frame-src',
    'base-uri',
    'form-action',
    'require-trusted-types-for',
  ]) {
    await expect.poll(seen, directive).toContain(`enforce ${directive}`);
  }
  // Scripts never get as far as `script-src`: Trusted Types refuse them first.
  expect(await app.page.evaluate(() => 'hit' in globalThis)).toBe(false);
  expect(
    app.requests.filter(({ url, outcome }) => outcome === 'served' && !url.startsWith('app://local/')),
  ).toEqual([]);
  expect(app.requests.filter(({ outcome }) => outcome === 'refused by the stand-in')).toEqual([]);
});

test('a request that the policy lets through is refused by the app when it names no file of its own', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile() });
  const before = (await events(app.page))['blocked-request'] ?? 0;
  await app.page.evaluate(async () => {
    for (const path of ['/x.png?leak=1', '/..%2f..%2fpackage.json', '/.hidden.js', '/main.exe']) {
      const image = new Image();
      await new Promise((resolve) => {
        image.addEventListener('error', resolve);
        image.src = path;
      });
    }
  });
  expect((await events(app.page))['blocked-request']).toBe(before + 4);
  const outcomes = app.requests.filter(({ url }) => url.includes('leak')).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['refused by the app']);
});

test('every response carries the protective headers', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile() });
  const response = await app.page.reload();
  const headers = response?.headers() ?? {};
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(headers['content-security-policy']).toContain(
    "require-trusted-types-for 'script'; trusted-types 'none'",
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(headers['permissions-policy']).toContain('camera=()');
});

test('every permission is denied', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile() });
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const found: Record<string, string> = {};
    for (const name of names) {
      found[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'denied',
      );
    }
    found['position'] = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    );
    found['media'] = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    found['clipboard'] = await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    );
    return found;
  });
  expect([...new Set(Object.values(states))]).toEqual(['denied']);
});

test('the window can be led nowhere', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile() });
  const home = app.page.url();
  await app.page.evaluate(() => {
    setTimeout(() => location.assign('https://example.org/away'), 0);
  });
  await expect.poll(async () => (await events(app.page))['blocked-navigation']).toBe(1);
  await app.page.evaluate(() => window.open('https://example.org/popup'));
  await expect.poll(async () => (await events(app.page))['blocked-window']).toBe(1);
  expect(app.page.url()).toBe(home);
  expect(app.requests).toContainEqual({
    kind: 'navigation',
    url: 'https://example.org/away',
    outcome: 'refused by the app',
  });
});

test('nothing of Electron or Node reaches the page', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile() });
  const found = await app.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].filter(
      (name) => name in globalThis,
    ),
    methods: Object.values(Reflect.get(globalThis, 'corridor') as object)
      .flatMap((subject) => Object.keys(subject as object))
      .filter((name) => /invoke|send|ipc/i.test(name)),
    frozen: Object.isFrozen(Reflect.get(globalThis, 'corridor')),
  }));
  expect(found).toEqual({ globals: [], methods: [], frozen: true });
});

test('the title is neutral, and the menu speaks the chosen language', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile(), args: ['--lang=ru'] });
  await app.page.evaluate(() => (document.title = 'Maria K., visa refused'));
  expect(await app.windows()).toMatchObject([{ title: 'Corridor' }]);
  expect((await ask(app.page, 'session.show')).value).toMatchObject({ language: 'ru', state: 'no vault' });
  expect(await app.clickMenu('Настройки')).toBe(true);
  expect(await ask(app.page, 'session.language', { language: 'en' })).toEqual({ ok: true, value: null });
  expect(await app.clickMenu('Settings')).toBe(true);
});

test('a second instance leaves, and the first goes on', async ({ launchApp, newProfile }) => {
  const profileDir = newProfile();
  const first = await launchApp({ profileDir });
  const second = await launchApp({ profileDir });
  expect(await second.exited).toMatchObject({ code: 0 });
  expect(await state(first.page)).toBe('no vault');
});

test('malformed input is refused by name, and no path comes from the window', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await unlocked(app);
  const malformed = { ok: false, refusal: { code: 'input-malformed' } };
  expect(await ask(app.page, 'record.get', { id: '../../etc/passwd' })).toEqual(malformed);
  expect(await ask(app.page, 'identity.saveCertificate', { path: '/tmp/stray' })).toEqual(malformed);
  expect(await ask(app.page, 'session.lockMinutes', { minutes: 0 })).toEqual(malformed);
  expect(await ask(app.page, 'vault.unlock', { passphrase: 1 })).toEqual(malformed);
  expect(await app.dialogs()).toEqual([]);
});

test('a file is asked for by the app, and only its name comes back', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await unlocked(app);
  await app.answerDialog({ cancel: 'save' });
  expect(await ask(app.page, 'identity.saveCertificate')).toEqual({
    ok: false,
    refusal: { code: 'cancelled' },
  });

  const folder = newProfile('files');
  mkdirSync(folder, { recursive: true });
  await app.answerDialog({ save: join(folder, 'me.asc') });
  expect(await ask(app.page, 'identity.saveCertificate')).toEqual({ ok: true, value: { file: 'me.asc' } });

  // By the secret port, whose path comes from the same dialog.
  await app.answerDialog({ cancel: 'save' });
  expect(await ask(app.page, 'identity.saveSecret', { passphrase })).toMatchObject({
    refusal: { code: 'cancelled' },
  });
  await app.answerDialog({ save: join(folder, 'secret.asc') });
  expect(await ask(app.page, 'identity.saveSecret', { passphrase })).toEqual({
    ok: true,
    value: { file: 'secret.asc' },
  });
  expect(readdirSync(folder).toSorted()).toEqual(['me.asc', 'secret.asc']);
  expect(statSync(join(folder, 'secret.asc')).mode & 0o777).toBe(0o600);
});

const ways: Readonly<Record<string, (app: LaunchedApp) => Promise<unknown>>> = {
  'the command': (app) => ask(app.page, 'session.lock').catch(() => null),
  'Ctrl+L': (app) => app.page.keyboard.press('Control+KeyL').catch(() => null),
  'the menu': (app) => app.clickMenu('lock'),
  suspend: (app) => app.emitPower('suspend'),
  'the screen lock': (app) => app.emitPower('lock-screen'),
  idleness: (app) => app.setIdle(5 * 60),
};

for (const [way, lock] of Object.entries(ways)) {
  test(`locking by ${way} ends the vault process and the page`, async ({ launchApp, newProfile }) => {
    const app = await launchApp({ profileDir: newProfile(), args: weak });
    await unlocked(app);
    const [page, vault] = [app.page, await app.vaultPid()];
    expect(vault).not.toBeNull();
    const next = app.nextPage();
    await lock(app);
    await next;
    expect(await state(app.page)).toBe('locked');
    await expect.poll(() => page.isClosed()).toBe(true);
    await expect.poll(() => isRunning(vault ?? 0)).toBe(false);
  });
}

test('nothing that the page knew is left in the memory of what still runs', async ({
  launchApp,
  newProfile,
}) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await unlocked(app);
  // Made from a seed on both sides: the canary itself never passes through a driver.
  const seed = 'shell-spec-canary';
  const canary = createHash('sha256').update(seed).digest('hex');
  await app.page.evaluate(async (text) => {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    Object.assign(window, { canary: hex });
    document.body.append(hex);
  }, seed);
  // Positive control: the search finds it while the page is there.
  expect(processesHolding(canary, app.mainPid)).not.toEqual([]);
  const next = app.nextPage();
  await app.clickMenu('lock');
  await next;
  await expect.poll(() => processesHolding(canary, app.mainPid)).toEqual([]);
});

test('the profile folder holds what is known and nobody else may read it', async ({
  launchApp,
  newProfile,
}) => {
  const profileDir = newProfile();
  const app = await launchApp({ profileDir, args: weak });
  await unlocked(app);
  await ask(app.page, 'session.lockMinutes', { minutes: 7 });
  await app.close();
  const known = ['anchor', 'browser', 'settings.json', 'vault.corridor'];
  const found = readdirSync(profileDir).filter((name) => name !== 'single-instance');
  expect(found.filter((name) => !known.includes(name))).toEqual([]);
  for (const name of found) expect(statSync(join(profileDir, name)).mode & 0o077, name).toBe(0);

  const again = await launchApp({ profileDir, args: weak });
  expect((await ask(again.page, 'session.show')).value).toMatchObject({ state: 'locked', lockMinutes: 7 });
});

test('the vault process dies: the window starts anew, locked', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await unlocked(app);
  const next = app.nextPage();
  process.kill((await app.vaultPid()) ?? 0, 'SIGKILL');
  await next;
  expect(await state(app.page)).toBe('locked');
  expect(await ask(app.page, 'vault.unlock', { passphrase })).toMatchObject({ ok: true });
  expect(await events(app.page)).toMatchObject({ 'vault-process-died': 1 });
});

test('progress of the vault process reaches the window', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await app.page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { events } = Reflect.get(globalThis, 'corridor') as {
      events: { onProgress(listener: (event: unknown) => void): void };
    };
    events.onProgress((event) => heard.push(event));
  });
  await unlocked(app);
  await ask(app.page, 'vault.check');
  const heard = await app.page.evaluate(() => Reflect.get(window, 'heard') as { command: string }[]);
  expect(new Set(heard.map(({ command }) => command)).size).toBeGreaterThan(0);
  for (const event of heard)
    expect(Object.keys(event).toSorted()).toEqual(['command', 'done', 'step', 'total']);
});

test('a backup takes the place of the vault, which stays beside it', async ({ launchApp, newProfile }) => {
  const profileDir = newProfile();
  const app = await launchApp({ profileDir, args: weak });
  await unlocked(app);
  const backup = join(newProfile('elsewhere'), 'backup.corridor');
  mkdirSync(join(backup, '..'), { recursive: true });
  await app.answerDialog({ save: backup });
  expect(await ask(app.page, 'vault.backup', { passphrase })).toMatchObject({
    ok: true,
    value: { file: 'backup.corridor' },
  });

  // Not without the user's own yes, in a box that the window can't reach.
  await app.answerDialog({ open: [backup] });
  await app.answerDialog({ message: 0 });
  expect(await ask(app.page, 'vault.restore')).toMatchObject({ refusal: { code: 'cancelled' } });
  expect(await state(app.page)).toBe('unlocked');

  await app.answerDialog({ open: [backup] });
  await app.answerDialog({ message: 1 });
  const next = app.nextPage();
  void ask(app.page, 'vault.restore').catch(() => null);
  await next;
  expect(await state(app.page)).toBe('locked');
  expect(readdirSync(profileDir)).toContainEqual(expect.stringMatching(/^vault-replaced-.*\.corridor$/));
  expect(await ask(app.page, 'vault.unlock', { passphrase })).toMatchObject({ ok: true });
});

test('the renderer process dies: the vault is locked and the window starts anew', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await unlocked(app);
  const vault = (await app.vaultPid()) ?? 0;
  const next = app.nextPage();
  const cdp = await app.page.context().newCDPSession(app.page);
  // Never answered: who should answer is dead.
  void cdp.send('Page.crash').catch(() => null);
  await next;
  expect(await state(app.page)).toBe('locked');
  await expect.poll(() => isRunning(vault)).toBe(false);
  expect(await events(app.page)).toMatchObject({ 'locked-window-died': 1 });
});
