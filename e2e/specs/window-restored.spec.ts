import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf } from '../fixtures/texts.ts';
import { ask, must } from '../fixtures/window-api.ts';
import { passphrase } from '../pages/first-steps.ts';
import { lockAndUnlock, openVault, put } from '../pages/vaults.ts';

/* A vault that is copied back: what was erased since is erased again, or it is said until the user leaves it at that. */

test.use({ actionTimeout: 10_000 });

for (const language of ['en', 'ru'] as const) {
  test(`what was erased after a backup, ${language}`, async ({ launchApp }, testInfo) => {
    test.setTimeout(120_000);
    const text = textsOf(language);
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const { app } = anna;
    const id = await put(anna, 'case', { alias: 'Heron', danger: 'A brother threatens' });
    const backup = join(folder, 'backup');
    await app.answerDialog({ save: backup });
    await must(app.page, 'vault.backup', { passphrase });
    await must(app.page, 'record.erase', { id, field: 'danger' });
    const dangerHere = async (): Promise<unknown> =>
      (await must<{ values: Record<string, unknown> }>(app.page, 'record.get', { id })).values['danger'];

    await app.answerDialog({ open: [backup] });
    await app.answerDialog({ message: 1 });
    const locked = app.nextPage();
    void ask(app.page, 'vault.restore').catch(() => null);
    await locked;
    await lockAndUnlock(app, text('unlock.unlock'));
    await expect(app.page.getByText(text('erase.again.done'))).toBeVisible();
    expect(await dangerHere()).toBeUndefined();
    await picture(app.page, `restored-done-${language}`);
    await lockAndUnlock(app, text('unlock.unlock'));
    await expect(app.page.getByText(text('erase.again.done'))).toHaveCount(0);

    // By hand, and without the vault that was replaced.
    const profile = join(folder, 'anna');
    for (const name of readdirSync(profile))
      if (name.startsWith('vault-replaced-')) rmSync(join(profile, name));
    const gone = app.nextPage();
    await app.page.keyboard.press('Control+KeyL').catch(() => null);
    await gone;
    copyFileSync(backup, join(profile, 'vault.corridor'));
    await lockAndUnlock(app, text('unlock.unlock'));
    const said = () => app.page.getByText(text('erase.again.impossible'));
    await expect(said()).toBeVisible();
    await expect(app.page.getByText(text('app.restoredTitle'))).toBeVisible();
    expect(await dangerHere()).toBe('A brother threatens');
    await lockAndUnlock(app, text('unlock.unlock'));
    await expect(said()).toBeVisible();
    await expect(app.page.getByText(text('erase.hereAgainTitle'))).toBeVisible();
    await picture(app.page, `restored-impossible-${language}`);
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode(true).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

    await app.page.getByRole('button', { name: text('erase.stopSaying') }).click();
    await expect(said()).toHaveCount(0);
    await lockAndUnlock(app, text('unlock.unlock'));
    await expect(said()).toHaveCount(0);
  });
}
