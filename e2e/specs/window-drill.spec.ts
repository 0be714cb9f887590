import { readFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { lostNight } from '../pages/lost-night.ts';
import { put } from '../pages/vaults.ts';

/* One is assumed lost: the window names whom that exposes, and nobody else. */

// Two apps and axe each time: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

interface View {
  readonly people: readonly { readonly name: string }[];
  readonly houses: readonly { readonly name: string }[];
  readonly helpers: readonly { readonly name: string }[];
  readonly partners: readonly { readonly name: string }[];
}

async function clean(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(150);
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    name,
  ).toEqual([]);
}

/** The names at the head of each line of a list. */
const named = (list: Locator): Promise<readonly string[]> =>
  list.locator(':scope > li > div:first-child > div:first-child > strong').allInnerTexts();

for (const language of ['en', 'ru'] as const) {
  const say = textsOf(language);
  test(`from the person who did not answer: 3 people, 2 houses, 1 partner (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const { anna, zoya } = await lostNight(launchApp, testInfo.outputPath('vaults'), language);
    const { page } = anna.app;
    await goTo(page, say('app.cases'));
    await page.getByRole('row', { name: /Zoya/ }).click();
    await page.getByRole('button', { name: say('drill.startWho') }).click();
    await page.getByRole('dialog').getByRole('option', { name: /Zoya/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Zoya');

    const list = (key: string): Locator => page.getByRole('list', { name: say(key), exact: true });
    expect(await named(list('drill.callNow'))).toEqual(['Sam', 'Lev', 'Рина']);
    expect(await named(list('drill.move'))).toEqual(['Cedar', 'Birch']);
    expect(await named(list('drill.warn'))).toEqual(['birch-shelter']);

    // What the window shows is what the vault found: nobody more, nobody less, in its order.
    const view = await must<View>(page, 'drill.run', { start: { kind: 'person', id: zoya } });
    const names = (lines: readonly { readonly name: string }[]) => lines.map(({ name }) => name);
    expect(await named(list('drill.callNow'))).toEqual(names(view.people));
    expect(await named(list('drill.move'))).toEqual(names(view.houses));
    expect(await named(list('drill.warn'))).toEqual([...names(view.helpers), ...names(view.partners)]);
    for (const other of ['Elm', 'Otherwise', 'Distant', 'No such street'])
      await expect(page.getByRole('main')).not.toContainText(other);

    // How to call: what never to say stands open, the number is masked.
    const sam = list('drill.callNow').getByRole('listitem').filter({ hasText: 'Sam' }).first();
    await expect(sam).toContainText('Never mention the clinic.');
    await expect(sam).not.toContainText('+000 000 000 01');
    await expect(sam).toContainText(say('drill.why.thereTonight').split('«')[0] ?? '');
    await expect(page.getByRole('table')).toContainText('birch-shelter');
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await clean(page, `drill-${language}-light`);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await clean(page, `drill-${language}-dark`);
    await page.getByRole('heading', { level: 2, name: say('drill.left') }).scrollIntoViewIfNeeded();
    await picture(page, `drill-end-${language}-dark`);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

    // Told: it stays after the window is loaded again.
    const told = page.getByRole('checkbox', { name: `${say('drill.reachedWho')} Sam` });
    await sam.getByText(say('drill.reached'), { exact: true }).click();
    await expect(told).toBeChecked();

    // Every line that will be written is there before it is; the name has to be typed.
    await page.getByRole('button', { name: say('drill.tasks') }).click();
    const tasks = page.getByRole('alertdialog', { name: say('drill.tasksTitle') });
    await expect(tasks.getByRole('checkbox')).toHaveCount(5);
    await clean(page, `drill-tasks-${language}`);
    await expect(tasks.getByRole('button', { name: say('drill.tasksSave') })).toBeDisabled();
    await tasks.getByRole('textbox').fill('zoya');
    await tasks.getByRole('button', { name: say('drill.tasksSave') }).click();
    await expect(tasks).toHaveCount(0);
    const compromised = say('choice.houseState.compromised');
    await expect(list('drill.move').getByText(compromised, { exact: true })).toHaveCount(2);
    await page.getByRole('button', { name: say('common.undo') }).click();
    await expect(list('drill.move').getByText(compromised, { exact: true })).toHaveCount(0);

    // On paper only after a warning.
    const out = testInfo.outputPath('list.html');
    await page.getByRole('button', { name: say('drill.save') }).click();
    const saving = anna.app.answerDialog({ save: out });
    await page.getByRole('button', { name: say('drill.saveDo') }).click();
    await saving;
    await expect(page.getByRole('alertdialog')).toContainText('list.html');
    const paper = readFileSync(out, 'utf8');
    expect(paper).toMatch(
      new RegExp(`lang="${language}"[^]*Sam[^]*\\+000 000 000 01[^]*Lev[^]*Рина[^]*Cedar`),
    );
    expect(paper).not.toContain('Otherwise');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('common.close') })
      .click();

    // From one to the next, and back.
    await page.getByRole('button', { name: `${say('drill.too')}: Cedar` }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Cedar');
    // Whoever is there first; of one case in no order that a name could tell.
    const [first, ...rest] = await named(list('drill.callNow'));
    expect([first, ...rest.toSorted()]).toEqual(['Sam', 'Lev', 'Zoya']);
    await page.getByRole('button', { name: say('common.back') }).click();
    await expect(told).toBeChecked();
  });
}

test('a lost house ends in its drill: X, its code name, Enter', async ({ launchApp }, testInfo) => {
  const { anna, cedar } = await lostNight(launchApp, testInfo.outputPath('vaults'), 'en');
  const { page } = anna.app;
  await page.getByRole('navigation').getByRole('button', { name: 'Safe houses' }).click();
  await page.getByRole('row', { name: /Cedar/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Cedar/ })).toBeVisible();
  await page.keyboard.press('KeyX');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.type('cedar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'If Cedar is lost' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Move', exact: true })).toContainText('Maple');
  expect(await must<{ values: { state: string } }>(page, 'record.get', { id: cedar })).toMatchObject({
    values: { state: 'compromised' },
  });
  // And X again leads back there.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Cedar/ })).toBeVisible();
  await page.keyboard.press('KeyX');
  await expect(page.getByRole('heading', { level: 1, name: 'If Cedar is lost' })).toBeVisible();
});

test('a partner, a helper and a channel can be where a drill starts', async ({ launchApp }, testInfo) => {
  const { anna, zoya } = await lostNight(launchApp, testInfo.outputPath('vaults'), 'en');
  const { page } = anna.app;
  const start = page.getByRole('button', { name: /^What if lost:/ });
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
  await page.getByRole('listitem').filter({ hasText: 'birch-shelter' }).getByRole('button').last().click();
  await expect(heading).toContainText('birch-shelter');
  await start.click();
  await expect(heading).toHaveText('If birch-shelter is lost');
  expect(await named(page.getByRole('list', { name: 'Move', exact: true }))).toEqual(['Birch']);
  await expect(page.getByRole('table')).toContainText('file no. 1');

  const helper = await put(anna, 'helper', { alias: 'Ferryman', kinds: ['driver'] });
  const list = await must<readonly { id: string; values: { alias: string } }[]>(page, 'record.list', {
    type: 'case',
  });
  const maple = list.find(({ values }) => values.alias === 'Maple')?.id;
  await put(anna, 'leg', { case: maple, escort: helper, status: 'planned' });
  for (const [found, people] of [
    ['Ferryman', ['Sam']],
    ['+000 000 000 02', ['Zoya', 'Sam', 'Lev', 'Рина']],
  ] as const) {
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type(found);
    const option = page.getByRole('option').first();
    await expect(option).toContainText(found === 'Ferryman' ? 'Ferryman' : 'Way to reach');
    await option.click();
    await start.click();
    await expect(heading).toHaveText(found === 'Ferryman' ? 'If Ferryman is lost' : 'If Zoya is lost');
    expect((await named(page.getByRole('list', { name: 'Call now', exact: true }))).toSorted()).toEqual(
      [...people].toSorted(),
    );
  }
  expect(zoya).not.toBe('');
});
