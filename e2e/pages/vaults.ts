import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import type { LaunchedApp, LaunchOptions } from '../fixtures/launched-app.ts';
import { must, mustWithBytes } from '../fixtures/window-api.ts';
import { passphrase } from './first-steps.ts';

/* Vaults, contacts and files made through the window's own interface: for specs that are about what comes after. */

export interface Person {
  readonly app: LaunchedApp;
  readonly digest: string;
  readonly certificate: string;
}

export type Role = 'coordinator' | 'shelter';

/** A vault with the window open on it. */
export async function openVault(
  launchApp: (options: LaunchOptions) => Promise<LaunchedApp>,
  folder: string,
  name: string,
  role: Role,
  language: 'en' | 'ru' = 'en',
): Promise<Person> {
  const app = await launchApp({ profileDir: join(folder, name), args: ['--test-weak-kdf'] });
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await must(app.page, 'session.language', { language });
  const { digest } = await must<{ digest: string }>(app.page, 'vault.create', { passphrase, name, role });
  const certificate = join(folder, `${name}.asc`);
  await app.answerDialog({ save: certificate });
  await must(app.page, 'identity.saveCertificate');
  await show(app.page);
  return { app, digest, certificate };
}

/** Loads the window anew, so that it shows what was done behind it: what its owner begins with. */
export async function showStart(page: Page): Promise<void> {
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** The same, and goes on to the cases, for who has any. */
export async function show(page: Page): Promise<void> {
  await showStart(page);
  const { role } = await must<{ role: string }>(page, 'identity.show');
  if (role !== 'coordinator' && role !== 'legal') return;
  const name = /^(Cases|Кейсы)$/;
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Each has the other's certificate, compared. */
export async function meet(one: Person, oneIs: Role, other: Person, otherIs: Role): Promise<void> {
  for (const [knows, known, role] of [
    [one, other, otherIs],
    [other, one, oneIs],
  ] as const) {
    const { page } = knows.app;
    await mustWithBytes(page, 'contact.add', readFileSync(known.certificate), { role });
    await must(page, 'contact.trust', { digest: known.digest, state: 'verified', compared: 'voice' });
  }
}

/** Records one record, or changes it when `id` is given. Gives its id. */
export async function put(who: Person, type: string, fields: unknown, id?: string): Promise<string> {
  const input = id === undefined ? { type, fields } : { type, fields, id };
  return (await must<{ id: string }>(who.app.page, 'record.put', input)).id;
}

/** Writes a bundle to `file`. */
export async function send(
  from: Person,
  to: Person,
  cases: readonly string[],
  file: string,
  preset: 'coordinator' | 'shelter' = 'coordinator',
): Promise<string> {
  const { page } = from.app;
  const input = { to: to.digest, preset, cases, addresses: false };
  const { token } = await must<{ token: string }>(page, 'bundle.plan', input);
  await from.app.answerDialog({ save: file });
  await must(page, 'bundle.export', { token });
  return file;
}

export async function take(who: Person, file: string): Promise<void> {
  const { page } = who.app;
  const { token } = await mustWithBytes<{ token: string }>(page, 'bundle.inspect', readFileSync(file));
  await must(page, 'bundle.apply', { token });
}

/** Ctrl+L, and the passphrase typed again. */
export async function lockAndUnlock(app: LaunchedApp, unlock: string): Promise<void> {
  const locked = app.nextPage();
  // The window may be gone before the key is reported as pressed.
  await app.page.keyboard.press('Control+KeyL').catch(() => null);
  const page = await locked;
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(passphrase);
  await page.getByRole('button', { name: unlock, exact: true }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
}
