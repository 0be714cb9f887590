import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { drop } from '../pages/exchange.ts';
import { lockAndUnlock, meet, openVault, type Person, put, send, show, take } from '../pages/vaults.ts';

/* What came in goes out of sight and comes back, by order of receipt: nothing is lost, nothing decides by itself. */

test.use({ actionTimeout: 20_000 });
// Three apps and many looks by axe: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

const words = {
  en: {
    exchange: 'Exchange',
    contacts: 'Contacts',
    unlock: 'Unlock',
    openBoris: 'Open: boris',
    oneAside: '1 set aside',
    sidebar: /set aside$/,
    title: 'Set aside',
    reason: 'Author not accepted',
    byWhom: /In file no\. 1, taken in .*, from boris/,
    release: 'Release…: Heron',
    proposes: 'You don’t trust this author: it will be a proposal',
    releaseNow: 'Release',
    conflict: /1 conflict/,
    proposal: 'Proposal',
    back: /^Back to before it…: no\. 2/,
    ownStays: 'What you wrote stays',
    goBack: 'Go back',
    bring: /^Bring back…: no\. 2/,
    otherHands: 'It was in other hands since…',
    firstFile: /no\. 2 from boris/,
    look: 'Look what goes and what stays',
    distrust: 'Reject and set aside',
    rejected: 'Rejected',
    compromised: 'Key was in other hands',
    already: '1 change of this file is set aside already',
    conflicts: /3 conflicts/,
    oneConflict: /1 conflict/,
    several: 'Choose several…',
    all: 'All of them',
    theirs: 'What boris says',
    severalLook: 'Show what it gives',
    decideAll: 'Decide all of these',
    undo: 'Undo',
    undone: 'Put back as it was',
  },
  ru: {
    exchange: 'Обмен',
    contacts: 'Контакты',
    unlock: 'Открыть',
    openBoris: 'Открыть: boris',
    oneAside: 'Отложено: 1',
    sidebar: /^Отложено/,
    title: 'Отложено',
    reason: 'Автор не принят',
    byWhom: /В файле № 1, загружен .*, от boris/,
    release: 'Вернуть…: Heron',
    proposes: 'Этому автору вы не доверяете: это будет предложение',
    releaseNow: 'Вернуть',
    conflict: /1 расхождение/,
    proposal: 'Предложение',
    back: /^Вернуться до него…: № 2/,
    ownStays: 'Записанное вами остаётся',
    goBack: 'Вернуться',
    bring: /^Вернуть…: № 2/,
    otherHands: 'Был в чужих руках с…',
    firstFile: /№ 2 от boris/,
    look: 'Посмотреть, что уйдёт и что останется',
    distrust: 'Отвергнуть и отложить',
    rejected: 'Отвергнут',
    compromised: 'Ключ был в чужих руках',
    already: '1 изменение из этого файла уже отложено',
    conflicts: /3 расхождения/,
    oneConflict: /1 расхождение/,
    several: 'Выбрать несколько…',
    all: 'Все',
    theirs: 'Как говорит boris',
    severalLook: 'Показать, что выйдет',
    decideAll: 'Решить все эти',
    undo: 'Вернуть',
    undone: 'Возвращено как было',
  },
} as const;

const axe = async (page: Page): Promise<void> => {
  // Its newer way opens a second page, which the app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

const go = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

for (const language of ['en', 'ru'] as const) {
  const say = words[language];

  test(`${language}: a stranger's change is seen and released alone; a file goes out of sight and comes back; a key in other hands`, async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator');
    const carol = await openVault(launchApp, folder, 'carol', 'coordinator');
    await meet(anna, 'coordinator', boris, 'coordinator');
    await meet(carol, 'coordinator', boris, 'coordinator');
    const heron = await put(boris, 'case', { alias: 'Heron', priority: 'normal' });
    await take(carol, await send(boris, carol, [heron], join(folder, '1.pgp')));
    await put(carol, 'case', { priority: 'urgent' }, heron);
    await take(boris, await send(carol, boris, [heron], join(folder, '2.pgp')));
    await take(anna, await send(boris, anna, [heron], join(folder, '3.pgp')));
    const { page } = anna.app;
    const shown = async (): Promise<unknown> =>
      (await must<{ values: unknown }>(anna.app.page, 'record.get', { id: heron })).values;

    await test.step('who wrote it, by whom it came, why it waits, what it says', async () => {
      await show(page);
      await go(page, say.oneAside);
      await expect(page.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
      const group = page.getByRole('region', { name: 'carol' });
      await expect(group).toContainText('Heron');
      await expect(group).toContainText(say.reason);
      await expect(group).toContainText(say.byWhom);
      await axe(page);
      await picture(page, `quarantine-${language}`);
      await group.getByRole('button', { name: say.release }).press('Enter');
      const dialog = page.getByRole('alertdialog');
      await expect(dialog).toContainText(say.proposes);
      await expect(dialog).toContainText(say.proposal);
      await axe(page);
      await dialog.getByRole('button', { name: say.releaseNow, exact: true }).click();
      await expect(dialog).toHaveCount(0);
    });
    await test.step('released alone it is a proposal; its author is as unknown as before', async () => {
      await expect(page.getByRole('navigation').getByRole('button', { name: say.conflict })).toBeVisible();
      await expect(page.getByRole('navigation').getByRole('button', { name: say.sidebar })).toHaveCount(0);
      expect(await shown()).toMatchObject({ priority: 'normal' });
      const contacts = await must<{ digest: string; state: string }[]>(page, 'contact.list');
      expect(contacts.find(({ digest }) => digest === carol.digest)?.state).toBe('unknown');
    });

    await put(boris, 'case', { alias: 'Not Heron at all' }, heron);
    await send(boris, anna, [heron], join(folder, '4.pgp'));
    await take(anna, join(folder, '4.pgp'));
    await put(anna, 'case', { status: 'open' }, heron);
    await test.step('back to before the second file, with what stays and what shows again', async () => {
      await show(page);
      await go(page, say.exchange);
      await axe(page);
      await page.getByRole('button', { name: say.back }).click();
      const dialog = page.getByRole('alertdialog');
      await expect(dialog).toContainText('Not Heron at all');
      await expect(dialog).toContainText(say.ownStays);
      await axe(page);
      await picture(page, `restore-point-${language}`);
      await dialog.getByRole('button', { name: say.goBack, exact: true }).click();
      await expect(dialog).toHaveCount(0);
      expect(await shown()).toMatchObject({ alias: 'Heron', status: 'open' });
    });
    await test.step('the same file again says that it waits; after a lock it is still so, and comes back', async () => {
      await dropAgain(anna, join(folder, '4.pgp'), say.exchange);
      await expect(page.getByText(say.already)).toBeVisible();
      await lockAndUnlock(anna.app, say.unlock);
      const { page: after } = anna.app;
      await go(after, say.exchange);
      await after.getByRole('button', { name: say.bring }).click();
      await after.getByRole('alertdialog').getByRole('button', { name: say.releaseNow, exact: true }).click();
      await expect(after.getByRole('alertdialog')).toHaveCount(0);
      expect(await shown()).toMatchObject({ alias: 'Not Heron at all', status: 'open' });
    });
    await test.step('their key was in other hands since the second file: what came before stays', async () => {
      const { page: after } = anna.app;
      await go(after, say.contacts);
      await after.getByRole('button', { name: say.openBoris }).click();
      await after.getByRole('button', { name: say.otherHands }).click();
      await after.getByRole('radio', { name: say.firstFile }).press('Space');
      await expect(after.getByRole('radio', { name: say.firstFile })).toBeChecked();
      await axe(after);
      await after.getByRole('button', { name: say.look }).click();
      const dialog = after.getByRole('alertdialog');
      await expect(dialog).toContainText('Not Heron at all');
      await axe(after);
      await dialog.getByRole('button', { name: say.distrust }).click();
      await expect(dialog).toHaveCount(0);
      await expect(after.getByRole('heading', { level: 1 })).toContainText(say.rejected);
      expect(await shown()).toMatchObject({ alias: 'Heron', status: 'open', priority: 'normal' });
      await go(after, say.oneAside);
      await expect(after.getByText(say.compromised)).toBeVisible();
    });
  });

  test(`${language}: several conflicts are decided at once, each value shown first; safety is not among them`, async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator');
    await meet(anna, 'coordinator', boris, 'coordinator');
    const heron = await put(anna, 'case', { alias: 'Heron' });
    const crane = await put(anna, 'case', { alias: 'Crane' });
    const house = await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
    await put(anna, 'stay', { case: heron, safeHouse: house, guestName: 'Maple' });
    await take(boris, await send(anna, boris, [heron, crane], join(folder, '1.pgp')));
    for (const [who, name, state] of [
      [anna, 'A', 'paused'],
      [boris, 'B', 'compromised'],
    ] as const) {
      await put(who, 'case', { alias: `Heron ${name}` }, heron);
      await put(who, 'case', { alias: `Crane ${name}` }, crane);
      await put(who, 'safeHouse', { state }, house);
    }
    await take(anna, await send(boris, anna, [heron, crane], join(folder, '2.pgp')));
    const { page } = anna.app;
    await show(page);
    await go(page, say.conflicts);
    await page.getByRole('button', { name: say.several }).click();
    // The two aliases and "all of them": the house's state has a card of its own and no box here.
    await expect(page.getByRole('checkbox')).toHaveCount(3);
    await page.getByRole('checkbox', { name: say.all }).press('Space');
    await page.getByRole('radio', { name: say.theirs }).press('Space');
    await axe(page);
    await page.getByRole('button', { name: say.severalLook }).click();
    const dialog = page.getByRole('alertdialog');
    for (const value of ['Heron B', 'Crane B']) await expect(dialog).toContainText(value);
    await axe(page);
    await picture(page, `several-conflicts-${language}`);
    const aliases = async (): Promise<unknown[]> => {
      const cases = await must<{ values: { alias: string } }[]>(page, 'record.list', { type: 'case' });
      return cases.map(({ values }) => values.alias).toSorted();
    };
    const before = await aliases();
    await dialog.getByRole('button', { name: say.decideAll }).click();
    await expect(dialog).toHaveCount(0);
    expect(await aliases()).toEqual(['Crane B', 'Heron B']);
    await expect(page.getByRole('navigation').getByRole('button', { name: say.oneConflict })).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: say.undo }).click();
    await expect(page.getByText(say.undone)).toBeVisible();
    expect(await aliases(), 'what was on display before').toEqual(before);
  });
}

/** `drop` finds its way by English names. */
async function dropAgain(who: Person, file: string, exchange: string): Promise<void> {
  if (exchange === 'Exchange') return drop(who.app, file);
  await go(who.app.page, exchange);
  await who.app.dropFiles(who.app.page.getByRole('group', { name: 'Положите сюда файл от партнёра' }), [
    file,
  ]);
}
