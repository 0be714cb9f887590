import { basename } from 'node:path';

import { expect } from '@playwright/test';

import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { picture } from '../fixtures/pictures.ts';
import { goTo } from './records.ts';

/** Saves the own certificate to a file, as one gives it to a partner. */
export async function saveCertificate(app: LaunchedApp, file: string): Promise<void> {
  await goTo(app.page, 'Contacts');
  const saving = app.answerDialog({ save: file });
  await app.page.getByRole('button', { name: 'Save your certificate…' }).click();
  await saving;
  await expect(app.page.getByText('The file was saved')).toBeVisible();
}

/** Drops a partner's certificate, compares the digits with `read` (what they read aloud), and says so. */
export async function addContact(
  app: LaunchedApp,
  file: string,
  name: string,
  role: 'Coordinator' | 'Partner shelter',
  read: string,
): Promise<void> {
  const { page } = app;
  await goTo(page, 'Contacts');
  await app.dropFiles(page.getByRole('group', { name: 'Drop a certificate here' }), [file]);
  const dialog = page.getByRole('dialog', { name: 'Add this certificate?' });
  await expect(dialog).toContainText(name);
  await dialog.getByRole('radio', { name: new RegExp(role) }).check({ force: true });
  await dialog.getByRole('button', { name: /^Add/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Their verification digits' }).first()).toHaveText(read, {
    useInnerText: false,
  });
  await picture(page, `contact-compare-${name}`);
  await page.getByRole('button', { name: 'Digits match: by voice' }).click();
  await page.getByRole('button', { name: 'All eight match' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Compared by voice');
}

/** What one reads to the other. */
export async function ownDigits(app: LaunchedApp): Promise<string> {
  await goTo(app.page, 'Contacts');
  const shown = await app.page.getByRole('group', { name: 'Your verification digits' }).innerText();
  return shown.replace(/\s/g, '');
}

/** The export wizard as far as "exactly this leaves". Gives its text. */
async function showWhatLeaves(
  { page }: LaunchedApp,
  name: string,
  cases: readonly string[],
): Promise<string> {
  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Send to a partner' }).click();
  await page.getByRole('radio', { name: new RegExp(name) }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  const show = page.getByRole('button', { name: 'Show exactly what leaves' });
  const leaves = page.getByRole('region', { name: 'Exactly this leaves' }).last();
  await expect(show.or(leaves)).toBeVisible();
  if (await show.isVisible()) {
    for (const alias of cases) await page.getByRole('checkbox', { name: alias }).check({ force: true });
    await show.click();
  }
  await expect(leaves).toBeVisible();
  const text = await leaves.innerText();
  await picture(page, `export-to-${name}`);
  return text;
}

/** The export wizard, into a file. Gives the text of "exactly this leaves". */
export async function sendTo(
  app: LaunchedApp,
  name: string,
  cases: readonly string[],
  file: string,
): Promise<string> {
  const { page } = app;
  const text = await showWhatLeaves(app, name, cases);
  const saving = app.answerDialog({ save: file });
  await page.getByRole('button', { name: 'Save the file…' }).click();
  await saving;
  await expect(page.getByText('The file is ready')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  return text;
}

/** The export wizard, into the exchange folder. */
export async function putIntoFolder(app: LaunchedApp, name: string, cases: readonly string[]): Promise<void> {
  const { page } = app;
  await showWhatLeaves(app, name, cases);
  await page.getByRole('button', { name: 'Put into the exchange folder' }).click();
  await expect(page.getByText('The file is ready')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
}

/** Settings; the system's dialog is answered by this folder. */
export async function chooseFolder(app: LaunchedApp, folder: string): Promise<void> {
  await goTo(app.page, 'Settings');
  const choosing = app.answerDialog({ open: [folder] });
  await app.page.getByRole('button', { name: /^Choose (a|another) folder/ }).click();
  await choosing;
  await expect(app.page.getByText(`…/${basename(folder)}`)).toBeVisible();
}

/** Drops a bundle and waits for the verdict. Nothing is written yet. */
export async function drop(app: LaunchedApp, file: string): Promise<void> {
  await goTo(app.page, 'Exchange');
  await app.dropFiles(app.page.getByRole('group', { name: 'Drop a file from a partner here' }), [file]);
}

/** Drops a bundle, reads the preview, applies it. Gives the preview's text. */
export async function takeIn(app: LaunchedApp, file: string): Promise<string> {
  const { page } = app;
  await drop(app, file);
  const preview = page.getByRole('region', { name: 'What this file would change' });
  await expect(preview).toBeVisible();
  await expect(preview).toContainText('Signature good');
  const text = await preview.innerText();
  await picture(page, `import-${basename(file, '.pgp')}`);
  await page.getByRole('button', { name: /^(Apply|Confirm receipt)$/ }).click();
  await expect(page.getByText('Taken in', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  return text;
}
