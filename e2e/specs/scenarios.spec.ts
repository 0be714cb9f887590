import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { look } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { lostNight } from '../pages/lost-night.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, put, send, show, take } from '../pages/vaults.ts';

/*
 * The scenarios of casework that go over several screens, with exact outcomes. Those of one screen stand with it: two who
 * book the last bed, and the family with a wheelchair (window-houses); summer time and three zones (window-casework); the
 * form of the schedule, and the danger word on its page (window-checkins).
 */

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 300_000 });

const hour = 3_600_000;
const day = (offset: number): string => new Date(Date.now() + offset * 24 * hour).toISOString().slice(0, 10);
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/**
 * 21:00 of a clock on which it is this hour now. The vault's own clock can't be played, so its clocks on the wall are: there
 * is a zone for every hour of the day.
 */
function nineInTheEveningWhereItIs(wallHour: number): { readonly at: string; readonly zone: string } {
  const now = Date.now();
  const ahead = ((wallHour - new Date(now).getUTCHours() + 36) % 24) - 12;
  const wall = now + ahead * hour;
  const since = (wallHour + 24 - 21) % 24;
  const nine = Math.floor(wall / hour) * hour - since * hour - ahead * hour;
  // Named the other way round: Etc/GMT-3 is three hours ahead.
  const zone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  return { at: utc(nine), zone };
}

/** The three states are looked at within one hour of the wall clock. */
async function earlyInTheHour(page: Page): Promise<void> {
  const left = hour - (Date.now() % hour);
  if (left < 150_000) await page.waitForTimeout(left + 1_000);
}

const rowsOf = (page: Page): Locator => page.locator('[role=grid] [role=row][data-key]');

/** The names at the head of each line of a list. */
const named = (list: Locator): Promise<readonly string[]> =>
  list.locator(':scope > li > div:first-child > div:first-child > strong').allInnerTexts();

const outcomesIn = async (page: Page): Promise<readonly unknown[]> =>
  (
    await must<readonly { values: Record<string, unknown> }[]>(page, 'record.list', {
      type: 'checkIn',
      sortBy: 'at',
    })
  ).map(({ values }) => values['outcome']);

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);

  test(`no answer at 21:00, the second rung at 22:00, the alarm at 02:00, and whom that exposes, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const { anna, zoyas } = await lostNight(launchApp, testInfo.outputPath('vaults'), language);
    const { page } = anna.app;
    await earlyInTheHour(page);
    const watch = await put(anna, 'watch', {
      case: zoyas,
      start: nineInTheEveningWhereItIs(21),
      every: 24,
      watcher: anna.digest,
    });
    const openZoya = async (): Promise<void> => {
      await show(page);
      await goTo(page, say('app.cases'));
      await page.getByRole('row', { name: /Zoya/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: /Zoya/ })).toBeVisible();
    };
    const section = page.getByRole('region', { name: say('checkins.title'), exact: true });
    /** Every rung with its time on the wall and how far it is. */
    const ladder = async (states: readonly string[]): Promise<void> => {
      const rungs = section.getByRole('list', { name: say('checkins.ladder') }).getByRole('listitem');
      await expect(rungs).toHaveCount(3);
      for (const [index, time] of ['21:00', '22:00', '02:00'].entries()) {
        await expect(rungs.nth(index)).toContainText(time);
        await expect(rungs.nth(index)).toContainText(say(`checkins.state.${states[index] ?? ''}`));
      }
    };

    await test.step('21 something: they should have called at 21:00; nobody answers', async () => {
      await openZoya();
      await ladder(['reached', 'next', 'toCome']);
      await page.keyboard.press('KeyC');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Digit2');
      await expect(page.getByRole('dialog')).toContainText(say('checkins.noAnswerDone'));
      await expect(page.getByRole('dialog')).toContainText('22:00');
      await page.keyboard.press('Escape');
      expect(await outcomesIn(page)).toEqual(['noAnswer']);
    });
    await test.step('22 something: the second rung is reached, the alarm comes at 02:00', async () => {
      await put(anna, 'watch', { start: nineInTheEveningWhereItIs(22) }, watch);
      await openZoya();
      await ladder(['reached', 'reached', 'next']);
      await goTo(page, say('app.today'));
      await expect(rowsOf(page).first()).toContainText('Zoya');
      await expect(rowsOf(page).first()).toContainText(say('today.what.checkInLate'));
      // Nobody is taken for lost yet.
      await expect(page.getByRole('button', { name: say('today.lost') })).toHaveCount(0);
    });
    await test.step('02 something: the alarm, first on today', async () => {
      await put(anna, 'watch', { start: nineInTheEveningWhereItIs(2) }, watch);
      await openZoya();
      await ladder(['reached', 'reached', 'reached']);
      await goTo(page, say('app.today'));
      const first = rowsOf(page).first();
      await expect(first).toContainText('Zoya');
      await expect(first).toContainText(say('today.what.checkInAlarm'));
      await expect(first.getByRole('button', { name: say('today.lost') })).toBeVisible();
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      for (const width of [1024, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await look(page, `scenario-alarm-${language}-${width}`);
      }
      await first.focus();
      await page.keyboard.press('KeyX');
    });
    await test.step('the drill from there names 3 people, 2 houses, 1 partner, and no one else', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Zoya');
      const list = (key: string): Locator => page.getByRole('list', { name: say(key), exact: true });
      await expect(list('drill.callNow')).toContainText('Sam');
      expect(await named(list('drill.callNow'))).toEqual(['Sam', 'Lev', 'Рина']);
      expect(await named(list('drill.move'))).toEqual(['Cedar', 'Birch']);
      expect(await named(list('drill.warn'))).toEqual(['birch-shelter']);
      for (const other of ['Elm', 'Otherwise', 'Distant'])
        await expect(page.getByRole('main')).not.toContainText(other);
      // Back to the night's work.
      await page.getByRole('button', { name: say('common.back') }).click();
      await rowsOf(page)
        .first()
        .getByRole('button', { name: say('today.lost') })
        .click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Zoya');
    });
  });

  test(`a danger word: an alarm that nobody hears, first on today, and "safe" is asked about, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    const late = await put(anna, 'case', { alias: 'Wren', status: 'open', priority: 'emergency' });
    await put(anna, 'assessment', { case: late, day: day(-2), level: 'extreme', next: day(20) });
    const every = { every: 24, watcher: anna.digest };
    const zone = 'Europe/Moscow';
    await put(anna, 'watch', { case: late, start: { at: utc(Date.now() - 2 * hour), zone }, ...every });
    // The calmest of all, and not due before two hours.
    const calm = await put(anna, 'case', { alias: 'Heron', status: 'open', priority: 'normal' });
    await put(anna, 'person', { case: calm, alias: 'Heron', role: 'principalApplicant' });
    await put(anna, 'watch', { case: calm, start: { at: utc(Date.now() + 2 * hour), zone }, ...every });
    await show(page);
    await goTo(page, say('app.today'));
    await expect(rowsOf(page).first()).toContainText('Wren');

    await goTo(page, say('app.cases'));
    await page.getByRole('row', { name: /Heron/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Heron/ })).toBeVisible();
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Digit4');
    await expect(page.getByRole('dialog')).toContainText(say('checkins.dangerDone'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await anna.app.notifications(), 'nothing is heard or seen outside').toEqual([]);

    await goTo(page, say('app.today'));
    const first = rowsOf(page).first();
    await expect(first).toContainText('Heron');
    await expect(first).toContainText(say('checkins.level.danger'));
    await expect(rowsOf(page).nth(1)).toContainText('Wren');
    // A second so that "safe" is later than the word.
    await page.waitForTimeout(1_100);
    const sure = page.getByRole('alertdialog', { name: say('checkins.safeAfterTitle') });
    await first.focus();
    await page.keyboard.press('Digit1');
    await page.keyboard.press('Digit1');
    await expect(sure).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(sure).toHaveCount(0);
    expect(await outcomesIn(page)).toEqual(['dangerWord']);
    await expect(first).toContainText('Heron');
    await first.focus();
    await page.keyboard.press('Digit1');
    await page.keyboard.press('Digit1');
    await sure.getByRole('button', { name: say('checkins.safeAfterYes') }).click();
    await expect(first).toContainText('Wren');
    expect(await outcomesIn(page)).toEqual(['dangerWord', 'safe']);
  });

  test(`a shelter can't take them: its answer comes in, and they go to the next house that is suggested, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const files = testInfo.outputPath('files');
    mkdirSync(files, { recursive: true });
    const file = (name: string): string => join(files, name);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const cedar = await openVault(launchApp, testInfo.outputPath('c'), 'cedar', 'shelter', language);
    await meet(anna, 'coordinator', cedar, 'shelter');
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    for (const alias of ['Wren', 'Finch', 'Tit']) await put(anna, 'person', { case: heron, alias });
    const house = async (codeName: string, beds: number, more: object = {}): Promise<string> => {
      const id = await put(anna, 'safeHouse', { codeName, state: 'open', ...more });
      await put(anna, 'unit', { safeHouse: id, name: 'Hall', beds });
      return id;
    };
    const lighthouse = await house('Lighthouse', 3, { keeper: cedar.digest });
    const birch = await house('Birch', 3);
    await house('Attic', 2);
    const stay = await put(anna, 'stay', {
      case: heron,
      safeHouse: lighthouse,
      guestName: 'Maple',
      guests: 3,
      from: day(1),
      until: day(9),
      status: 'planned',
    });
    await take(cedar, await send(anna, cedar, [], file('1.pgp'), 'shelter'));

    await test.step('the shelter: R, 2, why; S and Enter make the file', async () => {
      const { page } = cedar.app;
      await show(page);
      await page.getByRole('article', { name: 'Maple' }).focus();
      await page.keyboard.press('KeyR');
      await expect(page.getByRole('dialog')).toBeVisible();
      // They come tomorrow: whether the house takes them comes before whether they are there.
      await page.keyboard.press('Digit2');
      await page.keyboard.type('Scarlet fever here');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('heading', { name: say('shelter.group.declined') })).toBeVisible();
      await expect(page.getByRole('region', { name: say('shelter.unsentTitle') })).toContainText('anna');
      await cedar.app.answerDialog({ save: file('2.pgp') });
      await page.locator('main').focus();
      await page.keyboard.press('KeyS');
      await expect(page.getByRole('button', { name: say('exchange.saveFile') })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByText(say('exchange.savedTitle'))).toBeVisible();
    });
    const { page } = anna.app;
    await test.step('the coordinator takes it in, and sees that they have nowhere to go', async () => {
      await show(page);
      await goTo(page, say('app.exchange'));
      await anna.app.dropFiles(page.getByRole('group', { name: say('exchange.drop') }), [file('2.pgp')]);
      const preview = page.getByRole('region', { name: say('exchange.previewTitle') });
      await expect(preview).toContainText('Scarlet fever here');
      await expect(preview.getByRole('button', { name: say('exchange.apply'), exact: true })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByText(say('exchange.applied'), { exact: true })).toBeVisible();
      await goTo(page, say('app.today'));
      const clash = rowsOf(page).filter({ hasText: say('today.what.clash') });
      await expect(clash).toHaveCount(1);
      await expect(clash).toContainText('Lighthouse');
      await goTo(page, say('app.houses'));
      await page.getByRole('row', { name: /Lighthouse/ }).click();
      await expect(page.getByText('Scarlet fever here').first()).toBeVisible();
      await expect(page.getByText(say('houses.clash.declined')).first()).toBeVisible();
    });
    await test.step('moved to the one house that is suggested', async () => {
      await page
        .getByRole('button', { name: new RegExp(`^${say('houses.solve')}`) })
        .first()
        .click();
      const solving = page.getByRole('dialog', { name: say('houses.clash.declined') });
      await look(page, `scenario-declined-${language}`);
      await solving.getByRole('button', { name: new RegExp(`^${say('houses.moveAct')}`) }).click();
      const moving = page.getByRole('dialog', { name: say('houses.move'), exact: true });
      await expect(moving.getByRole('radio', { name: /·/ })).toHaveCount(1);
      await expect(moving.getByRole('radio', { name: /Birch · Hall/ })).toBeChecked();
      await look(page, `scenario-next-house-${language}`);
      await page.keyboard.press('Control+Enter');
      await expect(moving).toHaveCount(0);
      await expect(page.getByText(say('houses.clash.declined'))).toHaveCount(0);
      const stays = await must<readonly { id: string; values: Record<string, unknown> }[]>(
        page,
        'record.list',
        { type: 'stay' },
      );
      expect(stays.find(({ id }) => id === stay)?.values).toMatchObject({
        status: 'cancelled',
        answer: 'cannotTake',
      });
      const next = stays.find(({ id }) => id !== stay)?.values;
      expect(next).toMatchObject({
        case: heron,
        safeHouse: birch,
        guests: 3,
        from: day(1),
        until: day(9),
        status: 'planned',
      });
      // Two houses never know one family by one name.
      expect(next?.['guestName']).not.toBe('Maple');
    });
    await test.step('the shelter hears that nobody comes any more', async () => {
      await take(cedar, await send(anna, cedar, [], file('3.pgp'), 'shelter'));
      await show(cedar.app.page);
      const { page: theirs } = cedar.app;
      await expect(theirs.getByRole('heading', { level: 1, name: say('shelter.title') })).toBeVisible();
      expect((await must<{ values: unknown }>(theirs, 'record.get', { id: stay })).values).toMatchObject({
        status: 'cancelled',
      });
      expect(await theirs.content()).not.toContain('Birch');
    });
  });
}
