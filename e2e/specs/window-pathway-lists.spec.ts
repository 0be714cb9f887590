import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { choose } from '../fixtures/choose.ts';
import { lookBothWays } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { openVault, type Person, put, showStart } from '../pages/vaults.ts';

/* Steps, papers and appointments of all cases, and the ways out of one case, by keyboard. */

test.use({ actionTimeout: 10_000 });

const msOfDay = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * msOfDay).toISOString().slice(0, 10);
/** Wednesday of the week after this one: far from today, whatever day it is. */
const wednesday = (): string => {
  const now = new Date(`${day(0)}T00:00:00Z`);
  return day(7 - ((now.getUTCDay() + 6) % 7) + 2);
};
const at = (on: string, time: string, zone: string) => ({ at: `${on}T${time}:00Z`, zone });
const days = (min: number, max: number) => ({ min, max, unit: 'days' });
const fee = (amount: string) => ({ amount, currency: 'EUR' });

/** Two invented cases, one with two pathways. */
async function furnish(who: Person, language: Language): Promise<{ heron: string }> {
  const ru = language === 'ru';
  const say = (en: string, russian: string): string => (ru ? russian : en);
  const heron = await put(who, 'case', { alias: say('Heron', 'Цапля'), status: 'open' });
  const wren = await put(who, 'case', { alias: say('Wren', 'Крапивник'), status: 'open' });
  const person = await put(who, 'person', { case: heron, alias: say('Heron', 'Цапля') });
  await put(who, 'person', { case: wren, alias: say('Wren', 'Крапивник') });
  await put(who, 'document', { person, kind: 'passport', validFrom: day(-3000), validUntil: day(2) });
  const pathway = await put(who, 'pathway', {
    case: heron,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
  });
  const gather = await put(who, 'step', {
    pathway,
    title: say('Gather the papers', 'Собрать документы для подачи'),
    due: day(-2),
    order: 'a',
    duration: days(5, 10),
    responsible: who.digest,
  });
  const interview = await put(who, 'step', {
    pathway,
    title: say('Interview at the consulate', 'Собеседование в консульстве'),
    dependsOn: [gather],
    documents: ['passport', 'photo'],
    order: 'b',
    due: day(20),
    duration: days(0, 3),
    responsible: say('Lawyer Maria', 'Адвокат Мария'),
    fee: fee('75.00'),
  });
  await put(who, 'step', {
    pathway,
    title: say('Flight', 'Вылет'),
    dependsOn: [interview],
    milestone: 'departure',
    order: 'c',
    duration: days(2, 14),
    fee: fee('410.50'),
  });
  const other = await put(who, 'pathway', { case: heron, country: 'FR', kind: 'asylum', status: 'planned' });
  const letter = await put(who, 'step', {
    pathway: other,
    title: say('Letter to the consulate', 'Письмо в консульство'),
    status: 'submitted',
    duration: days(30, 90),
  });
  const ofWren = await put(who, 'pathway', { case: wren, country: 'LT', kind: 'humanitarianVisa' });
  const talk = await put(who, 'step', { pathway: ofWren, title: say('First talk', 'Первый разговор') });
  await put(who, 'appointment', {
    step: interview,
    at: at(wednesday(), '07:00', 'Europe/Berlin'),
    status: 'planned',
  });
  await put(who, 'appointment', {
    step: letter,
    at: at(wednesday(), '07:30', 'Europe/Paris'),
    status: 'planned',
  });
  await put(who, 'appointment', {
    step: talk,
    at: at(wednesday(), '06:00', 'Asia/Tbilisi'),
    status: 'planned',
  });
  return { heron };
}

const rowsOf = (page: Page): Locator => page.locator('[role=grid] [role=row][data-key]');

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const text = textsOf(language);
  const tab = (page: Page, name: string): Locator =>
    page.getByRole('tab', { name: text(`pathwayLists.tab.${name}`), exact: true });

  test(`the pathways of all cases, ${language}`, async ({ launchApp }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    const { heron } = await furnish(anna, language);
    await showStart(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: text('app.pathways'), exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: text('app.pathways') })).toBeVisible();

    await test.step('steps: what is late first, and how each stands', async () => {
      await expect(rowsOf(page)).toHaveCount(5);
      await expect(rowsOf(page).first()).toContainText(language === 'ru' ? 'Собрать' : 'Gather');
      await lookBothWays(page, `pathway-steps-${language}`);
    });
    await test.step('only what can be done now, by keyboard; S and a digit', async () => {
      const now = page.getByRole('checkbox', { name: text('pathwayLists.now') });
      await now.focus();
      await page.keyboard.press('Space');
      await expect(now).toBeChecked();
      await expect(rowsOf(page)).toHaveCount(2);
      await rowsOf(page).first().focus();
      await expect(rowsOf(page).first()).toBeFocused();
      await page.keyboard.press('KeyS');
      await expect(page.getByRole('dialog').getByRole('listbox')).toBeVisible();
      // Granted: nothing comes before the interview any more.
      await page.keyboard.press('Digit4');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(
        rowsOf(page).filter({ hasText: language === 'ru' ? 'Собеседование' : 'Interview' }),
      ).toHaveCount(1);
      await now.focus();
      await expect(now).toBeFocused();
      await page.keyboard.press('Space');
      await expect(now).not.toBeChecked();
      await expect(rowsOf(page)).toHaveCount(4);
    });
    await test.step('of one person; nobody like that says so', async () => {
      const narrow = (label: string, option: RegExp): Promise<void> =>
        choose(page, page.getByRole('button', { name: new RegExp(label) }), option);
      await narrow(text('field.step.responsible'), language === 'ru' ? /Мария/ : /Maria/);
      await expect(rowsOf(page)).toHaveCount(1);
      await narrow(text('pathwayLists.country'), language === 'ru' ? /Франция/ : /France/);
      await expect(page.getByText(text('pathwayLists.noneSo'))).toBeVisible();
      await page.getByRole('button', { name: text('pathwayLists.showAll') }).press('Enter');
      await expect(rowsOf(page)).toHaveCount(4);
    });

    await test.step('papers: the passport ends before the interview, and there is no photo', async () => {
      await tab(page, 'steps').focus();
      await page.keyboard.press('ArrowRight');
      await expect(tab(page, 'papers')).toBeFocused();
      const row = (state: string): Locator =>
        rowsOf(page).filter({ hasText: text(`pathwayLists.paper.${state}`) });
      await expect(row('missing')).toHaveCount(1);
      await expect(row('short')).toHaveCount(1);
      await lookBothWays(page, `pathway-papers-${language}`);
    });

    await test.step('appointments: the week by keyboard, clashes, other zones', async () => {
      await tab(page, 'papers').focus();
      await page.keyboard.press('ArrowRight');
      await expect(tab(page, 'appointments')).toBeFocused();
      const grid = page.getByRole('grid', { name: text('pathwayLists.week') });
      const cells = grid.getByRole('gridcell');
      await expect(cells).toHaveCount(7);
      await grid.locator('[role=gridcell][tabindex="0"]').focus();
      await expect(grid.locator('[role=gridcell]:focus')).toHaveCount(1);
      await page.keyboard.press('PageDown');
      await expect(grid.getByRole('button')).toHaveCount(3);
      await page.keyboard.press('Home');
      await expect(cells.nth(0)).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect(cells.nth(2)).toBeFocused();
      await expect(cells.nth(2)).toHaveAccessibleName(new RegExp('3'));
      await expect(cells.nth(2)).toContainText(text('pathwayLists.clash'));
      await expect(cells.nth(2)).toContainText('Asia/Tbilisi');
      await page.keyboard.press('ArrowDown');
      await expect(grid.getByRole('button').first()).toBeFocused();
      await lookBothWays(page, `pathway-week-${language}`);
      await page.keyboard.press('ArrowUp');
      await expect(cells.nth(2)).toBeFocused();
      // Over the end of the week, and back.
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      await expect(cells.nth(0)).toBeFocused();
      await expect(grid.getByRole('button')).toHaveCount(0);
      await page.keyboard.press('ArrowLeft');
      await expect(grid.getByRole('button')).toHaveCount(3);
      await page.keyboard.press('KeyT');
      await expect(rowsOf(page)).toHaveCount(3);
      await lookBothWays(page, `pathway-appointments-${language}`);
      await page.keyboard.press('KeyT');
      await expect(cells).toHaveCount(7);
      await expect(grid.getByRole('button')).toHaveCount(3);
      await grid.getByRole('button').filter({ hasText: 'Asia/Tbilisi' }).focus();
      await page.keyboard.press('Enter');
      await expect(
        page.getByRole('heading', { level: 1, name: language === 'ru' ? /Литва/ : /Lithuania/ }),
      ).toBeVisible();
      // On its pathway, at the step.
      await expect(
        page.getByRole('button', {
          name: language === 'ru' ? 'Первый разговор' : 'First talk',
          exact: true,
          expanded: true,
        }),
      ).toBeFocused();
    });

    await test.step('the ways out of one case, side by side', async () => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: text('app.cases'), exact: true })
        .click();
      await rowsOf(page)
        .filter({ hasText: language === 'ru' ? 'Цапля' : 'Heron' })
        .first()
        .click();
      await page.getByRole('button', { name: text('pathwayLists.compare'), exact: true }).press('Enter');
      await expect(
        page.getByRole('heading', { level: 1, name: text('pathwayLists.compareTitle') }),
      ).toBeVisible();
      // Both of its own, and what templates would make.
      await expect(
        page.getByRole('columnheader', { name: text('pathwayLists.ofTemplate') }).first(),
      ).toBeVisible();
      await expect(page.getByRole('table')).toContainText('485.50 EUR');
      await lookBothWays(page, `pathway-compare-${language}`);
      const { ways } = await must<{ ways: readonly { of: string }[] }>(page, 'pathway.compare', {
        case: heron,
        language,
      });
      expect(ways.filter(({ of }) => of === 'pathway')).toHaveLength(2);
    });
  });
}
