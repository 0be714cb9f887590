import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { must } from '../fixtures/window-api.ts';
import { drop } from '../pages/exchange.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, type Person, put, send, show, take } from '../pages/vaults.ts';

/* What others say is shown as what they say: nothing of it holds before a person has decided. */

test.use({ actionTimeout: 10_000 });

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A house kept by `keeper`, with a guest on the way. */
async function guestOf(
  anna: Person,
  keeper: string,
): Promise<{ house: string; stay: string; heron: string }> {
  const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const house = await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open', keeper });
  const unit = await put(anna, 'unit', { safeHouse: house, name: 'Blue room', beds: 3 });
  const stay = await put(anna, 'stay', {
    case: heron,
    safeHouse: house,
    unit,
    guestName: 'Maple',
    guests: 2,
    status: 'planned',
    from: day(2),
    until: day(20),
  });
  return { house, stay, heron };
}

const decide = async (page: Page, choice: RegExp): Promise<void> => {
  await page.getByRole('radio', { name: choice }).check({ force: true });
  await page.getByRole('button', { name: 'Decide' }).click();
  await expect(page.getByText('No conflicts')).toBeVisible();
  // The card that was decided is gone; focus is not.
  await expect(page.locator('main')).toBeFocused();
};

test('a shelter answers in its window; what it may not change comes as a proposal, taken or not', async ({
  launchApp,
}, testInfo) => {
  const folder = testInfo.outputPath('a');
  const anna = await openVault(launchApp, folder, 'anna', 'coordinator');
  const cedar = await openVault(launchApp, folder, 'cedar', 'shelter');
  await meet(anna, 'coordinator', cedar, 'shelter');
  const { stay } = await guestOf(anna, cedar.digest);
  await take(cedar, await send(anna, cedar, [], join(folder, '1.pgp'), 'shelter'));

  await test.step('its window starts with its houses and has neither cases nor pathways', async () => {
    const { page } = cedar.app;
    await show(page);
    await expect(page.getByRole('heading', { level: 1, name: "Today's house" })).toBeVisible();
    for (const name of ['Cases', 'Safe houses', 'Pathways'])
      await expect(page.getByRole('navigation').getByRole('button', { name })).toHaveCount(0);
    await page.getByRole('button', { name: 'Reply: Maple' }).click();
    await page.getByRole('option', { name: 'We can take them' }).click();
    await expect(page.getByRole('article', { name: 'Maple' })).toContainText('Can take');
    await put(cedar, 'stay', { guests: 1 }, stay);
  });
  await test.step('the reply: its one coordinator is chosen already', async () => {
    const { page } = cedar.app;
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Send to a partner' }).click();
    await expect(page.getByRole('radio', { name: /anna/ })).toBeChecked();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('region', { name: 'Exactly this leaves' }).last()).toContainText('Can take');
    await cedar.app.answerDialog({ save: join(folder, '2.pgp') });
    await page.getByRole('button', { name: 'Save the file…' }).click();
    await expect(page.getByText('The file is ready')).toBeVisible();
  });

  const { page } = anna.app;
  const guests = async (): Promise<unknown> =>
    (await must<{ values: Record<string, unknown> }>(page, 'record.get', { id: stay })).values['guests'];
  await test.step('the coordinator sees what waits for a decision, and says no', async () => {
    await show(page);
    await drop(anna.app, join(folder, '2.pgp'));
    const preview = page.getByRole('region', { name: 'What this file would change' });
    await expect(preview).toContainText('The first file from this sender');
    await expect(preview).toContainText('1 value waits for your decision');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Decide now' })).toBeFocused();
    expect(await guests()).toBe(2);
    await page.keyboard.press('Enter');
    await decide(page, /Keep/);
    expect(await guests()).toBe(2);
  });
  await test.step('the next one is taken', async () => {
    await put(cedar, 'stay', { guests: 3 }, stay);
    await take(anna, await send(cedar, anna, [], join(folder, '3.pgp')));
    expect(await guests()).toBe(2);
    await show(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /conflict/ })
      .click();
    await decide(page, /^3/);
    expect(await guests()).toBe(3);
  });
});

test('a house that another coordinator re-opens stays compromised until someone decides', async ({
  launchApp,
}, testInfo) => {
  const folder = testInfo.outputPath('a');
  const anna = await openVault(launchApp, folder, 'anna', 'coordinator');
  const boris = await openVault(launchApp, folder, 'boris', 'coordinator');
  await meet(anna, 'coordinator', boris, 'coordinator');
  const { house, heron } = await guestOf(anna, anna.digest);
  await put(anna, 'safeHouse', { state: 'compromised' }, house);
  await take(boris, await send(anna, boris, [heron], join(folder, '1.pgp')));
  await put(boris, 'safeHouse', { state: 'open' }, house);
  await send(boris, anna, [heron], join(folder, '2.pgp'));

  const { page } = anna.app;
  await show(page);
  await drop(anna.app, join(folder, '2.pgp'));
  const row = page.getByRole('row', { name: /Lighthouse/ });
  await expect(row).toContainText('Compromised');
  const struck = await row
    .getByRole('cell')
    .filter({ hasText: 'Compromised' })
    .evaluate((cell) => getComputedStyle(cell).textDecorationLine);
  expect(struck, 'what still holds is not struck out').toBe('none');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('1 value waits for your decision')).toBeVisible();
  await goTo(page, 'Safe houses');
  await expect(page.getByRole('row', { name: /Lighthouse/ })).toContainText('Compromised');
  await page.getByRole('row', { name: /Lighthouse/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Compromised');

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /conflict/ })
    .click();
  await expect(page.getByText('Until you decide, the cautious value holds:')).toBeVisible();
  await decide(page, /^Open/);
  await goTo(page, 'Safe houses');
  await expect(page.getByRole('row', { name: /Lighthouse/ })).not.toContainText('Compromised');
});
