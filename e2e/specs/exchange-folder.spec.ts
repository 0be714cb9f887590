import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must, mustWithBytes } from '../fixtures/window-api.ts';
import { chooseFolder, putIntoFolder, saveCertificate } from '../pages/exchange.ts';
import { passphrase, setUp } from '../pages/first-steps.ts';
import { goTo, newCase } from '../pages/records.ts';

test.use({ actionTimeout: 15_000 });

const bundlesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.pgp$/.test(name));

const files = (page: Page) => page.getByRole('list', { name: 'Files in the folder' }).getByRole('listitem');

/** By keyboard; focus must not be lost on the way. */
async function scan(page: Page): Promise<void> {
  await goTo(page, 'Exchange');
  const button = page.getByRole('button', { name: 'Scan now' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Looking through the folder')).toBeVisible();
  await expect(button).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
}

async function axeFindsNothing(page: Page): Promise<void> {
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

test('two people exchange through one folder, in which others write as well', async ({
  launchApp,
  newProfile,
}, testInfo) => {
  test.setTimeout(240_000);
  const shared = testInfo.outputPath('shared');
  mkdirSync(shared);
  const at = (name: string): string => join(shared, name);

  const start = async (name: string): Promise<LaunchedApp> => {
    const app = await launchApp({ profileDir: newProfile(name), args: ['--test-weak-kdf'] });
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await setUp(app.page, name, 'Coordinator');
    await saveCertificate(app, testInfo.outputPath(`${name}.asc`));
    return app;
  };
  const meet = async ({ page }: LaunchedApp, name: string): Promise<void> => {
    const certificate = readFileSync(testInfo.outputPath(`${name}.asc`));
    await mustWithBytes(page, 'contact.add', certificate, { role: 'coordinator' });
  };
  const anna = await start('anna');
  const boris = await start('boris');
  await meet(anna, 'boris');
  await meet(boris, 'anna');

  await test.step('the folder is chosen in the system dialog, and only its name is shown', async () => {
    await goTo(anna.page, 'Exchange');
    await anna.page.getByRole('button', { name: 'Choose a folder in Settings' }).click();
    // Not the one in which the vault lies.
    await goTo(anna.page, 'Settings');
    const choosing = anna.answerDialog({ open: [newProfile('anna')] });
    await anna.page.getByRole('button', { name: /^Choose a folder/ }).click();
    await choosing;
    await expect(anna.page.getByText('or this folder lies in Corridor')).toBeVisible();
    await chooseFolder(anna, shared);
    await chooseFolder(boris, shared);
    const asked = (await anna.dialogs()).at(-1);
    expect(asked).toMatchObject({ kind: 'open' });
    expect(asked?.options['properties']).toContain('openDirectory');
    expect(await anna.page.locator('body').innerText()).not.toContain(shared);
    await axeFindsNothing(anna.page);
    await picture(anna.page, 'settings-folder');
    // In the vault and in no other file of the profile.
    const settings = readFileSync(join(newProfile('anna'), 'settings.json'), {
      encoding: 'utf8',
      flag: 'a+',
    });
    expect(settings).not.toContain('shared');
  });

  await test.step('anna puts a bundle there', async () => {
    await newCase(anna.page, 'Heron');
    await putIntoFolder(anna, 'boris', ['Heron']);
    expect(readdirSync(shared)).toEqual(bundlesIn(shared));
    expect(bundlesIn(shared)).toHaveLength(1);
    await scan(anna.page);
    await expect(anna.page.getByText('Nothing new for you lies there')).toBeVisible();
    await expect(anna.page.getByText('1 from you')).toBeVisible();
  });

  await test.step('boris scans: a link, a growing file, garbage and a foreign file do not hold it up', async () => {
    const [bundle = ''] = bundlesIn(shared);
    symlinkSync(at(bundle), at('link.pgp'));
    writeFileSync(at('notes.txt'), 'somebody’s own');
    writeFileSync(at('photo\u202Egpj.pgp'), 'not a bundle');
    // Empty yet: one that grows meanwhile is told by its looks in `exchange-folder.test.ts`, without a race.
    writeFileSync(at('growing.pgp'), '');
    await scan(boris.page);
    await expect(files(boris.page)).toHaveCount(4);
    await expect(files(boris.page).first()).toContainText('anna');
    await expect(files(boris.page).first()).toContainText('The first file from this sender');
    await expect(files(boris.page).filter({ hasText: 'growing.pgp' })).toContainText('Still arriving');
    await expect(files(boris.page).filter({ hasText: 'link.pgp' })).toContainText('not an ordinary file');
    await expect(files(boris.page).filter({ hasText: 'photoU+202Egpj.pgp' })).toContainText('Refused');
    await expect(boris.page.getByText('1 other file, left alone')).toBeVisible();
    await axeFindsNothing(boris.page);
    await picture(boris.page, 'exchange-folder');
  });

  await test.step('it is looked at, taken in, and known from then on; nothing in the folder has changed', async () => {
    const { page } = boris;
    await page.getByRole('button', { name: 'Look at no. 1 from anna' }).press('Enter');
    const preview = page.getByRole('region', { name: 'What this file would change' });
    await expect(preview).toContainText('Signature good');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('Taken in', { exact: true })).toBeVisible();
    await expect(files(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Done' }).click();
    await goTo(page, 'Cases');
    await expect(page.getByText('Heron').first()).toBeVisible();
    await scan(page);
    await expect(page.getByText('1 known already')).toBeVisible();
    await expect(files(page)).toHaveCount(3);
    expect(readdirSync(shared)).toHaveLength(5);
  });

  await test.step('cancelling a scan shows nothing and changes nothing', async () => {
    const { page } = boris;
    await page.getByRole('button', { name: 'Scan now' }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Scan now' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a stick that is gone is said in words, and the folder outlives locking', async () => {
    renameSync(shared, `${shared}-gone`);
    const locked = boris.nextPage();
    await boris.page.keyboard.press('Control+KeyL').catch(() => null);
    const page = await locked;
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Scan now' }).click();
    await expect(page.getByRole('alert')).toContainText('The exchange folder is not there');
    expect(existsSync(shared)).toBe(false);
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Forget the folder' }).click();
    await expect(page.getByText('No folder is chosen.')).toBeVisible();
    expect(await must(page, 'folder.show')).toEqual({ name: null });
  });
});
