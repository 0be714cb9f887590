import { expect, test } from '../fixtures/app.ts';
import { openVault, put, show } from '../pages/vaults.ts';

/* A true name is not left on the screen, and hiding it takes nothing from who is typing. */

test.use({ actionTimeout: 10_000 });

test('a revealed name is hidden again after its time, but not under the hands of who types', async ({
  launchApp,
}, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
  await put(anna, 'person', { case: heron, alias: 'Wren', trueName: 'Invented Name' });
  await show(page);
  await page.clock.install();
  await page.getByRole('row', { name: /Heron/ }).click();
  await page.getByRole('button', { name: 'Edit: Wren' }).click();
  await expect(page.getByLabel('True name', { exact: true })).toHaveCount(0);
  expect(await page.content()).not.toContain('Invented Name');

  await page.getByRole('button', { name: 'Reveal: True name' }).click();
  const name = page.getByLabel('True name', { exact: true });
  await expect(name).toHaveValue('Invented Name');
  await page.clock.runFor(15_000);
  await name.press('End');
  await name.pressSequentially(' B');
  await page.clock.runFor(15_000);
  await expect(name, 'typing has put it off').toHaveValue('Invented Name B');

  await page.clock.runFor(6000);
  await expect(name).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reveal: True name' })).toBeFocused();
  await page.getByRole('button', { name: 'Reveal: True name' }).click();
  await expect(name, 'what was typed was saved').toHaveValue('Invented Name B');
  await expect(page.getByText('Draft kept')).toHaveCount(0);
});
