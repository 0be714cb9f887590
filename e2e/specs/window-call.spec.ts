import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf } from '../fixtures/texts.ts';
import { ask } from '../fixtures/window-api.ts';
import { openVault, put, show } from '../pages/vaults.ts';

/* On the telephone nothing locks by itself, and in one key nothing is to be seen. */

test.use({ actionTimeout: 10_000 });

for (const language of ['en', 'ru'] as const) {
  const t = textsOf(language);

  test(`a call isn’t cut off by waiting, and then waiting begins anew (${language})`, async ({
    launchApp,
  }, info) => {
    const { app } = await openVault(launchApp, info.outputPath('a'), 'anna', 'coordinator', language);
    await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
    await app.page.keyboard.press('Control+KeyM');
    await expect(app.page.getByText(t('app.callOn'))).toBeVisible();
    await expect(app.page.locator('time')).toHaveText(/^(30:00|29:\d\d)$/);
    await picture(app.page, `call-${language}`);
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    expect(violations).toEqual([]);

    await app.setIdle(20 * 60);
    // Twice as long as main waits between two looks.
    await app.page.waitForTimeout(4500);
    await expect(app.page.getByText(t('app.callOn'))).toBeVisible();

    await app.page.getByRole('button', { name: t('app.callEnd') }).click();
    await expect(app.page.getByText(t('app.callOn'))).toHaveCount(0);
    await app.page.waitForTimeout(4500);
    expect(await ask(app.page, 'session.show'), 'the waiting began when the call ended').toMatchObject({
      value: { state: 'unlocked', callSeconds: 0 },
    });
    // A screen lock is never put off.
    await app.page.keyboard.press('Control+KeyM');
    await expect(app.page.getByText(t('app.callOn'))).toBeVisible();
    const next = app.nextPage();
    await app.emitPower('lock-screen');
    await next;
    await expect(app.page.getByText(t('unlock.title'))).toBeVisible();
    expect(await ask(app.page, 'session.show')).toMatchObject({ value: { callSeconds: 0 } });
    await ask(app.page, 'session.call', { on: true });
    expect(await ask(app.page, 'session.show'), 'nobody calls a locked window').toMatchObject({
      value: { callSeconds: 0 },
    });
  });

  test(`one key hides everything, dialogs too, and it locks before long (${language})`, async ({
    launchApp,
  }, info) => {
    const anna = await openVault(launchApp, info.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await put(anna, 'case', { alias: 'Heron', status: 'open' });
    await show(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.clock.install();
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('combobox').fill('Her');
    await page.keyboard.press('Control+KeyH');
    const cover = page.getByRole('dialog', { name: t('app.covered') });
    await expect(cover).toBeVisible();
    // What is shown is the cover, from corner to corner, whatever lies below it.
    const seen = await page.evaluate(() =>
      [0.02, 0.5, 0.98].flatMap((x) =>
        [0.02, 0.5, 0.98].map(
          (y) => document.elementFromPoint(innerWidth * x, innerHeight * y)?.closest('dialog') !== null,
        ),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 9 }, () => true));
    await picture(page, `covered-${language}`);
    await expect(cover.getByRole('button')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(cover, 'Escape shows nothing').toBeVisible();
    await page.keyboard.press('Control+KeyN');
    await page.keyboard.press('Control+KeyH');
    await expect(cover).toHaveCount(0);
    await expect(page.getByRole('combobox'), 'what was typed is still there').toHaveValue('Her');

    await page.keyboard.press('Control+KeyH');
    await expect(cover).toBeVisible();
    const next = anna.app.nextPage();
    await page.clock.runFor(120_000);
    await next;
    await expect(anna.app.page.getByText(t('unlock.title'))).toBeVisible();
  });
}
