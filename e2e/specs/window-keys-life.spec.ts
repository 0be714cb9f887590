import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { meet, openVault, put, send, show, take, type Person } from '../pages/vaults.ts';

/* A key is renewed, withdrawn, replaced; and what a partner sees of it. */

test.use({ actionTimeout: 15_000 });

const words = {
  en: {
    contacts: 'Contacts',
    rotate: 'New encryption key…',
    make: 'Make it',
    old: 'Old: still opens what was made for it',
    behind: /may still use an old key/,
    destroy: 'Destroy old keys…',
    destroyIt: 'Destroy them',
    destroyed: 'The old secrets are gone from this vault.',
    replace: 'Replace your identity…',
    replaceIt: 'Make the new identity',
    type: 'Type your name to confirm',
    replaced: 'This is your new identity. Send to your partners, then compare digits.',
    stated: 'A new key takes the place of the old one: compare digits again',
    banner: 'A contact says to have a new key',
    toContacts: 'To the contacts',
    saysNew: 'Says to be a new key',
    newKey: 'This says to be the new key of a contact',
    match: 'Digits match: by voice',
    all: 'All eight match',
    took: 'Took the place of',
    isReplaced: 'Replaced by a key that you trust',
    revoke: 'Withdraw your key…',
    revokeIt: 'Withdraw it for good',
    revoked: 'You have withdrawn this key',
    withdrawn: 'has withdrawn their key: nothing new of it is taken any more',
    exchange: 'Exchange',
    drop: 'Drop a file from a partner here',
    preview: 'What this file would change',
    apply: /^(Apply|Confirm receipt)$/,
    taken: 'Taken in',
  },
  ru: {
    contacts: 'Контакты',
    rotate: 'Новый ключ шифрования…',
    make: 'Сделать',
    old: 'Старый: ещё открывает то, что для него',
    behind: /ещё может писать старому ключу/,
    destroy: 'Уничтожить старые ключи…',
    destroyIt: 'Уничтожить',
    destroyed: 'Старых секретов в этом хранилище больше нет.',
    replace: 'Заменить личность…',
    replaceIt: 'Создать новую личность',
    type: 'Введите своё имя, чтобы подтвердить',
    replaced: 'Это ваша новая личность. Отправьте партнёрам и сверьте цифры.',
    stated: 'Новый ключ вместо старого: сверьте цифры заново',
    banner: 'Контакт говорит, что у него новый ключ',
    toContacts: 'К контактам',
    saysNew: 'Говорит, что это новый ключ',
    newKey: 'Говорит, что это новый ключ контакта',
    match: 'Цифры совпали: голосом',
    all: 'Все восемь совпали',
    took: 'Занял место',
    isReplaced: 'Заменён ключом, которому вы доверяете',
    revoke: 'Отозвать свой ключ…',
    revokeIt: 'Отозвать навсегда',
    revoked: 'Вы отозвали этот ключ',
    withdrawn: 'отозвал свой ключ: нового от него больше не принимается',
    exchange: 'Обмен',
    drop: 'Положите сюда файл от партнёра',
    preview: 'Что изменит этот файл',
    apply: /^(Применить|Подтвердить получение)$/,
    taken: 'Загружено',
  },
} as const;
type Words = (typeof words)['en' | 'ru'];

const open = async (page: Page, section: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
  await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
};

async function fine(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Drops a bundle and applies it; gives what the preview said. */
async function takeByHand(who: Person, file: string, t: Words): Promise<string> {
  const { page } = who.app;
  await open(page, t.exchange);
  await who.app.dropFiles(page.getByRole('group', { name: t.drop }), [file]);
  const preview = page.getByRole('region', { name: t.preview });
  await expect(preview).toBeVisible();
  const text = await preview.innerText();
  await page.getByRole('button', { name: t.apply }).click();
  await expect(page.getByText(t.taken).first()).toBeVisible();
  return text;
}

const digestOf = async ({ app }: Person): Promise<string> =>
  (await must<{ digest: string }>(app.page, 'identity.show')).digest;

for (const language of ['en', 'ru'] as const) {
  const t = words[language];
  test(`keys are renewed and replaced, and the exchange goes on: ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(240_000);
    const at = (name: string): string => join(testInfo.outputPath('files'), name);
    const anna = await openVault(launchApp, testInfo.outputPath('files'), 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, testInfo.outputPath('files'), 'boris', 'coordinator', language);
    await meet(anna, 'coordinator', boris, 'coordinator');
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    await take(boris, await send(anna, boris, [heron], at('1.pgp')));
    const { page } = anna.app;

    await test.step('a new encryption key, by keyboard', async () => {
      await open(page, t.contacts);
      await page.getByRole('button', { name: t.rotate }).press('Enter');
      await page.getByRole('alertdialog').getByRole('button', { name: t.make, exact: true }).press('Enter');
      await expect(page.getByText(t.old)).toBeVisible();
      await expect(page.getByText(t.behind)).toBeVisible();
      await page.getByText(t.behind).scrollIntoViewIfNeeded();
      await picture(page, `keys-${language}`);
    });

    await test.step('the partner takes it with the next file, answers to it, and the old one goes', async () => {
      await take(boris, await send(anna, boris, [], at('2.pgp')));
      await take(anna, await send(boris, anna, [], at('3.pgp')));
      await show(page);
      await open(page, t.contacts);
      await expect(page.getByText(t.old)).toBeVisible();
      await expect(page.getByText(t.behind)).toHaveCount(0);
      await fine(page);
      await page.getByRole('button', { name: t.destroy }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: t.destroyIt, exact: true }).click();
      await expect(page.getByText(t.destroyed)).toBeVisible();
      await expect(page.getByText(t.old)).toHaveCount(0);
      await take(anna, await send(boris, anna, [], at('4.pgp')));
    });

    await test.step('another identity', async () => {
      await page.getByRole('button', { name: t.replace }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByLabel(t.type).fill('anna');
      await picture(page, `replace-identity-${language}`);
      await dialog.getByRole('button', { name: t.replaceIt }).click();
      await expect(page.getByText(t.replaced)).toBeVisible();
      expect(await digestOf(anna)).not.toBe(anna.digest);
    });

    const renewed: Person = { ...anna, digest: await digestOf(anna) };
    await test.step('the partner sees it: unknown, to be compared', async () => {
      const told = await takeByHand(boris, await send(renewed, boris, [], at('5.pgp')), t);
      expect(told).toContain(t.stated);
      const theirs = boris.app.page;
      await expect(theirs.getByText(t.banner)).toBeVisible();
      await theirs.getByRole('button', { name: t.toContacts }).click();
      const row = theirs
        .getByRole('list', { name: t.contacts })
        .getByRole('listitem')
        .filter({ hasText: t.saysNew });
      await expect(row).toHaveCount(1);
      await row.getByRole('button').last().click();
      await expect(theirs.getByText(t.newKey)).toBeVisible();
      await fine(theirs);
      await picture(theirs, `successor-${language}`);
      await theirs.getByRole('button', { name: t.match }).click();
      await theirs.getByRole('button', { name: t.all }).click();
      await expect(theirs.getByText(t.took)).toBeVisible();
      await expect(theirs.getByText(t.banner)).toHaveCount(0);
      await theirs.getByRole('button', { name: 'anna', exact: true }).click();
      await expect(theirs.getByText(t.isReplaced)).toBeVisible();
    });

    await test.step('and both go on', async () => {
      await take(anna, await send(boris, renewed, [], at('6.pgp')));
      await put(anna, 'case', { alias: 'Grey heron' }, heron);
      await take(boris, await send(renewed, boris, [], at('7.pgp')));
      expect(await must(boris.app.page, 'record.get', { id: heron })).toMatchObject({
        values: { alias: 'Grey heron' },
      });
    });

    await test.step('the key is withdrawn; the partner hears of it with the last file', async () => {
      await page.getByRole('button', { name: t.revoke }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByLabel(t.type).fill('Anna');
      await dialog.getByRole('button', { name: t.revokeIt }).click();
      await expect(page.getByText(t.revoked)).toBeVisible();
      expect(await takeByHand(boris, await send(renewed, boris, [], at('8.pgp')), t)).toContain(t.withdrawn);
    });
  });
}
