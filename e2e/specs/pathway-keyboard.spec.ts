import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { lookBothWays } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { openVault, put, showStart } from '../pages/vaults.ts';

/* The main task of pathways with no mouse at all: a template is copied, an appointment booked, its warning put right. */

test.use({ actionTimeout: 10_000 });

const msOfDay = 86_400_000;
/** So many days after a day. */
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * msOfDay).toISOString().slice(0, 10);
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const today = (): string => new Date().toISOString().slice(0, 10);

/** Sunday of the week after this one at the earliest: consulates are closed on it wherever they are. */
const sunday = (): string => {
  const from = after(today(), 7);
  return after(from, (7 - weekday(from)) % 7);
};
/** New Year's Day of the first year from the next one on in which it is no weekend. */
const newYear = (): string => {
  let day = `${Number(today().slice(0, 4)) + 1}-01-01`;
  while ([0, 6].includes(weekday(day))) day = `${Number(day.slice(0, 4)) + 1}-01-01`;
  return day;
};
/**
 * The first Tuesday or Wednesday after a day on which Germany has no holiday. Those that move with Easter fall on
 * Fridays, Sundays, Mondays and a Thursday: of the others these five are left.
 */
const openAfter = (day: string): string => {
  const holidays = ['01-01', '05-01', '10-03', '12-25', '12-26'];
  let at = after(day, 1);
  while (![2, 3].includes(weekday(at)) || holidays.includes(at.slice(5))) at = after(at, 1);
  return at;
};

const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  ru: ['янв', 'февр', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сент', 'окт', 'нояб', 'дек'],
} as const;
/** As the window writes a day. */
const written = (day: string, language: Language): string =>
  `${Number(day.slice(8))} ${months[language][Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

/** Handing in on one day, a decision in 14 to 60 days, leaving 1 to 7 days later; papers beside that. */
const template = {
  format: 'corridor pathway 1',
  id: 'invented-visa',
  version: '1',
  country: 'DE',
  kind: 'humanitarianVisa',
  title: { en: 'Invented visa', ru: 'Выдуманная виза' },
  summary: { en: 'For tests.', ru: 'Для проверки.' },
  anchors: [],
  sources: [
    {
      key: 'a',
      title: 'Visas',
      publisher: 'An office',
      address: 'https://example.org',
      checkedOn: '2026-11-20',
    },
  ],
  unconfirmed: [],
  steps: [
    {
      key: 'visit',
      title: { en: 'Hand in at the consulate', ru: 'Подать в консульстве' },
      actor: 'applicant',
      appointment: true,
      duration: { min: 1, max: 1, unit: 'days' },
      sources: ['a'],
    },
    {
      key: 'pack',
      title: { en: 'Pack', ru: 'Собрать вещи' },
      actor: 'applicant',
      for: 'each',
      duration: { min: 1, max: 3, unit: 'days' },
      sources: ['a'],
    },
    {
      key: 'decision',
      title: { en: 'Decision on the visa', ru: 'Решение о визе' },
      actor: 'consulate',
      dependsOn: ['visit'],
      duration: { min: 14, max: 60, unit: 'days' },
      milestone: 'decision',
      sources: ['a'],
    },
    {
      key: 'flight',
      title: { en: 'Leave', ru: 'Вылет' },
      actor: 'organisation',
      dependsOn: ['decision', 'pack'],
      duration: { min: 1, max: 7, unit: 'days' },
      milestone: 'departure',
      sources: ['a'],
    },
  ],
} as const;

interface Row {
  readonly values: Readonly<Record<string, unknown>>;
}
const held = async (page: Page, type: string): Promise<readonly Row['values'][]> =>
  (await must<readonly Row[]>(page, 'record.list', { type })).map(({ values }) => values);

/** From here on the window counts every press of a mouse, whatever it hits. */
const countClicks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['clicks'] = '0';
    addEventListener(
      'pointerdown',
      () => {
        const { dataset } = document.documentElement;
        dataset['clicks'] = String(Number(dataset['clicks']) + 1);
      },
      true,
    );
  });

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);

  test(`a template copied, an appointment booked, its warning put right, the departure read anew: keys alone, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await must(page, 'template.save', { template });
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    const birthDate = { day: '1990-03-12', precision: 'exact' };
    await put(anna, 'person', { case: heron, alias: 'Wren', role: 'principalApplicant', birthDate });
    await put(anna, 'person', { case: heron, alias: 'Finch', role: 'dependant', birthDate });
    await showStart(page);
    await countClicks(page);
    const dialog = page.getByRole('dialog');
    const keys = page.keyboard;
    /** The sentence of the departure, with exactly these days. */
    const departure = (earliest: string, latest: string): string =>
      language === 'en'
        ? `Departure: earliest ${written(earliest, language)}, if slow ${written(latest, language)}`
        : `Отъезд: самое раннее ${written(earliest, language)}, если медленно — ${written(latest, language)}`;
    const said = page.locator('main').getByRole('status').first();

    await test.step('to the case by its name', async () => {
      await keys.press('Control+KeyK');
      await expect(dialog.getByRole('combobox')).toBeFocused();
      await keys.type('Heron');
      await expect(page.getByRole('option', { name: /Heron/ }).first()).toBeVisible();
      await keys.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Heron' })).toBeVisible();
      await expect(dialog).toHaveCount(0);
    });
    await test.step('T, a few letters, Enter; who checked it and when; Ctrl+Enter', async () => {
      await keys.press('KeyT');
      await expect(dialog.getByRole('combobox')).toBeFocused();
      await keys.type(language === 'en' ? 'invented' : 'выдуманн');
      // It, and the way without a template.
      await expect(page.getByRole('option')).toHaveCount(2);
      await keys.press('Enter');
      await expect(dialog.getByRole('textbox', { name: say('templates.whoChecked') })).toBeFocused();
      await keys.type('Olga');
      await keys.press('Tab');
      await expect(dialog.getByRole('textbox', { name: say('templates.whenChecked') })).toBeFocused();
      await keys.type('+0');
      await keys.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
    });
    await test.step('the pathway opens by itself', async () => {
      await expect(page.getByRole('heading', { level: 1, name: /Germany|Германия/ })).toBeVisible();
      await expect(page.getByText('Olga')).toBeVisible();
      // From today: 1 + 14 + 1 days if all goes quickly, 1 + 60 + 7 if it doesn't. Packing is not on the way.
      await expect(said).toHaveText(departure(after(today(), 16), after(today(), 68)));
    });

    const closed = language === 'en' ? newYear() : sunday();
    const warning =
      language === 'en'
        ? `Closed on ${written(closed, language)} (`
        : `${written(closed, language)} закрыто (${say('pathway.weekend')})`;
    const warnings = page.getByRole('list', { name: say('pathway.warnings') });
    const day = dialog.getByRole('textbox', { name: say('pathway.day') });
    await test.step('A, a closed day: seen while it is typed, and on the page', async () => {
      await keys.press('KeyA');
      await expect(dialog).toContainText(template.steps[0].title[language]);
      await expect(day).toBeFocused();
      await keys.type(closed);
      await expect(dialog).toContainText(warning);
      await lookBothWays(page, `pathway-book-${language}`);
      await keys.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      await expect(warnings).toContainText(warning);
      // Handed in on that day, then 14 + 1 days or 60 + 7.
      await expect(said).toHaveText(departure(after(closed, 15), after(closed, 67)));
    });
    await test.step('A again, another day: no warning, and the departure from there', async () => {
      const open = openAfter(today());
      await keys.press('KeyA');
      await expect(day).toBeFocused();
      await expect(day).toHaveValue(closed);
      await keys.press('Control+KeyA');
      await keys.type(open);
      await expect(dialog).not.toContainText(warning);
      await expect(dialog).toContainText(departure(after(open, 15), after(open, 67)));
      await keys.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      await expect(said).toHaveText(departure(after(open, 15), after(open, 67)));
      await expect(page.locator('main')).not.toContainText(warning);
      const appointments = await held(page, 'appointment');
      expect(appointments).toHaveLength(1);
      expect(appointments[0]).toMatchObject({
        at: { at: expect.stringMatching(new RegExp(`^${open}`)) },
        status: 'planned',
      });
      // Of the template's four steps, packing is there for each of the two.
      expect(await held(page, 'step')).toHaveLength(5);
    });
    await expect(page.locator('html'), 'nothing was clicked').toHaveAttribute('data-clicks', '0');
  });
}
