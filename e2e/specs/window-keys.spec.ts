import { expect, test } from '../fixtures/app.ts';
import { goTo, openPathway } from '../pages/records.ts';
import { openVault, put, show } from '../pages/vaults.ts';

/* By keyboard, from wherever one is; and nobody is put in danger by a slip. */

test.use({ actionTimeout: 10_000 });

test('Ctrl+N answers a call from any screen, Ctrl+F always finds', async ({ launchApp }, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  await put(anna, 'case', { alias: 'Heron', status: 'open' });
  await show(page);
  await page.getByRole('row', { name: /Heron/ }).click();
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Control+KeyN');
  await expect(page.getByRole('dialog', { name: 'New case' })).toBeVisible();
  await page.keyboard.press('Escape');
  for (const section of ['Settings', 'Exchange', 'Contacts', 'Pathways']) {
    await goTo(page, section);
    await page.keyboard.press('Control+KeyN');
    await expect(page.getByRole('dialog', { name: 'New case' }), section).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, section);
    await page.keyboard.press('Control+KeyF');
    await expect(page.getByRole('dialog').getByRole('combobox'), section).toBeFocused();
    await page.keyboard.press('Escape');
  }
  await goTo(page, 'Safe houses');
  await page.keyboard.press('Control+KeyN');
  await expect(page.getByRole('dialog', { name: 'New safe house' })).toBeVisible();
});

test('focus survives a saved note and a new page of the first steps', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ profileDir: testInfo.outputPath('new'), args: ['--test-weak-kdf'] });
  await app.page.getByRole('button', { name: 'Next' }).press('Enter');
  await app.page.getByRole('button', { name: 'I understand' }).press('Enter');
  await expect(app.page.getByLabel('Pseudonym')).toBeFocused();
  await app.page.keyboard.type('anna');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByLabel('Passphrase', { exact: true })).toBeFocused();

  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  await put(anna, 'case', { alias: 'Heron', status: 'open' });
  await show(page);
  await page.getByRole('row', { name: /Heron/ }).click();
  await expect(page.getByLabel('New note')).toBeVisible();
  await page.keyboard.press('KeyN');
  await page.keyboard.type('Call in the evening');
  await page.getByRole('button', { name: 'Save the note' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Call in the evening');
  await expect(page.getByLabel('New note')).toBeFocused();
});

test('nobody leaves before they arrive; danger and too few beds need a word', async ({
  launchApp,
}, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const lost = await put(anna, 'safeHouse', { codeName: 'Orchard', state: 'compromised' });
  await put(anna, 'unit', { safeHouse: lost, name: 'Attic', beds: 2 });
  await show(page);
  await page.getByRole('row', { name: /Heron/ }).click();
  await page.getByRole('button', { name: 'Place someone' }).click();
  const form = page.getByRole('dialog', { name: 'Place someone' });
  await form.getByRole('button', { name: /Safe house/ }).click();
  await page.getByRole('option', { name: /Orchard/ }).click();
  const save = form.getByRole('button', { name: 'Place them' });
  const because = form.getByLabel('Place anyway, because…');
  const anyway = form.getByRole('button', { name: 'Place anyway' });
  await expect(form.getByText('This house is compromised')).toBeVisible();
  await expect(anyway).toBeDisabled();
  await expect(save).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeVisible();

  await form.getByRole('textbox', { name: 'Until' }).fill('+1');
  await form.getByRole('textbox', { name: 'From' }).fill('+5');
  await expect(form.getByText('They would leave before they arrive')).toBeVisible();
  await expect(because).toHaveCount(0);
  await form.getByRole('textbox', { name: 'Until' }).fill('+9');
  await form.getByRole('textbox', { name: 'Guests' }).fill('5');
  await form.getByRole('textbox', { name: 'Guests' }).press('Tab');
  await expect(form.getByText(/Over capacity/)).toBeVisible();
  await because.fill('Nobody has looked for the house');
  await anyway.click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Where they stay' })).toContainText('Orchard');
});

test('from the list, too, a house is lost only by its code name', async ({ launchApp }, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', 'ru');
  const { page } = anna.app;
  await put(anna, 'safeHouse', { codeName: 'Берёза', state: 'open' });
  await show(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Убежища' }).click();
  await page.getByRole('row', { name: /Берёза/ }).focus();
  await page.keyboard.press('KeyS');
  await page.getByRole('option', { name: /Раскрыт: вывозить/ }).click();
  const ask = page.getByRole('alertdialog', { name: 'Дом раскрыт' });
  await expect(ask).toBeVisible();
  await expect(page.getByText('Сохранено')).toHaveCount(0);
  await page.keyboard.type('береза');
  await page.keyboard.press('Enter');
  await expect(ask).toHaveCount(0);
  // What comes next is whom to call.
  await expect(page.getByRole('heading', { level: 1, name: 'Что раскрыто: Берёза' })).toBeVisible();
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(page.getByRole('row', { name: /Берёза/ })).toContainText('Раскрыт: вывозить');
});

test('what is picked from the calendar or with the mouse is saved at once', async ({
  launchApp,
}, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const pathway = await put(anna, 'pathway', { case: heron, country: 'DE', status: 'active' });
  await put(anna, 'step', { pathway, title: 'Interview', status: 'notStarted' });
  await show(page);
  await page.getByRole('row', { name: /Heron/ }).click();
  const step = (await openPathway(page)).getByRole('listitem').filter({ hasText: 'Interview' });
  await step.getByRole('button', { name: 'Change status: Interview' }).click();
  await page.getByRole('option', { name: /Submitted/ }).click();
  await expect(step).toContainText('Submitted');
  await step.getByRole('button', { name: 'Interview', exact: true }).click();
  const due = step.getByRole('textbox', { name: 'Due' });
  await expect(due).toHaveValue('');
  await step.getByRole('button', { name: 'Pick a day' }).first().click();
  await page.getByRole('gridcell').getByText('15', { exact: true }).click();
  await expect(due).toHaveValue(/-15$/);
  await expect(step).toContainText('15');
});
