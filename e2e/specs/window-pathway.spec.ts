import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { look, lookBothWays } from '../fixtures/looks.ts';
import { type Language, textsOf } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { openVault, put, show, type Person } from '../pages/vaults.ts';

/* One pathway on its page: by keyboard, in both languages. */

test.use({ actionTimeout: 10_000 });
test.setTimeout(180_000);

const today = new Date();
const day = (offset: number): string =>
  new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
const weekday = (text: string): number => new Date(`${text}T00:00:00Z`).getUTCDay();
/** The first of these days from then on that is a weekday: nothing but a holiday closes on it. */
const workday = (text: string): string => {
  let at = text;
  while ([0, 6].includes(weekday(at)))
    at = new Date(Date.parse(`${at}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return at;
};
/** New Year's Day of the first year from the next one on in which it is no weekend. */
const newYear = (): string => {
  let year = today.getUTCFullYear() + 1;
  while ([0, 6].includes(weekday(`${year}-01-01`))) year += 1;
  return `${year}-01-01`;
};

const titles = {
  gather: { en: 'Gather the papers', ru: 'Собрать бумаги' },
  visit: { en: 'Hand in at the consulate', ru: 'Подать в консульстве' },
  decision: { en: 'Decision on the visa', ru: 'Решение о визе' },
  appeal: { en: 'Remonstrate', ru: 'Подать возражение' },
  flight: { en: 'Leave', ru: 'Вылет' },
} as const;

interface Pathway {
  readonly pathway: string;
  readonly steps: Readonly<Record<keyof typeof titles, string>>;
}

/** Two people, five steps, as if copied from a template. */
async function pathwayOf(who: Person, language: Language): Promise<Pathway> {
  const heron = await put(who, 'case', { alias: 'Heron', status: 'open' });
  const person = async (alias: string, role: string): Promise<string> => {
    const id = await put(who, 'person', {
      case: heron,
      alias,
      role,
      birthDate: { day: '1990-03-12', precision: 'exact' },
    });
    await put(who, 'document', { person: id, kind: 'passport', validFrom: day(-300), validUntil: day(3000) });
    return id;
  };
  const wren = await person('Wren', 'principalApplicant');
  const finch = await person('Finch', 'dependant');
  const template = await put(who, 'template', {
    templateId: 'de-made-up',
    version: '1',
    country: 'DE',
    kind: 'humanitarianVisa',
    about: {
      title: { en: 'Made-up visa', ru: 'Выдуманная виза' },
      anchors: [{ key: 'entry', title: { en: 'Day of entry', ru: 'День въезда' } }],
    },
    steps: Object.entries(titles).map(([key, title]) => ({ key, title })),
  });
  const pathway = await put(who, 'pathway', {
    case: heron,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
    template,
    templateVersion: '1',
    people: [wren, finch],
  });
  const step = (key: keyof typeof titles, order: string, fields: object): Promise<string> =>
    put(who, 'step', { pathway, title: titles[key][language], templateKey: key, order, ...fields });
  const gather = await step('gather', 'a', {
    person: wren,
    status: 'granted',
    doneOn: day(-2),
    duration: { min: 1, max: 5, unit: 'days' },
  });
  await step('gather', 'b', {
    person: finch,
    status: 'granted',
    doneOn: day(-1),
    duration: { min: 1, max: 5, unit: 'days' },
  });
  const visit = await step('visit', 'c', {
    dependsOn: [gather],
    documents: ['passport'],
    duration: { min: 1, max: 1, unit: 'days' },
  });
  const decision = await step('decision', 'd', {
    dependsOn: [visit],
    duration: { min: 14, max: 60, unit: 'days' },
    milestone: 'decision',
    actor: 'consulate',
  });
  const appeal = await step('appeal', 'e', {
    ifRefused: decision,
    rule: { step: decision, months: 1 },
    duration: { min: 30, max: 90, unit: 'days' },
  });
  const flight = await step('flight', 'f', {
    dependsOn: [decision],
    duration: { min: 1, max: 7, unit: 'days' },
    milestone: 'departure',
  });
  return { pathway, steps: { gather, visit, decision, appeal, flight } };
}

const values = async (page: Page, id: string): Promise<Readonly<Record<string, unknown>>> =>
  (await must<{ values: Readonly<Record<string, unknown>> }>(page, 'record.get', { id })).values;

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const t = textsOf(language);

  test(`an appointment on a closed day is seen, moved, and the departure read anew, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    await pathwayOf(anna, language);
    const { page } = anna.app;
    await show(page);
    await goTo(page, t('app.cases'));
    await page.getByRole('row', { name: /Heron/ }).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('heading', { level: 3, name: /DE|Germany|Германия/ });
    await expect(card).toBeVisible();
    await page.keyboard.press('KeyW');
    const head = page.getByRole('heading', { level: 1, name: /Germany|Германия/ });
    await expect(head).toBeVisible();
    const departure = page.locator('main').getByRole('status').first();
    const said = (name: string): string => t(`pathway.${name}`);
    await expect(departure).toContainText(said('departureRange'));
    const before = await departure.textContent();

    const dialog = page.getByRole('dialog');
    await page.keyboard.press('KeyA');
    await expect(dialog).toContainText(titles.visit[language]);
    const field = dialog.getByRole('textbox', { name: said('day') });
    await expect(field).toBeFocused();
    const closed = newYear();
    await page.keyboard.type(closed);
    const closedSentence = /Closed on 1 Jan|1 янв \d{4} закрыто/;
    await expect(dialog).toContainText(closedSentence);
    await lookBothWays(page, `pathway-book-${language}`);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    const warnings = page.getByRole('list', { name: said('warnings') });
    await expect(warnings).toContainText(closedSentence);
    await expect(departure).not.toHaveText(before ?? '');
    const late = await departure.textContent();

    // Asked again, it is the same appointment that is moved.
    await page.keyboard.press('KeyA');
    await expect(field).toHaveValue(closed);
    await page.keyboard.press('Control+KeyA');
    const open = workday(day(8));
    await page.keyboard.type(open);
    await expect(dialog).not.toContainText(closedSentence);
    await expect(dialog).toContainText(said('departureRange'));
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText(closedSentence);
    await expect(departure).not.toHaveText(late ?? '');
    const appointments = await must<readonly { readonly values: { readonly at: { readonly at: string } } }[]>(
      page,
      'record.list',
      { type: 'appointment' },
    );
    expect(appointments).toHaveLength(1);
    expect(appointments[0]?.values.at.at.slice(0, 10)).toBe(open);
  });

  test(`a status brings its day, a refusal says what follows, a page is printed without names, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { pathway, steps } = await pathwayOf(anna, language);
    const { page } = anna.app;
    const said = (name: string): string => t(`pathway.${name}`);
    await show(page);
    await goTo(page, t('app.cases'));
    await page.getByRole('row', { name: /Heron/ }).click();
    await page.getByRole('heading', { level: 3, name: /Germany|Германия/ }).scrollIntoViewIfNeeded();
    await look(page, `pathway-card-${language}`);
    await page.keyboard.press('KeyW');
    await expect(page.getByRole('heading', { level: 1, name: /Germany|Германия/ })).toBeVisible();
    const dialog = page.getByRole('dialog');
    const list = page.getByRole('list', { name: said('steps'), exact: true });
    const step = (key: keyof typeof titles) =>
      list.getByRole('button', { name: titles[key][language], exact: true });

    await test.step('each person has an own state of one step', async () => {
      await expect(
        list.getByRole('list', { name: titles.gather[language] }).getByRole('listitem'),
      ).toHaveCount(2);
      await lookBothWays(page, `pathway-page-${language}`);
    });
    await test.step('S and a digit, with the day in the same change', async () => {
      await step('visit').focus();
      await page.keyboard.press('KeyS');
      await expect(dialog.getByRole('listbox')).toBeVisible();
      await page.keyboard.press('Digit3');
      await expect(dialog).toHaveCount(0);
      await expect.poll(() => values(page, steps.visit)).toMatchObject({ status: 'submitted' });
      expect((await values(page, steps.visit))['startedOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
      await step('visit').focus();
      await page.keyboard.press('KeyS');
      await expect(dialog.getByRole('listbox')).toBeVisible();
      await page.keyboard.press('Digit4');
      await expect(dialog).toHaveCount(0);
    });
    await test.step('refused: the day, then what begins and what stays blocked', async () => {
      await step('decision').focus();
      await page.keyboard.press('KeyS');
      await expect(dialog.getByRole('listbox')).toBeVisible();
      await page.keyboard.press('Digit5');
      await expect(dialog.getByRole('textbox', { name: said('refuseDay') })).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(dialog.getByRole('region', { name: said('refusedBegins') })).toContainText(
        titles.appeal[language],
      );
      await expect(dialog.getByRole('region', { name: said('refusedBlocks') })).toContainText(
        titles.flight[language],
      );
      await look(page, `pathway-refused-${language}`);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(step('decision')).toBeFocused();
      expect(await values(page, steps.decision)).toMatchObject({ status: 'refused' });
    });
    await test.step('a step unfolds into what it waits for', async () => {
      await step('flight').focus();
      await page.keyboard.press('Enter');
      await expect(list.getByRole('group', { name: said('after') }).first()).toContainText(
        titles.decision[language],
      );
      await list
        .getByRole('group', { name: said('after') })
        .first()
        .scrollIntoViewIfNeeded();
      await lookBothWays(page, `pathway-step-${language}`);
      await step('flight').focus();
      await page.keyboard.press('Enter');
    });
    await test.step('over time, and as a table', async () => {
      await page.getByRole('tab', { name: said('timeline') }).click();
      await expect(
        page.getByRole('tabpanel').getByRole('button', { name: titles.appeal[language] }),
      ).toBeVisible();
      await lookBothWays(page, `pathway-timeline-${language}`);
      await page.keyboard.press('KeyT');
      await expect(page.getByRole('row').filter({ hasText: 'Finch' })).toHaveCount(1);
      await look(page, `pathway-table-${language}`);
    });
    await test.step('days that it is counted from', async () => {
      await page.getByRole('tab', { name: said('people') }).click();
      const anchor = page.getByRole('textbox', { name: language === 'en' ? 'Day of entry' : 'День въезда' });
      await anchor.fill(day(200));
      await anchor.press('Tab');
      await expect.poll(() => values(page, pathway)).toMatchObject({ anchors: { entry: day(200) } });
      await look(page, `pathway-people-${language}`);
    });
    await test.step('printed for the reader, without names', async () => {
      const file = testInfo.outputPath('page.html');
      await page.getByRole('button', { name: said('print'), exact: true }).click();
      const form = page.getByRole('alertdialog');
      await expect(form).toContainText(said('printWarn'));
      await look(page, `pathway-print-${language}`);
      await anna.app.answerDialog({ save: file });
      await form.getByRole('button', { name: said('printDo') }).click();
      await expect(form).toContainText('page.html');
      const printed = readFileSync(file, 'utf8');
      expect(printed).toContain(titles.appeal[language]);
      expect(printed).not.toMatch(/Wren|Finch|Heron/);
    });
  });
}
