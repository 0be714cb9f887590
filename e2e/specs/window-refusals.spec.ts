import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '../fixtures/app.ts';
import { must } from '../fixtures/window-api.ts';
import { passphrase } from '../pages/first-steps.ts';
import { meet, openVault, put, send } from '../pages/vaults.ts';

/* A tired person takes the wrong file: what is said must be true and say where to go. */

test.use({ actionTimeout: 10_000 });

test('wrong files are named in Russian, on Exchange and on Contacts', async ({ launchApp }, testInfo) => {
  const folder = testInfo.outputPath('a');
  const anna = await openVault(launchApp, folder, 'anna', 'coordinator', 'ru');
  const boris = await openVault(launchApp, folder, 'boris', 'coordinator', 'ru');
  const cedar = await openVault(launchApp, folder, 'cedar', 'coordinator', 'ru');
  await meet(anna, 'coordinator', boris, 'coordinator');
  await meet(anna, 'coordinator', cedar, 'coordinator');
  const file = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const heron = await put(anna, 'case', { alias: 'Цапля' });
  const secret = join(folder, 'secret.asc');
  await boris.app.answerDialog({ save: secret });
  await must(boris.app.page, 'identity.saveSecret', { passphrase: `${passphrase} again` });

  const photo = file('photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0));
  const screenshot = file('screenshot.png', Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13));
  const letter = file('letter.txt', Buffer.from('Здравствуйте, вот данные'));
  const empty = file('empty.pgp', new Uint8Array());
  const forCedar = await send(anna, cedar, [heron], join(folder, 'for-cedar.pgp'));

  const { page } = boris.app;
  const refuses = async (section: string, group: string, path: string, words: RegExp): Promise<void> => {
    await page.getByRole('navigation').getByRole('button', { name: 'Настройки' }).click();
    await page.getByRole('navigation').getByRole('button', { name: section, exact: true }).click();
    await boris.app.dropFiles(page.getByRole('group', { name: group }), [path]);
    await expect(page.getByRole('alert'), path).toContainText(words);
    const close = page.getByRole('alert').getByRole('button', { name: 'Закрыть' });
    if (await close.isVisible()) await close.click();
  };
  const bundle = ['Обмен', 'Положите сюда файл от партнёра'] as const;
  for (const path of [photo, screenshot, letter, anna.certificate, secret])
    await refuses(...bundle, path, /Это не пакет для Corridor.*«Контакты»/);
  await refuses(...bundle, empty, /Файл пустой/);
  await refuses(...bundle, forCedar, /сделан для другого человека/);
  const certificate = ['Контакты', 'Положите сертификат сюда'] as const;
  for (const path of [photo, letter, empty, forCedar])
    await refuses(...certificate, path, /Это не сертификат.*«Обмен»/);
  await refuses(...certificate, secret, /секретный ключ/);
  await refuses(...certificate, boris.certificate, /ваш собственный сертификат/);
});

test('a recovery code typed back wrongly is called that, and the field keeps the focus', async ({
  launchApp,
}, testInfo) => {
  const { app } = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', 'ru');
  const { page } = app;
  await page.keyboard.press('Control+Comma');
  await page.getByRole('button', { name: 'Создать код восстановления' }).click();
  const back = page.getByLabel('Введите код обратно');
  await expect(back).toBeFocused();
  await page.keyboard.type('ABCDE-12345');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Это не тот код, который показан выше');
  await expect(page.getByRole('alert')).not.toContainText('сертификат');
  await expect(back).toBeFocused();
});
