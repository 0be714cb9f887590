import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, put, show, take } from '../pages/vaults.ts';

test('this time only: a person without the case, and one address', async ({ launchApp }, testInfo) => {
  test.setTimeout(180_000);
  const folder = testInfo.outputPath();
  const anna = await openVault(launchApp, folder, 'Anna', 'coordinator');
  const boris = await openVault(launchApp, folder, 'Boris', 'coordinator');
  await meet(anna, 'coordinator', boris, 'coordinator');
  const id = await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const other = await put(anna, 'case', { alias: 'Stork', status: 'open' });
  const wren = await put(anna, 'person', { case: other, alias: 'Wren', trueName: 'Wren True' });
  await put(anna, 'person', { case: other, alias: 'Finch' });
  const house = await put(anna, 'safeHouse', { codeName: 'Lime', address: '5 Lime Street' });
  await put(anna, 'stay', { case: id, safeHouse: house, guestName: 'K' });
  const { page } = anna.app;
  await show(page);

  await goTo(page, 'Exchange');
  await page.getByRole('button', { name: 'Send to a partner' }).click();
  await page.getByRole('radio', { name: /Boris/ }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('checkbox', { name: 'Heron' }).check({ force: true });
  await page.getByRole('button', { name: 'Show exactly what leaves' }).click();
  const leaves = page.getByRole('region', { name: 'Exactly this leaves' }).last();
  await expect(leaves).toContainText('Lime');
  await expect(leaves).not.toContainText('5 Lime Street');

  await page.getByText('Add something this time…').click();
  // By name only: what is not added is not shown.
  await expect(page.getByText('5 Lime Street')).toHaveCount(0);
  await page
    .getByRole('group', { name: 'Fields to add' })
    .getByRole('checkbox', { name: 'Address' })
    .check({ force: true });
  await expect(leaves).toContainText('5 Lime Street');
  await page.getByLabel('A person alone, without the case').fill('Wren');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: 'Add: Wren' }).click();
  await expect(leaves).toContainText('Wren True');
  await expect(leaves).not.toContainText('Stork');
  await expect(leaves).not.toContainText('Finch');
  await expect(page.getByText('More leaves than this partner is usually sent')).toBeVisible();
  await picture(page, 'export-additions');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  const file = testInfo.outputPath('added.pgp');
  const saving = anna.app.answerDialog({ save: file });
  await page.getByRole('button', { name: 'Save the file…' }).click();
  await saving;
  await expect(page.getByText('The file is ready')).toBeVisible();
  await take(boris, file);
  const got = await must<{ values: Record<string, unknown> }>(boris.app.page, 'record.get', { id: wren });
  expect(got.values).toMatchObject({ alias: 'Wren', trueName: 'Wren True' });
  expect(got.values['case']).toBeUndefined();

  // The next plan knows nothing of it.
  const next = await must<{ added: unknown; records: readonly { id: string }[] }>(page, 'bundle.plan', {
    to: boris.digest,
    preset: 'coordinator',
    cases: [],
    addresses: false,
  });
  expect(next.added).toEqual([]);
  expect(next.records.map((record) => record.id)).not.toContain(wren);
});
