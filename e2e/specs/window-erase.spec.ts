import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { drop } from '../pages/exchange.ts';
import { meet, openVault, type Person, put, send, show, take } from '../pages/vaults.ts';

/* Erasing asks partners, a person there answers, and nothing brings the value back. */

test.use({ actionTimeout: 10_000 });

const words = {
  en: {
    cases: 'Cases',
    details: 'Details',
    erase: 'Erase for good…',
    what: 'What to erase',
    only: 'Only: Danger',
    why: 'Why',
    reason: 'It puts someone in danger',
    confirm: 'Erase for good',
    hereTitle: 'Erased here',
    goesNext: 'Goes with your next file',
    nav: '1 request to erase',
    requests: 'Requests to erase',
    asks: 'anna asks you to erase 1 value',
    doErase: 'Erase…',
    eraseAsked: 'Erase what they ask for',
    youAnswered: /You answered: Erased/,
    erased: /^Erased, /,
    title: 'What this file would change',
    answered: 'An answer to a request to erase: erased',
    apply: 'Confirm receipt',
  },
  ru: {
    cases: 'Кейсы',
    details: 'Подробности',
    erase: 'Стереть навсегда…',
    what: 'Что стереть',
    only: 'Только: Опасность',
    why: 'Почему',
    reason: 'Это кому-то угрожает',
    confirm: 'Стереть навсегда',
    hereTitle: 'Стёрто здесь',
    goesNext: 'Уйдёт со следующим файлом',
    nav: '1 просьба стереть',
    requests: 'Просьбы стереть',
    asks: 'anna просит стереть 1 значение',
    doErase: 'Стереть…',
    eraseAsked: 'Стереть то, о чём просят',
    youAnswered: /Ваш ответ: Стёрто/,
    erased: /^Стёрто, /,
    title: '',
    answered: '',
    apply: '',
  },
} as const;

async function accessible(page: Page, name: string): Promise<void> {
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    name,
  ).toEqual([]);
}

const dangerOf = async (who: Person, id: string): Promise<unknown> =>
  (await must<{ values: Record<string, unknown> }>(who.app.page, 'record.get', { id })).values['danger'];

for (const language of ['en', 'ru'] as const) {
  test(`a field is erased here and, asked for, at a partner, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const say = words[language];
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator', language);
    const carol = await openVault(launchApp, folder, 'carol', 'coordinator', language);
    await meet(anna, 'coordinator', boris, 'coordinator');
    await meet(anna, 'coordinator', carol, 'coordinator');
    await meet(boris, 'coordinator', carol, 'coordinator');
    const id = await put(anna, 'case', { alias: 'Heron', danger: 'CANARY danger' });
    await take(boris, await send(anna, boris, [id], join(folder, '1.pgp')));
    await take(carol, await send(anna, carol, [id], join(folder, '2.pgp')));
    const old = await send(carol, boris, [id], join(folder, 'old.pgp'));

    await test.step('erased with the keyboard; both partners are ticked', async () => {
      const { page } = anna.app;
      await show(page);
      await page.getByRole('navigation').getByRole('button', { name: say.cases, exact: true }).click();
      await page.getByRole('row', { name: /Heron/ }).click();
      await page.getByRole('tab', { name: say.details }).click();
      await page.getByRole('button', { name: say.erase }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('button', { name: say.what }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: say.only }).click();
      for (const name of ['boris', 'carol'])
        await expect(dialog.getByRole('checkbox', { name: new RegExp(name) })).toBeChecked();
      await dialog.getByRole('checkbox', { name: /carol/ }).focus();
      await page.keyboard.press('Space');
      await expect(dialog.getByRole('checkbox', { name: /carol/ })).not.toBeChecked();
      await expect(dialog.getByRole('button', { name: say.confirm })).toBeDisabled();
      await dialog.getByRole('button', { name: say.why }).click();
      await page.getByRole('option', { name: say.reason }).click();
      await accessible(page, `erase-ask-${language}`);
      await dialog.getByRole('button', { name: say.confirm }).click();
      await expect(dialog).toHaveCount(0);
      const here = page.getByRole('region', { name: say.hereTitle });
      await expect(here.getByRole('row', { name: /boris/ })).toContainText(say.goesNext);
      expect(await dangerOf(anna, id)).toBeUndefined();
    });

    await take(boris, await send(anna, boris, [], join(folder, '3.pgp')));
    await test.step('the partner sees what it is about, and erases', async () => {
      const { page } = boris.app;
      await show(page);
      await page.getByRole('navigation').getByRole('button', { name: say.nav }).click();
      await expect(page.getByRole('heading', { level: 1, name: say.requests })).toBeVisible();
      await expect(page.getByText(say.asks)).toBeVisible();
      await expect(page.getByRole('row', { name: /Heron/ })).toContainText('CANARY danger');
      await accessible(page, `erase-request-${language}`);
      expect(await dangerOf(boris, id)).toBe('CANARY danger');
      await page.getByRole('button', { name: say.doErase }).click();
      const dialog = page.getByRole('alertdialog', { name: say.eraseAsked });
      await accessible(page, `erase-answer-${language}`);
      await dialog.getByRole('button', { name: say.confirm }).click();
      await expect(dialog).toHaveCount(0);
      await expect(page.getByText(say.youAnswered)).toBeVisible();
      await expect(page.getByText('CANARY')).toHaveCount(0);
      await expect(page.getByRole('navigation').getByRole('button', { name: say.nav })).toHaveCount(0);
    });

    await test.step('a third partner’s older file brings nothing back', async () => {
      await take(boris, old);
      expect(await dangerOf(boris, id)).toBeUndefined();
      const { page } = boris.app;
      await show(page);
      await page.getByRole('row', { name: /Heron/ }).click();
      await page.getByRole('tab', { name: say.details }).click();
      await expect(page.getByRole('region', { name: say.hereTitle })).toBeVisible();
      await expect(page.getByText('CANARY')).toHaveCount(0);
    });

    await send(boris, anna, [], join(folder, '4.pgp'));
    await test.step('the answer is listed', async () => {
      const { page } = anna.app;
      if (language === 'en') {
        await drop(anna.app, join(folder, '4.pgp'));
        await expect(page.getByRole('region', { name: words.en.title })).toContainText(words.en.answered);
        await page.getByRole('button', { name: words.en.apply }).click();
      } else await take(anna, join(folder, '4.pgp'));
      await show(page);
      await page.getByRole('row', { name: /Heron/ }).click();
      await page.getByRole('tab', { name: say.details }).click();
      const row = page.getByRole('region', { name: say.hereTitle }).getByRole('row', { name: /boris/ });
      await expect(row.getByRole('cell').last()).toHaveText(say.erased);
      await accessible(page, `erase-answered-${language}`);
    });
  });
}
