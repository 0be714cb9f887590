import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp, LaunchOptions } from '../fixtures/launched-app.ts';
import { look, lookBothWays, lookDark, picturesDown, wideAndLight } from '../fixtures/looks.ts';
import { textsOf } from '../fixtures/texts.ts';

/*
 * Every screen and main dialog of casework over the sample, in both languages, light and dark, in a wide window and in a
 * small one: nothing serious for axe, nothing clipped, and pictures to look at.
 */

test.use({ actionTimeout: 10_000 });

/** As the lock screen of the sample shows it. */
const samplePassphrase = 'invented people only, lantern harbour';

type Texts = ReturnType<typeof textsOf>;
type Launch = (options: LaunchOptions) => Promise<LaunchedApp>;

async function openSample(launch: Launch, profileDir: string, language: string, t: Texts): Promise<Page> {
  const { page } = await launch({ profileDir, args: ['--sample', `--lang=${language}`] });
  await wideAndLight(page);
  await expect(page.getByText(t('app.sample'))).toBeVisible({ timeout: 120_000 });
  return page;
}

for (const language of ['en', 'ru'] as const) {
  const t = textsOf(language);
  const shot = (page: Page, name: string): Promise<void> => lookBothWays(page, `${name}-${language}`);
  const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

  const goTo = async (page: Page, key: string): Promise<void> => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${t(key)}`) })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const openCase = async (page: Page, alias: string): Promise<void> => {
    await goTo(page, 'app.cases');
    await page.getByPlaceholder(t('cases.filterHint')).fill(alias);
    await page.getByRole('row', { name: new RegExp(alias) }).click();
    await expect(title(page, alias)).toBeVisible();
  };
  const openHouse = async (page: Page, codeName: string): Promise<void> => {
    await goTo(page, 'app.houses');
    await page.getByRole('tab', { name: t('houses.list'), exact: true }).click();
    await page.getByRole('row', { name: new RegExp(codeName) }).click();
    await expect(title(page, codeName)).toBeVisible();
  };
  /** Looks at the dialog that this key opens, and leaves it. */
  const dialogOf = async (page: Page, key: string, name: string): Promise<void> => {
    await page.keyboard.press(key);
    await expect(dialog(page)).toBeVisible();
    await shot(page, name);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  };

  test(`what is due, lists and forms, ${language}`, async ({ launchApp, newProfile }) => {
    test.setTimeout(300_000);
    const page = await openSample(launchApp, newProfile(), language, t);
    await shot(page, 'today');
    await picturesDown(page, `today-${language}`);
    await page
      .getByRole('row', { name: new RegExp(t('today.what.checkInAlarm')) })
      .first()
      .focus();
    await dialogOf(page, 'Enter', 'check-in');

    await goTo(page, 'app.cases');
    await shot(page, 'cases');
    await page.getByRole('radio', { name: t('lists.looks.status') }).click();
    await shot(page, 'board');
    await page.getByRole('radio', { name: t('lists.looks.table') }).click();
    await dialogOf(page, 'Control+KeyN', 'intake');
    await dialogOf(page, 'Control+KeyK', 'palette');
    await dialogOf(page, 'Shift+Slash', 'keys');
  });

  test(`case pages, ${language}`, async ({ launchApp, newProfile }) => {
    test.setTimeout(300_000);
    const page = await openSample(launchApp, newProfile(), language, t);
    for (const [alias, name] of [
      ['Heron', 'case-family'],
      ['Дрозд', 'case-danger'],
      ['Plover', 'case-journey'],
      ['Bunting', 'case-vetting'],
    ] as const) {
      await openCase(page, alias);
      await shot(page, name);
      await picturesDown(page, `${name}-${language}`);
    }
    await openCase(page, 'Heron');
    await dialogOf(page, 'KeyR', 'assessment');
    await dialogOf(page, 'KeyC', 'check-in-rung');
    await openCase(page, 'Dotterel');
    await dialogOf(page, 'KeyP', 'place');
    await openCase(page, 'Heron');
    await page.getByRole('button', { name: t('drill.startWho') }).click();
    await dialog(page).getByRole('option', { name: /Heron/ }).click();
    await expect(title(page, t('drill.title'))).toBeVisible();
    await shot(page, 'drill-person');
    await picturesDown(page, `drill-person-${language}`);
  });

  test(`houses, ${language}`, async ({ launchApp, newProfile }) => {
    test.setTimeout(300_000);
    const page = await openSample(launchApp, newProfile(), language, t);
    await goTo(page, 'app.houses');
    await expect(page.getByRole('row', { name: /Lighthouse/ })).toBeVisible();
    await shot(page, 'houses');
    await page.getByRole('tab', { name: t('houses.timeline') }).click();
    await expect(page.getByRole('button', { name: /Maple/ })).toBeVisible();
    await shot(page, 'timeline');
    await page.keyboard.press('KeyT');
    await expect(page.getByRole('table')).toBeVisible();
    await shot(page, 'timeline-table');
    await page.getByRole('tab', { name: t('houses.helpers') }).click();
    await expect(page.getByRole('row', { name: /Мельник/ })).toBeVisible();
    await shot(page, 'helpers');
    for (const [codeName, name] of [
      ['Lighthouse', 'house-shelter'],
      ['Якорь', 'house-clash'],
      ['Brick', 'house-lost'],
    ] as const) {
      await openHouse(page, codeName);
      await shot(page, name);
      await picturesDown(page, `${name}-${language}`);
    }
    await openHouse(page, 'Lighthouse');
    await page.getByRole('button', { name: new RegExp(`^${t('drill.start')}`) }).click();
    await expect(title(page, t('drill.title'))).toBeVisible();
    await shot(page, 'drill-house');
    await picturesDown(page, `drill-house-${language}`);
  });

  test(`pathways, ${language}`, async ({ launchApp, newProfile }) => {
    test.setTimeout(300_000);
    const page = await openSample(launchApp, newProfile(), language, t);
    let looks = language === 'en' ? 0 : 1;
    // Every other screen in the dark, in the other language the others: a look takes seconds.
    const lookOnce = (name: string): Promise<void> =>
      (looks++ % 2 === 0 ? look : lookDark)(page, `${name}-${language}`);
    const tab = (key: string) => page.getByRole('tab', { name: t(key) });
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
    const openPathway = async (alias: string, country: string): Promise<void> => {
      await openCase(page, alias);
      await page.getByRole('button', { name: new RegExp(`^${t('pathway.openOne')}.*${country}`) }).click();
      await expect(page.getByRole('heading', { level: 1, name: new RegExp(country) })).toBeVisible();
    };

    await test.step('lists of all cases', async () => {
      await goTo(page, 'app.pathways');
      await expect(page.getByRole('row', { name: /Heron/ }).first()).toBeVisible();
      await lookOnce('pathways');
      await tab('pathwayLists.tab.papers').click();
      await expect(
        page
          .getByRole('row')
          .filter({ hasText: t('pathwayLists.paper.short') })
          .first(),
      ).toBeVisible();
      await lookOnce('papers');
      await tab('pathwayLists.tab.appointments').click();
      await expect(page.getByRole('grid', { name: t('pathwayLists.week') })).toBeVisible();
      await page.getByRole('grid').locator('[role=gridcell][tabindex="0"]').focus();
      await page.keyboard.press('PageDown');
      await expect(page.getByRole('grid').getByRole('button').first()).toBeVisible();
      await lookOnce('week');
      await page.keyboard.press('KeyT');
      await expect(
        page
          .getByRole('row')
          .filter({ hasText: /Heron|Plover/ })
          .first(),
      ).toBeVisible();
      await lookOnce('appointments');
    });
    await test.step('waiting times: numbers of one country alone', async () => {
      await button('waiting.open').click();
      await expect(title(page, t('waiting.title'))).toBeVisible();
      await expect(page.getByText(t('waiting.hidden')).first()).toBeVisible();
      await lookOnce('waiting');
      await page.keyboard.press('KeyT');
      await expect(page.getByRole('table').first()).toBeVisible();
      await lookOnce('waiting-table');
    });
    await test.step('templates', async () => {
      await goTo(page, 'app.pathways');
      await button('templates.toGallery').click();
      await expect(title(page, t('templates.gallery'))).toBeVisible();
      const poland = language === 'en' ? 'Poland' : 'Польша';
      const opens = page.getByRole('button', { name: new RegExp(`^${t('templates.openThis')}.*${poland}`) });
      await expect(opens).toBeVisible();
      await lookOnce('gallery');
      await opens.click();
      await expect(page.getByRole('heading', { level: 1, name: new RegExp(poland) })).toBeVisible();
      await lookOnce('template');
    });
    await test.step('two ways out of one case', async () => {
      await openPathway('Heron', language === 'en' ? 'Poland' : 'Польша');
      await lookOnce('pathway');
      await picturesDown(page, `pathway-${language}`);
      await tab('pathway.timeline').click();
      await button('pathway.asTable').evaluate((element) => {
        element.scrollIntoView({ block: 'start' });
      });
      await lookOnce('pathway-timeline');
      await page.keyboard.press('KeyT');
      await expect(button('pathway.asTimeline')).toBeVisible();
      await lookOnce('pathway-table');
      await openCase(page, 'Heron');
      await button('pathwayLists.compare').click();
      await expect(title(page, t('pathwayLists.compareTitle'))).toBeVisible();
      await expect(page.getByRole('table').first()).toBeVisible();
      await lookOnce('compare');
      await picturesDown(page, `compare-${language}`);
    });
    await test.step('a refusal with an appeal; the lines of a passport', async () => {
      await openPathway('Стриж', language === 'en' ? 'France' : 'Франция');
      await lookOnce('pathway-refused');
      await openCase(page, 'Стриж');
      await page.getByRole('button', { name: new RegExp(`^${t('passport.open')}`) }).click();
      await expect(dialog(page)).toBeVisible();
      await lookOnce('passport');
    });
  });

  test(`partners and the rest, and the shelter’s own screen, ${language}`, async ({
    launchApp,
    newProfile,
  }) => {
    test.setTimeout(300_000);
    const profile = newProfile();
    const page = await openSample(launchApp, profile, language, t);
    for (const name of ['contacts', 'exchange', 'audit', 'settings']) {
      await goTo(page, `app.${name}`);
      await shot(page, name);
    }
    for (const [name, lead] of [
      ['questions', 'intake.questionsLead'],
      ['conflicts', 'conflicts.lead'],
    ] as const) {
      const item = name === 'questions' ? /^(1 вопрос|1 question)/ : /^\d+ (расхожд|conflict|disagree)/;
      await page.getByRole('navigation').getByRole('button', { name: item }).click();
      await expect(page.getByText(t(lead))).toBeVisible();
      await shot(page, name);
    }
    await openCase(page, 'Heron');
    await page.getByRole('button', { name: t('cases.share') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await shot(page, 'export');

    // The shelter's own vault was written beside the sample, with the same passphrase.
    const theirs = newProfile('shelter');
    mkdirSync(theirs, { recursive: true });
    copyFileSync(join(profile, 'sample', 'vaults', 'vault.corridor.shelter'), join(theirs, 'vault.corridor'));
    const { page: shelter } = await launchApp({ profileDir: theirs, args: [`--lang=${language}`] });
    await wideAndLight(shelter);
    await shelter.locator('input').first().fill(samplePassphrase);
    await shelter.getByRole('button', { name: t('unlock.unlock'), exact: true }).click();
    // Above it stands that this vault is a copy, as it should.
    await expect(shelter.getByRole('article', { name: 'Linden' })).toBeVisible({ timeout: 30_000 });
    await shot(shelter, 'shelter');
    await picturesDown(shelter, `shelter-${language}`);
    await shelter.getByRole('article', { name: 'Linden' }).focus();
    await dialogOf(shelter, 'KeyR', 'shelter-reply');
  });
}
