import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { lockAndUnlock, openVault, type Person, put, showStart } from '../pages/vaults.ts';

/* Today, working lists, the board and changes of several cases, by keyboard; key-budgets.spec.ts counts the keys. */

test.use({ actionTimeout: 10_000 });

const hour = 3_600_000;
const day = (offset: number): string => new Date(Date.now() + offset * 24 * hour).toISOString().slice(0, 10);
const at = (hours: number) => ({
  at: `${new Date(Date.now() + hours * hour).toISOString().slice(0, 19)}Z`,
  zone: 'Europe/Berlin',
});

/** Five invented cases and what is due of them. */
async function furnish(who: Person): Promise<{ heron: string; cases: readonly string[] }> {
  const aliases = ['Heron', 'Соловей', 'Wren', 'Зимородок', 'Finch'] as const;
  const cases: string[] = [];
  for (const [index, alias] of aliases.entries())
    cases.push(
      await put(who, 'case', {
        alias,
        status: (['open', 'intake', 'vetting', 'open', 'open'] as const)[index],
        priority: (['emergency', 'urgent', 'normal', 'normal', 'urgent'] as const)[index],
        ...(index < 2 ? { caseworker: who.digest } : {}),
      }),
    );
  const [heron = '', nightingale = '', wren = ''] = cases;
  await put(who, 'assessment', { case: heron, day: day(-20), level: 'extreme', next: day(-1) });
  await put(who, 'assessment', { case: nightingale, day: day(-20), level: 'high', next: day(5) });
  await put(who, 'watch', { case: heron, start: at(-1.5), every: 24 });
  await put(who, 'watch', { case: nightingale, start: at(-0.2), every: 24 });
  await put(who, 'leg', {
    case: wren,
    departs: at(-9),
    arrives: at(-2),
    confirmBy: at(3),
    status: 'underway',
  });
  const person = await put(who, 'person', { case: heron, alias: 'Heron' });
  await put(who, 'document', { person, kind: 'passport', validUntil: day(50) });
  await put(who, 'consent', {
    person,
    partnerKind: 'legal',
    basis: 'explicit',
    given: day(-80),
    until: day(9),
  });
  const pathway = await put(who, 'pathway', {
    case: heron,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
    anchors: { departure: day(70) },
  });
  await put(who, 'step', { pathway, title: 'Visa interview', due: day(-2), documents: ['passport'] });
  const house = await put(who, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
  await put(who, 'unit', { safeHouse: house, name: 'Blue room', beds: 1 });
  await put(who, 'stay', {
    case: wren,
    safeHouse: house,
    guestName: 'Maple',
    from: day(0),
    until: day(9),
    guests: 2,
  });
  const lost = await put(who, 'safeHouse', { codeName: 'Orchard', state: 'compromised' });
  await put(who, 'stay', {
    case: nightingale,
    safeHouse: lost,
    guestName: 'Липа',
    from: day(-2),
    until: day(5),
    status: 'checkedIn',
  });
  return { heron, cases };
}

async function looksGood(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(150);
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    name,
  ).toEqual([]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(1);
}

const rowsOf = (page: Page): Locator => page.locator('[role=grid] [role=row][data-key]');

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const text = textsOf(language);

  test(`today, by keyboard alone, ${language}`, async ({ launchApp }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await showStart(page);
    await expect(page.getByRole('heading', { level: 1, name: text('app.today') })).toBeVisible();
    await expect(page.getByText(text('today.emptyText'))).toBeVisible();
    await looksGood(page, `today-empty-${language}`);
    const { heron } = await furnish(anna);
    await showStart(page);

    await test.step('the most pressing row has focus at once; the sidebar counts what is late', async () => {
      await expect(rowsOf(page).first()).toContainText('Orchard');
      await expect(rowsOf(page).nth(1)).toContainText('Heron');
      await expect(rowsOf(page).first()).toBeFocused();
      const nav = page.getByRole('navigation').getByRole('button', { name: text('app.today') });
      const late = await must<{ overdue: number }>(page, 'today.show');
      expect(late.overdue).toBe(7);
      await expect(nav).toContainText('7');
    });
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const width of [1024, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await looksGood(page, `today-${width}-${language}-${scheme}`);
      }
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const outcomes = async (): Promise<readonly unknown[]> =>
      (
        await must<readonly { values: Record<string, unknown> }[]>(page, 'record.list', { type: 'checkIn' })
      ).map(({ values }) => [values['outcome'], values['rung'], values['case'] === heron]);

    await test.step('a check-in: Enter and a digit', async () => {
      await page.keyboard.press('ArrowDown');
      await expect(rowsOf(page).nth(1)).toBeFocused();
      await expect(rowsOf(page).nth(1)).toContainText(text('today.what.checkInLate'));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toContainText('Heron');
      if (language === 'ru') await looksGood(page, 'today-check-in-ru');
      await page.keyboard.press('2');
      await expect.poll(outcomes).toEqual([['noAnswer', 2, true]]);
      await page.keyboard.press('Escape');
      // Nobody was reached: the row stays, and so does focus on it.
      await expect(rowsOf(page).nth(1)).toContainText('Heron');
      await expect(rowsOf(page).nth(1)).toBeFocused();
    });
    await test.step('or the digit alone on the row; who is safe leaves the list, and focus goes on', async () => {
      await page.keyboard.press('1');
      await expect.poll(async () => (await outcomes()).length).toBe(2);
      await expect(rowsOf(page).nth(1)).not.toContainText('Heron');
      await expect(rowsOf(page).nth(1)).toBeFocused();
      await expect(page.getByRole('button', { name: text('common.undo') })).toBeVisible();
    });
    const focusOn = async (wanted: string): Promise<void> => {
      for (let tries = 0; tries < 20; tries += 1) {
        if ((await page.locator(':focus').textContent())?.includes(wanted) === true) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`no row with ${wanted}`);
    };
    await test.step('the status of a step: S and a digit', async () => {
      await focusOn(text('today.what.stepLate'));
      await page.keyboard.press('KeyS');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('4');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(rowsOf(page).filter({ hasText: text('today.what.stepLate') })).toHaveCount(0);
    });
    await test.step('a note: N, typing, Ctrl+Enter', async () => {
      await focusOn('Wren');
      await page.keyboard.press('KeyN');
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
      await page.keyboard.type('Called twice');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      const notes = await must<readonly { values: Record<string, unknown> }[]>(page, 'record.list', {
        type: 'note',
      });
      expect(notes.map(({ values }) => values['text'])).toEqual(['Called twice']);
    });
    await test.step('anything is found, and acts and lists', async () => {
      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      for (const key of ['f', 'i', 'n']) await page.keyboard.press(key);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Finch' })).toBeVisible();
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type(text('lists.shipped.newCalls'));
      await page.getByRole('option', { name: text('lists.shipped.newCalls') }).click();
      await expect(page.getByRole('heading', { level: 1, name: text('app.cases') })).toBeVisible();
      await expect(page.getByRole('row', { name: /Соловей/ })).toBeVisible();
      await expect(page.getByRole('row', { name: /Heron/ })).toHaveCount(0);
    });
  });

  test(`working lists, board and bulk change, ${language}`, async ({ launchApp }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { cases } = await furnish(anna);
    await showStart(anna.app.page);
    const open = async (): Promise<Page> => {
      const { page } = anna.app;
      await page
        .getByRole('navigation')
        .getByRole('button', { name: text('app.cases'), exact: true })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: text('app.cases') })).toBeVisible();
      return page;
    };
    let page = await open();
    const button = (name: string, exact = true): Locator => page.getByRole('button', { name, exact });
    const values = async (field: string): Promise<readonly unknown[]> => {
      const all: unknown[] = [];
      for (const id of cases)
        all.push(
          (await must<{ values: Record<string, unknown> }>(page, 'record.get', { id })).values[field] ?? null,
        );
      return all;
    };
    const cases5 = ['emergency', 'urgent', 'normal', 'normal', 'urgent'];

    await test.step('a list is made of conditions, named, and is there after a lock', async () => {
      await button(text('lists.conditions')).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: text('choice.caseStatus.open'), exact: true }).click();
      await dialog.getByText(text('lists.flag.noBed'), { exact: true }).click();
      if (language === 'ru') await looksGood(page, 'lists-conditions-ru');
      await dialog.getByRole('button', { name: text('lists.show'), exact: true }).click();
      await expect(page.getByRole('row', { name: /Heron|Зимородок|Finch/ })).toHaveCount(3);
      await button(text('lists.save')).click();
      await page.keyboard.type('Berlin');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('radio', { name: 'Berlin' })).toBeChecked();
      await lockAndUnlock(anna.app, text('unlock.unlock'));
      page = await open();
      await page.getByRole('radio', { name: 'Berlin' }).click();
      await expect(page.getByRole('row', { name: /Heron|Зимородок|Finch/ })).toHaveCount(3);
      await expect(page.getByRole('row', { name: /Wren/ })).toHaveCount(0);
      await button(text('lists.rename')).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Potsdam');
      await page.keyboard.press('Enter');
      await button(text('lists.delete')).click();
      await expect(page.getByRole('radio', { name: 'Potsdam' })).toHaveCount(0);
      await expect(page.getByRole('row', { name: /Wren/ })).toBeVisible();
    });
    await test.step('five cases are changed at once, after a preview, and taken back at once', async () => {
      await page.getByRole('row', { name: /Heron/ }).focus();
      await page.keyboard.press('Control+KeyA');
      await expect(page.locator('main').getByRole('button', { name: /^(Change|Изменить) \d/ })).toBeVisible();
      await page.keyboard.press('KeyB');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: text('lists.value') }).click();
      await page.getByRole('option', { name: text('choice.priority.urgent') }).click();
      await expect(dialog.getByRole('row')).toHaveCount(6);
      await expect(dialog.getByText(text('lists.outcome.same'))).toHaveCount(2);
      for (const width of [1024, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await looksGood(page, `lists-bulk-${width}-${language}`);
      }
      await dialog.getByRole('button', { name: text('lists.apply'), exact: true }).click();
      await expect(dialog).toHaveCount(0);
      await expect.poll(() => values('priority')).toEqual(Array(5).fill('urgent'));
      await button(text('common.undo')).click();
      await expect.poll(() => values('priority')).toEqual(cases5);
    });
    await test.step('long after the message is gone, too', async () => {
      for (const name of [/Heron/, /Wren/]) {
        await page.getByRole('row', { name }).focus();
        await page.keyboard.press('Space');
      }
      await page
        .locator('main')
        .getByRole('button', { name: /^(Change|Изменить) \d/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: text('lists.value') }).click();
      await page.getByRole('option', { name: text('choice.priority.urgent') }).click();
      await dialog.getByRole('button', { name: text('lists.apply'), exact: true }).click();
      await expect(dialog).toHaveCount(0);
      await lockAndUnlock(anna.app, text('unlock.unlock'));
      page = await open();
      await button(text('lists.acts')).click();
      await expect(page.getByText(text('lists.undone'))).toHaveCount(1);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('common.undo'), exact: false })
        .first()
        .click();
      await expect(page.getByText(text('lists.undone'))).toHaveCount(2);
      expect(await values('priority')).toEqual(cases5);
      await page.keyboard.press('Escape');
    });
    await test.step('a card moves by keys and by hand, and back', async () => {
      await page.getByRole('radio', { name: text('lists.looks.status') }).click();
      const column = (status: string): Locator =>
        page.getByRole('grid', { name: text(`choice.caseStatus.${status}`), exact: true });
      const card = column('vetting').getByRole('row', { name: /Wren/ });
      await card.focus();
      await page.keyboard.press('Alt+ArrowRight');
      await expect(column('open').getByRole('row', { name: /Wren/ })).toBeFocused();
      await button(text('common.undo')).click();
      await expect(card).toBeVisible();
      await card.focus();
      await page.keyboard.press('KeyM');
      await page.keyboard.press('1');
      await expect(column('intake').getByRole('row', { name: /Wren/ })).toBeFocused();
      await column('intake').getByRole('row', { name: /Wren/ }).dragTo(column('vetting'));
      await expect(card).toBeFocused();
      // Until then the card may be given the focus once more.
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      expect((await values('status'))[2]).toBe('vetting');
      // Closing takes a reason.
      await column('open').getByRole('row', { name: /Finch/ }).focus();
      await page.keyboard.press('Alt+ArrowRight');
      await expect(page.getByRole('dialog')).toContainText(text('casework.closeTitle'));
      await page.keyboard.press('Escape');
      await expect(column('closed').getByRole('row', { name: /Finch/ })).toHaveCount(0);
      expect((await values('status'))[4]).toBe('open');
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        for (const width of [1024, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await looksGood(page, `lists-board-${width}-${language}-${scheme}`);
        }
      }
      await page.getByRole('radio', { name: text('lists.looks.table') }).click();
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        for (const width of [1024, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await looksGood(page, `lists-table-${width}-${language}-${scheme}`);
        }
      }
    });
  });
}
