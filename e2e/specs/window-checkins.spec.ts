import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { meet, openVault, put, show, type Person } from '../pages/vaults.ts';

/* Keeping contact: the schedule, the ladder with its times, check-ins by digits, the danger word, the shift, the reminder. */

test.use({ actionTimeout: 10_000 });

const zone = 'Europe/Moscow';
const hour = 3_600_000;
const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
/** Full minutes: what the form can say, and what the window shows. */
const minuteAgo = (hours: number): number => Math.floor((Date.now() - hours * hour) / 60_000) * 60_000;

/** As the window shows a moment there. */
function shown(ms: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const part = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const month = part.get('month')?.replace('.', '');
  return `${part.get('day')} ${month} ${part.get('year')}, ${part.get('hour')}:${part.get('minute')}`;
}

async function clean(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(150);
  await picture(page, name);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours are read from what is painted.
    await page.waitForTimeout(150);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      `${name} ${colorScheme}`,
    ).toEqual([]);
  }
}

/** A family with a number that must not be called at home. */
async function heron(who: Person): Promise<string> {
  const id = await put(who, 'case', { alias: 'Heron', status: 'open', priority: 'urgent' });
  const wren = await put(who, 'person', { case: id, alias: 'Wren', role: 'principalApplicant' });
  await put(who, 'channel', {
    parent: wren,
    kind: 'signal',
    value: '+000 invented',
    neverSay: 'Never call in the evening, he is at home',
    safeTimes: '09:00–15:00',
    safeWord: 'lantern',
    dangerWord: 'harbour',
  });
  return id;
}

async function openHeron(page: Page): Promise<void> {
  await show(page);
  await page.getByRole('row', { name: /Heron/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Heron' })).toBeVisible();
}

const checkIns = async (page: Page): Promise<readonly unknown[]> =>
  (
    await must<{ values: Record<string, unknown> }[]>(page, 'record.list', {
      type: 'checkIn',
      sortBy: 'at',
    })
  ).map(({ values }) => values['outcome']);

for (const language of ['en', 'ru'] as const) {
  test(`a schedule is set up, and the ladder shows its exact times, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const t = textsOf(language);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await heron(anna);
    await openHeron(page);
    const section = page.getByRole('region', { name: t('checkins.title'), exact: true });
    await expect(section).toContainText(t('checkins.none'));

    await section.getByRole('button', { name: t('checkins.setUp') }).click();
    const form = page.getByRole('dialog', { name: t('checkins.setUpTitle') });
    const due = minuteAgo(0.5);
    const wall = new Date(due + 3 * hour).toISOString();
    await form.getByRole('textbox', { name: t('checkins.startDay') }).fill(wall.slice(0, 10));
    await form.getByRole('textbox', { name: t('checkins.startTime'), exact: true }).fill('25:00');
    await expect(form.getByText(t('checkins.startTimeWrong'))).toBeVisible();
    await expect(form.getByRole('button', { name: t('common.save') })).toBeDisabled();
    await form.getByRole('textbox', { name: t('checkins.startTime'), exact: true }).fill(wall.slice(11, 16));
    await form.getByRole('combobox', { name: t('checkins.startZone') }).fill(zone);
    await page.getByRole('option', { name: zone }).click();
    // A rung between the first and the alarm gets words of its own.
    const rung2 = form.getByRole('textbox', { name: `${t('checkins.rungDo')} 2` });
    await rung2.fill('Ask the neighbour, Finch');
    await clean(page, `watch-form-${language}`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await expect(section.getByText(shown(due, language)).first()).toBeVisible();
    const rungs = section.getByRole('list', { name: t('checkins.ladder') }).getByRole('listitem');
    await expect(rungs).toHaveCount(3);
    for (const [index, [after, state]] of (
      [
        [0, 'reached'],
        [1, 'next'],
        [5, 'toCome'],
      ] as const
    ).entries()) {
      await expect(rungs.nth(index)).toContainText(shown(due + after * hour, language));
      await expect(rungs.nth(index)).toContainText(t(`checkins.state.${state}`));
    }
    await expect(rungs.nth(1)).toContainText('Ask the neighbour, Finch');
    await expect(section).toContainText(t('checkins.defaultRung.first'));
    await expect(section).toContainText('Never call in the evening, he is at home');
    expect(await page.content()).not.toContain('lantern');
    expect(await page.content()).not.toContain('+000 invented');
    await clean(page, `contact-missed-${language}`);

    // No answer: two keys, and the next rung with its time.
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toContainText('Never call in the evening');
    await clean(page, `check-in-${language}`);
    await page.keyboard.press('Digit2');
    const after = page.getByRole('dialog');
    await expect(after).toContainText(t('checkins.noAnswerDone'));
    await expect(after).toContainText(shown(due + hour, language));
    await expect(after).toContainText('Ask the neighbour, Finch');
    await clean(page, `no-answer-${language}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await checkIns(page)).toEqual(['noAnswer']);

    // Safe: two keys, and all is calm again until the next due time.
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Digit1');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(section).toContainText(shown(due + 24 * hour, language));
    await expect(section.getByRole('list', { name: t('checkins.ladder') })).toHaveCount(0);
    expect(await checkIns(page)).toEqual(['noAnswer', 'safe']);
    await clean(page, `contact-calm-${language}`);

    // What was recorded by mistake is taken back, and the ladder stands where it stood.
    await page
      .getByRole('status')
      .getByRole('button', { name: t('common.undo') })
      .click();
    await expect(rungs).toHaveCount(3);
  });

  test(`the danger word raises the alarm at once, and "safe" is not believed at once, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const t = textsOf(language);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    const id = await heron(anna);
    await put(anna, 'watch', {
      case: id,
      every: 24,
      start: { at: utc(minuteAgo(-2)), zone },
      watcher: anna.digest,
    });
    await openHeron(page);
    const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    await expect(head.getByText(t('checkins.level.danger'), { exact: true })).toHaveCount(0);
    // Hidden from a glance, no key opens or records anything.
    await page.keyboard.press('Control+KeyH');
    await page.keyboard.press('KeyC');
    await page.keyboard.press('Control+KeyH');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Control+KeyH');
    await page.keyboard.press('Digit4');
    await page.keyboard.press('Control+KeyH');
    expect(await checkIns(page)).toEqual([]);
    await page.keyboard.press('Digit4');
    await expect(page.getByRole('dialog')).toContainText(t('checkins.dangerDone'));
    await expect(page.getByRole('dialog')).toContainText(t('checkins.dangerStill'));
    await clean(page, `danger-${language}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(head.getByText(t('checkins.level.danger'), { exact: true })).toBeVisible();
    await expect(page.getByText(t('checkins.dangerNow1'))).toBeVisible();
    await clean(page, `contact-danger-${language}`);

    // A second so that "safe" is later than the word.
    await page.waitForTimeout(1100);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Digit1');
    const sure = page.getByRole('alertdialog', { name: t('checkins.safeAfterTitle') });
    await expect(sure).toBeVisible();
    await clean(page, `safe-after-danger-${language}`);
    // What has the focus changes nothing.
    await page.keyboard.press('Enter');
    await expect(sure).toHaveCount(0);
    expect(await checkIns(page)).toEqual(['dangerWord']);
    await page.keyboard.press('KeyC');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Digit1');
    await sure.getByRole('button', { name: t('checkins.safeAfterYes') }).click();
    await expect(head.getByText(t('checkins.level.danger'), { exact: true })).toHaveCount(0);
    expect(await checkIns(page)).toEqual(['dangerWord', 'safe']);
    expect(await anna.app.notifications(), 'nothing is heard or seen outside').toEqual([]);
  });

  test(`a shift is handed over in one act and taken back in one, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const t = textsOf(language);
    const folder = testInfo.outputPath('v');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator');
    await meet(anna, 'coordinator', boris, 'coordinator');
    await boris.app.close();
    const { page } = anna.app;
    const every = { every: 24, start: { at: utc(minuteAgo(2)), zone } };
    const ids: string[] = [];
    for (const [alias, watcher] of [
      ['Heron', anna.digest],
      ['Finch', anna.digest],
      ['Wren', 'Night desk'],
    ] as const) {
      const id = await put(anna, 'case', { alias, status: 'open' });
      ids.push(await put(anna, 'watch', { case: id, watcher, ...every }));
    }
    const watchers = async (): Promise<readonly unknown[]> =>
      Promise.all(
        ids.map(
          async (id) =>
            (await must<{ values: Record<string, unknown> }>(page, 'record.get', { id })).values['watcher'],
        ),
      );
    await show(page);
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type(t('checkins.handOver'));
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: t('checkins.handOver') });
    await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await expect(form.getByRole('checkbox', { checked: false })).toHaveCount(1);
    await form.getByRole('combobox', { name: t('checkins.handOverTo') }).fill('boris');
    await page.getByRole('option', { name: 'boris' }).click();
    await clean(page, `hand-over-${language}`);
    await page.keyboard.press('Control+Enter');
    await expect(form).toHaveCount(0);
    expect(await watchers()).toEqual([boris.digest, boris.digest, 'Night desk']);
    await page
      .getByRole('status')
      .getByRole('button', { name: t('common.undo') })
      .click();
    await expect.poll(watchers).toEqual([anna.digest, anna.digest, 'Night desk']);
  });
}

test('a danger word in a case without a schedule is an alarm too, until it is ended', async ({
  launchApp,
}, testInfo) => {
  const t = textsOf('en');
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  await heron(anna);
  await openHeron(page);
  await page.keyboard.press('KeyC');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Numpad4');
  await expect(page.getByRole('dialog')).toContainText(t('checkins.dangerDone'));
  await page.keyboard.press('Escape');
  const section = page.getByRole('region', { name: t('checkins.title'), exact: true });
  await expect(section).toContainText(t('checkins.dangerNow1'));
  await expect(section.getByRole('button', { name: t('checkins.setUp') })).toBeVisible();
  await clean(page, 'danger-unwatched-en');
});

test('a schedule is changed: its own rungs stand in the form, and a broken one is said to be so', async ({
  launchApp,
}, testInfo) => {
  const t = textsOf('en');
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  const id = await heron(anna);
  const watch = await put(anna, 'watch', {
    case: id,
    every: 12,
    start: { at: '2026-03-12T18:00:00Z', zone },
    watcher: 'Night desk',
    ladder: [
      { afterHours: 3, do: 'Raise the alarm' },
      { do: 'broken' },
      { afterHours: 0.5, do: 'Call Finch' },
    ],
  });
  await openHeron(page);
  const section = page.getByRole('region', { name: t('checkins.title'), exact: true });
  await expect(section).toContainText(t('checkins.unreadableTitle'));
  await expect(section).toContainText('Night desk');
  await section.getByRole('button', { name: t('checkins.change') }).click();
  const form = page.getByRole('dialog', { name: t('checkins.setUpTitle') });
  await expect(form.getByRole('textbox', { name: t('checkins.startTime'), exact: true })).toHaveValue(
    '21:00',
  );
  await expect(form.getByRole('textbox', { name: `${t('checkins.rungHours')} 1` })).toHaveValue('0.5');
  await expect(form.getByRole('textbox', { name: `${t('checkins.rungDo')} 2` })).toHaveValue(
    'Raise the alarm',
  );
  await form.getByRole('button', { name: t('checkins.addRung') }).click();
  await expect(form.getByRole('button', { name: t('common.save') })).toBeDisabled();
  await form.getByRole('textbox', { name: `${t('checkins.rungHours')} 3` }).fill('1,5');
  await form.getByRole('textbox', { name: `${t('checkins.rungDo')} 3` }).fill('Ask Wren');
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  const { values } = await must<{ values: Record<string, unknown> }>(page, 'record.get', { id: watch });
  expect(values['ladder']).toEqual([
    { afterHours: 0.5, do: 'Call Finch' },
    { afterHours: 1.5, do: 'Ask Wren' },
    { afterHours: 3, do: 'Raise the alarm' },
  ]);
  expect(values['start']).toEqual({ at: '2026-03-12T18:00:00Z', zone });
  await expect(section).not.toContainText(t('checkins.unreadableTitle'));
});

test.describe('the reminder', () => {
  /** A check-in falls due in so many seconds, and the window is locked before. */
  async function lockedBefore(app: LaunchedApp, who: Person, seconds: number): Promise<void> {
    const id = await put(who, 'case', { alias: 'Heron', status: 'open' });
    await put(who, 'watch', {
      case: id,
      every: 24,
      start: { at: utc(Date.now() + seconds * 1000), zone },
      watcher: who.digest,
    });
    const locked = app.nextPage();
    await app.page.keyboard.press('Control+KeyL').catch(() => null);
    await locked;
  }

  test('is one neutral word at the due time while locked, when it was asked for', async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', 'ru');
    const { app } = anna;
    const t = textsOf('ru');
    await app.page
      .getByRole('navigation')
      .getByRole('button', { name: t('app.settings') })
      .click();
    const remind = app.page.getByRole('checkbox', { name: new RegExp(t('checkins.remind').slice(0, 30)) });
    await expect(remind).not.toBeChecked();
    await remind.focus();
    await app.page.keyboard.press('Space');
    await expect(remind).toBeChecked();
    await clean(app.page, 'settings-reminder-ru');
    // Long enough to be locked by then on a busy machine too.
    await lockedBefore(app, anna, 20);
    await expect
      .poll(() => app.notifications(), { timeout: 60_000 })
      .toEqual([{ title: 'Напоминание', body: '' }]);
  });

  test('never comes without being asked for', async ({ launchApp }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
    await lockedBefore(anna.app, anna, 2);
    await anna.app.page.waitForTimeout(5_000);
    expect(await anna.app.notifications()).toEqual([]);
  });
});
