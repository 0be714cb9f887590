import { expect, type Page } from '@playwright/test';

import { picture } from '../fixtures/pictures.ts';

export const passphrase = 'seven quiet herons cross the marsh';

/** From the first window to the open app, as a person does it. */
export async function setUp(
  page: Page,
  name: string,
  role: 'Coordinator' | 'Partner shelter',
): Promise<void> {
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'I understand' }).click();
  await page.getByLabel('Pseudonym').fill(name);
  await page.getByRole('radio', { name: new RegExp(role) }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill(passphrase);
  await picture(page, `onboarding-passphrase-${name}`);
  await page.getByRole('button', { name: 'Create the vault' }).click();
  await expect(page.getByRole('heading', { name: 'Your vault is ready' })).toBeVisible({ timeout: 30_000 });
  await picture(page, `onboarding-ready-${name}`);
  await page.getByRole('button', { name: 'Open Corridor' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
}
