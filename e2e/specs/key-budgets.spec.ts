import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { CountedKeys } from '../fixtures/counted-keys.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, put, show, type Person } from '../pages/vaults.ts';

/* Every frequent task has a budget of keys (6-interface), beyond what is typed. Each is counted, and read back. */

test.use({ actionTimeout: 10_000 });

const hour = 3_600_000;
const day = (offset: number): string => new Date(Date.now() + offset * 24 * hour).toISOString().slice(0, 10);
const at = (hours: number): unknown => ({
  at: `${new Date(Date.now() + hours * hour).toISOString().slice(0, 19)}Z`,
  zone: 'Europe/Berlin',
});

interface Row {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the vault holds of a type. */
const held = async (page: Page, type: string): Promise<readonly Row['values'][]> =>
  (await must<readonly Row[]>(page, 'record.list', { type })).map(({ values }) => values);

/** Does a task with as many keys as it may take. */
async function within(page: Page, budget: number, task: (keys: CountedKeys) => Promise<void>): Promise<void> {
  const keys = new CountedKeys(page);
  await task(keys);
  expect(keys.pressed.length, keys.pressed.join(', ')).toBeLessThanOrEqual(budget);
  // A task that counted nothing proves nothing.
  expect(keys.pressed.length).toBeGreaterThan(0);
}

/** Goes to the row of a list that says this, uncounted: budgets begin on a focused row or page. */
async function focusOn(page: Page, what: string, whom = ''): Promise<void> {
  const rows = page.locator('[role=grid] [role=row][data-key]');
  const row = rows.filter({ hasText: what }).filter({ hasText: whom }).first();
  await expect(row).toBeVisible();
  await row.focus();
  await expect(row).toBeFocused();
}

async function openCase(page: Page, cases: string, alias: string): Promise<void> {
  await goTo(page, cases);
  await page.getByRole('row', { name: new RegExp(alias) }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(alias) })).toBeVisible();
}

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);
  const open = (launchApp: Parameters<typeof openVault>[0], folder: string): Promise<Person> =>
    openVault(launchApp, folder, 'anna', 'coordinator', language);

  test(`answer a call: 5 keys, ${language}`, async ({ launchApp }, testInfo) => {
    const anna = await open(launchApp, testInfo.outputPath('a'));
    const { page } = anna.app;
    await within(page, 5, async (keys) => {
      await keys.press('Control+KeyN');
      const form = page.getByRole('dialog', { name: say('cases.new') });
      await expect(form.getByRole('textbox').first()).toBeFocused();
      await keys.type('Хамзат');
      await keys.press('Tab');
      await keys.type('+7 928 123-45-67');
      await keys.press('Tab');
      await keys.type('Его нашли на работе');
      await keys.press('Tab');
      await keys.type('Грозный, у тёти');
      await keys.press('Control+Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Хамзат' })).toBeVisible();
    });
    expect(await held(page, 'case')).toMatchObject([
      { alias: 'Хамзат', status: 'intake', danger: 'Его нашли на работе', where: 'Грозный, у тёти' },
    ]);
    expect(await held(page, 'channel')).toMatchObject([{ kind: 'phone', value: '+7 928 123-45-67' }]);
  });

  test(`from Today: check-in 2, no answer and its next rung 2, note 2, step status 2, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await open(launchApp, testInfo.outputPath('a'));
    const { page } = anna.app;
    for (const [alias, due] of [
      ['Heron', -1.5],
      ['Wren', -0.2],
      ['Finch', -0.1],
    ] as const) {
      const id = await put(anna, 'case', { alias, status: 'open' });
      await put(anna, 'watch', { case: id, start: at(due), every: 24, watcher: anna.digest });
      if (alias === 'Heron') {
        const pathway = await put(anna, 'pathway', { case: id, country: 'DE', status: 'active' });
        await put(anna, 'step', { pathway, title: 'Interview', due: day(-2) });
      }
    }
    await show(page);
    await goTo(page, say('app.today'));
    const outcomes = async (): Promise<readonly unknown[]> =>
      (await held(page, 'checkIn')).map(({ outcome, rung }) => [outcome, rung]);

    await test.step('no answer: the rung after this one stands there with its time', async () => {
      await focusOn(page, say('today.what.checkInLate'), 'Heron');
      await within(page, 2, async (keys) => {
        await keys.press('Enter');
        await expect(page.getByRole('dialog')).toContainText('Heron');
        await keys.press('2');
        await expect.poll(outcomes).toEqual([['noAnswer', 2]]);
        await expect(page.getByRole('dialog')).toContainText(say('checkins.noAnswerDone'));
        await expect(page.getByRole('dialog')).toContainText(say('checkins.nextRung'));
      });
      await page.keyboard.press('Escape');
    });
    await test.step('a check-in: Enter and 1, Enter and 3', async () => {
      for (const [alias, digit, outcome] of [
        ['Wren', '1', 'safe'],
        ['Finch', '3', 'concern'],
      ] as const) {
        await focusOn(page, say('today.what.checkInLate'), alias);
        await within(page, 2, async (keys) => {
          await keys.press('Enter');
          await expect(page.getByRole('dialog')).toContainText(alias);
          await keys.press(digit);
          await expect(page.getByRole('dialog')).toHaveCount(0);
        });
        expect((await held(page, 'checkIn')).map((one) => one['outcome'])).toContain(outcome);
      }
    });
    await test.step('a note on the row', async () => {
      await focusOn(page, say('today.what.stepLate'));
      await within(page, 2, async (keys) => {
        await keys.press('KeyN');
        await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
        await keys.type('Called twice');
        await keys.press('Control+Enter');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      });
      expect(await held(page, 'note')).toMatchObject([{ text: 'Called twice' }]);
    });
    await test.step('the status of a step', async () => {
      await focusOn(page, say('today.what.stepLate'));
      await within(page, 2, async (keys) => {
        await keys.press('KeyS');
        await expect(page.getByRole('dialog')).toBeVisible();
        await keys.press('3');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      });
      expect(await held(page, 'step')).toMatchObject([{ title: 'Interview', status: 'submitted' }]);
    });
  });

  test(`from a case: place someone 4, note 2, step status 2; a house lost 2 and its code name, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await open(launchApp, testInfo.outputPath('a'));
    const { page } = anna.app;
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    await put(anna, 'person', { case: heron, alias: 'Wren', ageBand: 'adult' });
    const pathway = await put(anna, 'pathway', { case: heron, country: 'DE', status: 'active' });
    await put(anna, 'step', { pathway, title: 'Interview', due: day(2) });
    const cedar = await put(anna, 'safeHouse', { codeName: 'Cedar', state: 'open' });
    const blue = await put(anna, 'unit', { safeHouse: cedar, name: 'Blue', beds: 2 });
    await show(page);
    await openCase(page, say('app.cases'), 'Heron');

    await test.step('place someone where it is suggested', async () => {
      await within(page, 4, async (keys) => {
        await keys.press('KeyP');
        const form = page.getByRole('dialog', { name: say('cases.place') });
        await expect(form.getByRole('radio', { name: /Cedar · Blue/ })).toBeChecked();
        await expect(form.getByRole('radiogroup', { name: say('record.unit') })).toContainText('Blue');
        await keys.press('Control+Enter');
        await expect(form).toHaveCount(0);
      });
      expect(await held(page, 'stay')).toMatchObject([{ case: heron, safeHouse: cedar, unit: blue }]);
    });
    await test.step('a note', async () => {
      await within(page, 2, async (keys) => {
        await keys.press('KeyN');
        await expect(page.getByLabel(say('cases.newNote'))).toBeFocused();
        await keys.type('They sleep by day');
        await keys.press('Control+Enter');
        await expect(page.getByLabel(say('cases.newNote'))).toHaveValue('');
      });
      expect(await held(page, 'note')).toMatchObject([{ parent: heron, text: 'They sleep by day' }]);
    });
    await test.step('the status of a step', async () => {
      await page.getByRole('button', { name: `${say('pathways.changeStatus')} Interview` }).focus();
      await within(page, 2, async (keys) => {
        await keys.press('KeyS');
        await expect(page.getByRole('dialog')).toBeVisible();
        await keys.press('2');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      });
      expect(await held(page, 'step')).toMatchObject([{ status: 'inProgress' }]);
    });
    await test.step('a house is lost', async () => {
      await goTo(page, say('app.houses'));
      await page.getByRole('row', { name: /Cedar/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: /Cedar/ })).toBeVisible();
      await within(page, 2, async (keys) => {
        await keys.press('KeyX');
        await expect(page.getByRole('alertdialog')).toBeVisible();
        await keys.type('cedar');
        await keys.press('Enter');
        await expect(page.getByRole('list', { name: say('drill.callNow'), exact: true })).toContainText(
          'Wren',
        );
      });
      expect(await held(page, 'safeHouse')).toMatchObject([{ codeName: 'Cedar', state: 'compromised' }]);
    });
  });

  test(`find anything: 5 keys, on either layout, ${language}`, async ({ launchApp }, testInfo) => {
    const anna = await open(launchApp, testInfo.outputPath('a'));
    const { page } = anna.app;
    for (const alias of ['Heron', 'Finch', 'Зимородок']) await put(anna, 'case', { alias, status: 'open' });
    await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
    await show(page);
    const field = page.getByRole('dialog').getByRole('combobox');
    for (const [letters, name] of [
      ['fin', 'Finch'],
      ['lig', 'Lighthouse'],
      ['зим', 'Зимородок'],
    ] as const)
      await within(page, 5, async (keys) => {
        // The same key: with the Russian layout on, Ctrl+K is Ctrl+л.
        if (letters === 'зим') await keys.controlOn('л', 'KeyK');
        else await keys.press('Control+KeyK');
        await expect(field).toBeFocused();
        await keys.letters(letters);
        await keys.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      });
  });

  test(`send to the shelter 2 after the preview, import 2, ${language}`, async ({ launchApp }, testInfo) => {
    test.setTimeout(120_000);
    const folder = testInfo.outputPath('a');
    const anna = await open(launchApp, folder);
    const birch = await openVault(launchApp, folder, 'birch', 'shelter', language);
    await meet(anna, 'coordinator', birch, 'shelter');
    const files = testInfo.outputPath('files');
    mkdirSync(files, { recursive: true });
    const { page } = anna.app;
    const safeHouse = await put(anna, 'safeHouse', {
      codeName: 'Birch',
      state: 'open',
      keeper: birch.digest,
    });
    const stay = { safeHouse, guestName: 'Maple', guests: 2, from: day(1), until: day(9), status: 'planned' };
    await put(anna, 'stay', stay);
    await show(page);
    const file = join(files, '1.pgp');

    await goTo(page, say('app.exchange'));
    await page.getByRole('button', { name: say('exchange.send'), exact: true }).click();
    await page.getByRole('radio', { name: /birch/ }).check({ force: true });
    await page.getByRole('button', { name: say('common.next') }).click();
    await expect(page.getByRole('region', { name: say('exchange.exactly') }).last()).toContainText('Maple');
    await within(page, 2, async (keys) => {
      await keys.press('Control+Enter');
      await keys.also("Enter in the system's dialog", () => anna.app.answerDialog({ save: file }));
      await expect(page.getByText(say('exchange.savedTitle'))).toBeVisible();
    });
    const dialogs = (await anna.app.dialogs()).filter(({ kind }) => kind === 'save');
    // The certificate, and this file.
    expect(dialogs).toHaveLength(2);

    await show(birch.app.page);
    await goTo(birch.app.page, say('app.exchange'));
    const { page: theirs } = birch.app;
    await within(theirs, 2, async (keys) => {
      await keys.also('the file is dropped', () =>
        birch.app.dropFiles(theirs.getByRole('group', { name: say('exchange.drop') }), [file]),
      );
      const apply = theirs.getByRole('button', { name: say('exchange.apply'), exact: true });
      await expect(apply).toBeFocused();
      await keys.press('Enter');
      await expect(theirs.getByText(say('exchange.applied'), { exact: true })).toBeVisible();
    });
    expect(await held(theirs, 'stay')).toMatchObject([{ guestName: 'Maple', guests: 2, status: 'planned' }]);
  });
}
