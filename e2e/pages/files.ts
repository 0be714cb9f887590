import { expect, type Locator, type Page } from '@playwright/test';

/* What people do with attached files, by the names they see. */

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** As the section shows it: invisible characters made visible. */
export const fileRow = (page: Page, shown: string): Locator =>
  page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: shown });

/** From memory: a file of the test's own on the disk would be in the clear. */
export async function attach(page: Page, file: Given, shown = file.name): Promise<void> {
  await page.getByLabel('Drop a file here to attach it').locator('input[type=file]').setInputFiles(file);
  await expect(fileRow(page, shown)).toBeVisible();
}

export async function view(page: Page, shown: string): Promise<Locator> {
  await fileRow(page, shown).getByRole('button', { name: /^View/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Opening…')).toHaveCount(0);
  return dialog;
}

export async function closeView(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
