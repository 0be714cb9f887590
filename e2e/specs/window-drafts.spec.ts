import { expect, test } from '../fixtures/app.ts';
import { goTo } from '../pages/records.ts';
import { lockAndUnlock, openVault, put, show } from '../pages/vaults.ts';

/* A lock in the middle of a call loses nothing, and never mixes two callers up. */

test.use({ actionTimeout: 10_000 });

test('a half-typed case is offered again after a lock, and says that it is an old draft', async ({
  launchApp,
}, testInfo) => {
  const { app } = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  await app.page.keyboard.press('Control+KeyN');
  await expect(app.page.getByRole('dialog', { name: 'New case' })).toBeVisible();
  await app.page.keyboard.type('Heron');
  await app.page.getByLabel('Danger').fill('A brother threatens');
  await expect(app.page.getByText('Draft kept')).toBeVisible();

  await lockAndUnlock(app, 'Unlock');
  await expect(app.page.getByText('1 unfinished draft')).toBeVisible();
  await app.page.getByRole('button', { name: 'Continue' }).click();
  const form = app.page.getByRole('dialog', { name: 'New case' });
  await expect(form.getByLabel('Alias')).toHaveValue('Heron');
  await expect(form.getByLabel('Danger')).toHaveValue('A brother threatens');

  await expect(form.getByText('This is your unfinished draft')).toBeVisible();
  await form.getByRole('button', { name: 'Start empty' }).click();
  await expect(form.getByLabel('Alias')).toHaveValue('');
  await expect(form.getByLabel('Danger')).toHaveValue('');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Control+KeyN');
  await expect(form.getByLabel('Alias')).toHaveValue('');
  await expect(form.getByText('This is your unfinished draft')).toHaveCount(0);
});

test('going on with a person or a place opens its form', async ({ launchApp }, testInfo) => {
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { app } = anna;
  await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const house = await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
  await put(anna, 'unit', { safeHouse: house, name: 'Blue room', beds: 3 });
  await show(app.page);
  await app.page.getByRole('row', { name: /Heron/ }).click();
  await app.page.getByRole('button', { name: 'Add a person' }).click();
  await app.page.getByLabel('Alias').fill('Wren');
  await expect(app.page.getByText('Draft kept')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'Place someone' }).click();
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: /Safe house/ })
    .click();
  await app.page.getByRole('option', { name: /Lighthouse/ }).click();
  await app.page.getByLabel('Guest name').fill('Maple');
  await expect.poll(() => app.page.evaluate(draftCount)).toBe(2);

  await lockAndUnlock(app, 'Unlock');
  const go = (what: RegExp) =>
    app.page.locator('main').getByText(what).locator('xpath=ancestor::*[.//button][1]').getByRole('button', {
      name: 'Continue',
    });
  await go(/Person,/i).click();
  await expect(app.page.getByRole('dialog', { name: 'Add a person' }).getByLabel('Alias')).toHaveValue(
    'Wren',
  );
  await app.page.keyboard.press('Escape');
  await goTo(app.page, 'Settings');
  await go(/Stay,/i).click();
  const place = app.page.getByRole('dialog', { name: 'Place someone' });
  await expect(place.getByLabel('Guest name')).toHaveValue('Maple');
  // The unit itself, not the suggestion of the same unit, which comes when it has been reckoned.
  await expect(place.getByRole('radio', { name: /^Blue room/ })).toBeChecked();
  await expect(place.getByRole('button', { name: /Lighthouse/ })).toBeVisible();
});

async function draftCount(): Promise<number> {
  const { corridor } = globalThis as unknown as {
    corridor: { draft: { list(): Promise<{ value: readonly unknown[] }> } };
  };
  return (await corridor.draft.list()).value.length;
}
