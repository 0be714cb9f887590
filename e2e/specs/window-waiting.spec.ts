import { expect, test } from '../fixtures/app.ts';
import { lookBothWays } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { openVault, show } from '../pages/vaults.ts';

/* How long steps took: bars and the same as tables; what few people went through is not shown. */

test.use({ actionTimeout: 15_000 });

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);

  test(`waiting times as bars and as a table, ${language}`, async ({ launchApp }, testInfo) => {
    const { app } = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = app;
    const put = async (type: string, fields: unknown): Promise<string> =>
      (await must<{ id: string }>(page, 'record.put', { type, fields })).id;
    const titles =
      language === 'en'
        ? (['Documents gathered', 'Decision of the ministry'] as const)
        : (['Документы собраны', 'Решение министерства'] as const);
    const family = async (number: number): Promise<void> => {
      const pathway = await put('pathway', {
        case: await put('case', { alias: `Heron ${number}` }),
        country: 'DE',
        kind: 'humanitarianVisa',
      });
      const step = (title: string, days: number, more: object = {}): Promise<string> =>
        put('step', {
          pathway,
          title,
          status: 'granted',
          startedOn: '2024-01-01',
          doneOn: new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10),
          ...more,
        });
      await step(titles[0], 10 + number * 3);
      const refused = number < 3 ? { status: 'refused' } : {};
      await step(titles[1], 60 + number * number, { milestone: 'decision', ...refused });
    };
    await Promise.all(Array.from({ length: 10 }, (_, number) => family(number)));
    await show(page);
    await goTo(page, say('app.pathways'));
    await page.getByRole('button', { name: say('waiting.open') }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: say('waiting.title') })).toBeVisible();
    const rows = page.getByRole('listitem');
    await expect(rows.filter({ hasText: titles[0] })).toContainText(
      language === 'en' ? 'Median 24 days, from 10 to 37' : 'Медиана 24 дня, от 10 до 37',
    );
    // Three were refused: neither how many nor how long.
    const refused = page.getByRole('listitem').filter({ hasText: say('waiting.outcome.refused') });
    await expect(refused).toHaveCount(2);
    for (const row of await refused.all()) await expect(row).toContainText(say('waiting.hidden'));
    await lookBothWays(page, `waiting-bars-${language}`);

    await page.keyboard.press('KeyT');
    const table = page.getByRole('table');
    await expect(table.getByRole('row')).toHaveCount(6);
    await expect(table).toContainText(language === 'en' ? '17 to 30' : 'от 17 до 30');
    await lookBothWays(page, `waiting-table-${language}`);
  });
}
