import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { meet, openVault, put, send, show, take } from '../pages/vaults.ts';

/* A partner who asks for more than anybody answers: the first requests are shown, the others counted. */

test.use({ actionTimeout: 10_000 });

const words = {
  en: {
    nav: '52 requests to erase',
    left: '51 requests to erase',
    more: '2 more requests by anna wait here.',
    one: 'One more request by anna waits here.',
    decline: 'Decline',
  },
  ru: {
    nav: '52 просьбы стереть',
    left: '51 просьба стереть',
    more: 'Здесь ждут ещё 2 просьбы от anna.',
    one: 'Здесь ждёт ещё 1 просьба от anna.',
    decline: 'Отказать',
  },
} as const;

for (const language of ['en', 'ru'] as const) {
  test(`of fifty-two requests fifty are shown, ${language}`, async ({ launchApp }, testInfo) => {
    test.setTimeout(180_000);
    const say = words[language];
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator', language);
    await meet(anna, 'coordinator', boris, 'coordinator');
    const id = await put(anna, 'case', { alias: 'Heron', danger: 'A brother threatens' });
    await take(boris, await send(anna, boris, [id], join(folder, '1.pgp')));
    await must(anna.app.page, 'record.erase', { id, field: 'danger' });
    for (let request = 0; request < 52; request += 1)
      await must(anna.app.page, 'erasure.ask', {
        wish: { id },
        ask: { to: [boris.digest], reason: 'mistake' },
      });
    await take(boris, await send(anna, boris, [], join(folder, '2.pgp')));

    const { page } = boris.app;
    await show(page);
    await page.getByRole('navigation').getByRole('button', { name: say.nav }).click();
    const decline = page.getByRole('button', { name: say.decline, exact: true });
    await expect(decline).toHaveCount(50);
    const more = page.getByText(say.more);
    await more.scrollIntoViewIfNeeded();
    await expect(more).toBeVisible();
    await picture(page, `erase-flood-${language}`);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

    await decline.last().click();
    await expect(page.getByText(say.one)).toBeVisible();
    await expect(decline).toHaveCount(50);
    await expect(page.getByRole('navigation').getByRole('button', { name: say.left })).toBeVisible();
  });
}
