import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { type Language, textsOf } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, type Person, put, show } from '../pages/vaults.ts';

/* From the first call to the decision whether to help. */

test.use({ actionTimeout: 10_000 });

/** Takes a picture and lets axe look, light and dark. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(150);
    await picture(page, `${name}-${colorScheme}`);
    // Colours are read from what is painted: on a busy machine that is later than the moment they change.
    await expect(async () => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        `${name}, ${colorScheme}`,
      ).toEqual([]);
    }).toPass({ timeout: 20_000 });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What the vault holds of a case: its own values, its applicant's and the way to reach them. */
async function held({ app: { page } }: Person, alias: string) {
  const rows = await must<Row[]>(page, 'record.list', { type: 'case' });
  const found = rows.find(({ values }) => values['alias'] === alias);
  const persons = await must<Row[]>(page, 'record.list', { type: 'person' });
  const person = persons.find(({ values }) => values['case'] === found?.id);
  const channels = await must<Row[]>(page, 'record.list', { type: 'channel' });
  return {
    case: found?.values,
    person: person?.values,
    channel: channels.find(({ values }) => values['parent'] === person?.id)?.values,
  };
}

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);

  test(`a call is taken by keyboard, and says who may have called before, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const { page } = anna.app;
    await goTo(page, say('app.cases'));
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const form = page.getByRole('dialog', { name: say('cases.new') });

    await test.step('Ctrl+N, three tabs, Ctrl+Enter', async () => {
      await press('Control+KeyN');
      await expect(form.getByRole('textbox').first()).toBeFocused();
      await page.keyboard.type('Хамзат');
      await press('Tab');
      await page.keyboard.type('+7 928 123-45-67');
      await press('Tab');
      await page.keyboard.type('Его нашли на работе');
      await press('Tab');
      await page.keyboard.type('Грозный, у тёти');
      await press('Control+Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Хамзат' })).toBeVisible();
      expect(await held(anna, 'Хамзат')).toMatchObject({
        case: {
          status: 'intake',
          priority: 'urgent',
          danger: 'Его нашли на работе',
          where: 'Грозный, у тёти',
        },
        person: { alias: 'Хамзат', role: 'principalApplicant' },
        channel: { kind: 'phone', value: '+7 928 123-45-67' },
      });
      await look(page, `intake-vetting-${language}`);
    });

    await test.step('the next call is recognised by its number, and by its alias in other letters', async () => {
      const found = form.getByRole('status').getByRole('listitem');
      await page.keyboard.press('Control+KeyN');
      await expect(form.getByRole('textbox').first()).toBeFocused();
      await page.keyboard.type('Xamzat');
      await expect(found).toContainText(say('intake.reason.alias'));
      await page.keyboard.press('Tab');
      await page.keyboard.type('8 928 1234567');
      await expect(found).toContainText(say('intake.reason.phone'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await expect(form.getByLabel(say('field.channel.safeTimes'))).toBeFocused();
      await page.keyboard.type('22:00');
      await look(page, `intake-form-${language}`);
    });

    await test.step('looking at it loses nothing that was typed', async () => {
      await form.getByRole('button', { name: new RegExp(`^${say('intake.lookAt')}`) }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Хамзат' })).toBeVisible();
      await page.keyboard.press('Control+KeyN');
      await expect(form.getByLabel(say('field.case.alias'))).toHaveValue('Xamzat');
      await expect(form.getByLabel(say('field.channel.safeTimes'))).toHaveValue('22:00');
      await form.getByLabel(say('field.case.alias')).fill('Teal');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Teal' })).toBeVisible();
      expect((await held(anna, 'Teal')).channel).toMatchObject({ safeTimes: '22:00' });
    });

    await test.step('a true name in the other script is another reason; the list shows both', async () => {
      const cases = await must<Row[]>(page, 'record.list', { type: 'case' });
      const names = { Хамзат: 'Хамзат Исаев', Teal: 'Khamzat Isayev' };
      for (const [alias, trueName] of Object.entries(names)) {
        const of = cases.find(({ values }) => values['alias'] === alias)?.id;
        await put(anna, 'person', { case: of, alias: `${alias} 2`, trueName });
      }
      await show(page);
      for (const name of [/Хамзат/, /Teal/])
        await expect(page.getByRole('row', { name }).getByText(say('intake.flag'))).toBeAttached();
      await look(page, `intake-flags-${language}`);
      await page.getByRole('row', { name: /Teal/ }).click();
      const like = page.getByRole('list', { name: say('intake.caseMayBe_one') });
      await expect(like).toContainText(say('intake.reason.phone'));
      await expect(like).toContainText(say('intake.reason.trueName'));
      await expect(like).not.toContainText('Исаев');
      await look(page, `intake-duplicate-${language}`);
    });

    await test.step('not the same person: said once, and left alone', async () => {
      await page.getByRole('button', { name: new RegExp(`^${say('intake.notSameAs')}`) }).click();
      await expect(page.getByText(say('intake.caseMayBe_one'))).toHaveCount(0);
      await goTo(page, say('app.cases'));
      await expect(page.getByRole('row', { name: /Teal/ })).toBeVisible();
      await expect(page.getByText(say('intake.flag'))).toHaveCount(0);
    });
  });

  test(`vetting is recorded, concluded with a reason where something failed, then folded, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await must(page, 'intake.take', { alias: 'Knot' });
    await show(page);
    await page.getByRole('row', { name: /Knot/ }).click();
    const vetting = page.getByRole('region', { name: say('intake.vetting') });
    const check = (of: string) =>
      vetting.getByRole('listitem').filter({ hasText: say(`choice.vettingCheck.${of}`) });
    const press = (result: string, of: string): Promise<void> =>
      vetting
        .getByRole('button', {
          name: `${say(`intake.${result}`)} ${say(`choice.vettingCheck.${of}`)}`,
          exact: true,
        })
        .click();
    await press('passes', 'callBack');
    await expect(check('callBack')).toContainText(say('intake.you'));
    await press('fails', 'story');
    await expect(check('story').getByText(say('intake.result.failed')).first()).toBeVisible();
    await look(page, `intake-checks-${language}`);

    await vetting.getByRole('button', { name: say('intake.accept') }).click();
    const dialog = page.getByRole('dialog', { name: say('intake.accept') });
    await expect(dialog).toContainText(say('intake.gap.failed'));
    await expect(dialog.getByRole('button', { name: say('intake.accept') })).toBeDisabled();
    await look(page, `intake-conclude-${language}`);
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('No time: police at the door');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(vetting.getByRole('button', { name: say('intake.accept') })).toHaveCount(0);
    await expect(page.getByText('No time: police at the door')).toBeVisible();
    expect((await held(anna, 'Knot')).case).toMatchObject({ status: 'open' });
    await vetting.getByRole('button', { name: say('intake.unfold') }).click();
    await expect(check('callBack')).toBeVisible();
  });

  test(`a partner is asked by a file, answers by a file, and is recorded as vouching, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(180_000);
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator', language);
    await meet(anna, 'coordinator', boris, 'coordinator');
    const { page } = anna.app;
    await must(page, 'intake.take', { alias: 'Plover', where: 'Shali', danger: 'CANARY' });
    await show(page);
    await goTo(page, say('app.cases'));
    await page.getByRole('row', { name: /Plover/ }).click();

    const send = async (who: Person, file: string): Promise<string> => {
      const window = who.app.page;
      await window.getByRole('button', { name: say('common.next') }).click();
      await window.getByRole('button', { name: say('exchange.showWhat') }).click();
      const leaves = window.getByRole('region', { name: say('exchange.exactly') }).last();
      await expect(leaves).toBeVisible();
      const text = await leaves.innerText();
      const saving = who.app.answerDialog({ save: file });
      await window.getByRole('button', { name: say('exchange.saveFile') }).click();
      await saving;
      await expect(window.getByText(say('exchange.savedTitle'))).toBeVisible();
      return text;
    };
    const take = async (who: Person, file: string): Promise<void> => {
      await goTo(who.app.page, say('app.exchange'));
      await who.app.dropFiles(who.app.page.getByRole('group', { name: say('exchange.drop') }), [file]);
      await who.app.page.getByRole('button', { name: say('exchange.apply'), exact: true }).click();
      await expect(who.app.page.getByText(say('exchange.applied'), { exact: true })).toBeVisible();
    };

    await test.step('asking: only what is typed leaves', async () => {
      await page.getByRole('button', { name: say('intake.ask') }).click();
      const dialog = page.getByRole('dialog', { name: say('intake.ask') });
      await dialog.getByRole('button', { name: new RegExp(say('intake.askWhom')) }).click();
      await page.getByRole('option', { name: 'boris' }).click();
      await dialog.getByLabel(say('intake.question')).fill('Do you know');
      await dialog.getByRole('button', { name: new RegExp('Plover$') }).click();
      await expect(dialog.getByLabel(say('intake.question'))).toHaveValue('Do you know Plover');
      await look(page, `intake-ask-${language}`);
      await page.keyboard.press('Control+Enter');
      const leaves = await send(anna, join(folder, '1.pgp'));
      expect(leaves).toContain('Do you know Plover');
      expect(leaves).not.toContain('CANARY');
    });
    await test.step('answering: the partner sees a question and no case', async () => {
      const { page: window } = boris.app;
      await show(window);
      await take(boris, join(folder, '1.pgp'));
      await goTo(window, say('app.cases'));
      await expect(window.getByText(say('cases.empty'))).toBeVisible();
      await window
        .getByRole('navigation')
        .getByRole('button', { name: /^1 (question|вопрос)/ })
        .click();
      await window.getByRole('textbox').fill('Yes, from school.');
      await look(window, `intake-answer-${language}`);
      await window.getByRole('button', { name: say('intake.answer') }).click();
      await send(boris, join(folder, '2.pgp'));
    });
    await test.step('the answer stands at the question; one button records it', async () => {
      await take(anna, join(folder, '2.pgp'));
      await goTo(page, say('app.cases'));
      await page.getByRole('row', { name: /Plover/ }).click();
      await expect(
        page.getByRole('region', { name: say('intake.vetting') }).getByText('Yes, from school.'),
      ).toBeVisible();
      await page.getByRole('button', { name: say('intake.takeAsVouched') }).click();
      await expect(page.getByText(say('intake.vouches'))).toBeVisible();
      await look(page, `intake-vouched-${language}`);
      expect((await held(anna, 'Plover')).case).toMatchObject({
        vouchedBy: boris.digest,
        vetting: { vouched: true },
      });
    });
  });
}
