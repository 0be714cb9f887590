import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf } from '../fixtures/texts.ts';
import { ask, must } from '../fixtures/window-api.ts';

/* `npm start -- --sample`: forty invented people, at once, and never beside real ones. */

for (const language of ['en', 'ru'] as const) {
  const t = textsOf(language);

  test(`the sample opens by itself and says what it is (${language})`, async ({ launchApp, newProfile }) => {
    test.setTimeout(180_000);
    const profile = newProfile();
    const app = await launchApp({ profileDir: profile, args: ['--sample', `--lang=${language}`] });
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await expect(app.page.getByText(t('app.sample'))).toBeVisible({ timeout: 120_000 });
    const cases = await must<readonly unknown[]>(app.page, 'case.list', {});
    expect(cases).toHaveLength(20);
    await picture(app.page, `sample-${language}`);
    expect(existsSync(join(profile, 'vault.corridor')), 'beside the real one').toBe(false);
    expect(readdirSync(join(profile, 'sample', 'vaults'))).toContain('vault.corridor');

    const next = app.nextPage();
    await app.page.keyboard.press('Control+KeyL').catch(() => null);
    await next;
    await expect(app.page.getByText(t('unlock.sampleTitle'))).toBeVisible();
    await app.page.getByRole('button', { name: t('unlock.unlock'), exact: true }).click();
    await expect(app.page.getByText(t('app.sample'))).toBeVisible({ timeout: 30_000 });
  });
}

test('nothing is invented in a vault that may be somebody’s', async ({ launchApp, newProfile }) => {
  const profile = newProfile();
  const app = await launchApp({ profileDir: profile, args: ['--test-weak-kdf'] });
  expect(await ask(app.page, 'vault.makeSample', { language: 'en' })).toEqual({
    ok: false,
    refusal: { code: 'not-the-sample' },
  });
  expect(existsSync(join(profile, 'vault.corridor'))).toBe(false);
});
