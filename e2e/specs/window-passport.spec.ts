import { expect, test } from '../fixtures/app.ts';
import { look, lookBothWays } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { openVault, put, show } from '../pages/vaults.ts';

/* The lines of a passport: typed by keyboard, checked at every key, filled in field by field. */

test.use({ actionTimeout: 15_000 });

interface Row {
  readonly values: Readonly<Record<string, unknown>>;
}

/** The ministry's own specimen of a domestic passport, with a letter O for the 0 in the date of birth. */
const first = 'PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<';
const second = '3919353498RUS72O7233M<<<<<<<4151218910003<50';

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const say = textsOf(language);

  test(`lines are typed, put right and fill the fields, ${language}`, async ({ launchApp }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    const caseId = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    await put(anna, 'person', { case: caseId, alias: 'Wren', trueName: 'Сергей Здрилюк' });
    await show(page);
    await page.getByRole('row', { name: /Heron/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Heron' })).toBeVisible();

    await page.getByRole('button', { name: new RegExp(`^${say('passport.open')}.*Wren`) }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: new RegExp(`^${say('passport.title')}.*Wren`) });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    const verdict = dialog.getByRole('status');
    const save = dialog.getByRole('button', { name: say('common.save'), exact: true });

    await test.step('while it is typed, what is missing is counted', async () => {
      await page.keyboard.type(first.slice(0, 20).toLowerCase());
      await expect(verdict).toContainText(language === 'en' ? '20 of 44' : '20 знаков из 44');
      await expect(save).toBeDisabled();
      await page.keyboard.type(first.slice(20));
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(second);
    });
    await test.step('the field with the mistake is named, and nothing is put in its place', async () => {
      await expect(verdict).toContainText(say('passport.field.birth'));
      await expect(verdict).toContainText(language === 'en' ? 'line 2, character 16' : 'строка 2, знак 16');
      await expect(save).toBeDisabled();
      await look(page, `passport-fault-${language}`);
      await page.keyboard.press('Home');
      for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Delete');
      await page.keyboard.type('0');
    });
    await test.step('what is empty is to be filled, what is recorded stays', async () => {
      await expect(dialog.getByText('3914 935349')).toBeVisible();
      await expect(
        dialog.getByRole('checkbox', { name: new RegExp(say('field.person.trueName')) }),
      ).not.toBeChecked();
      await expect(
        dialog.getByRole('checkbox', { name: new RegExp(say('field.person.birthDate')) }),
      ).toBeChecked();
      await expect(dialog).toContainText(say('passport.name.maybe'));
      // Shown only when asked for, and so is how a passport would spell it.
      await expect(dialog).not.toContainText('Сергей Здрилюк');
      await expect(dialog).not.toContainText('SERGEI');
      await dialog.getByRole('button', { name: new RegExp(say('field.person.trueName')) }).click();
      await expect(dialog).toContainText('Сергей Здрилюк');
      await expect(dialog).toContainText('SERGEI ZDRILIUK');
      await lookBothWays(page, `passport-preview-${language}`);
    });
    await test.step('saved as one action, and masked', async () => {
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      const [document] = await must<Row[]>(page, 'record.list', { type: 'document' });
      expect(document?.values).toMatchObject({
        kind: 'internalPassport',
        country: 'RU',
        number: '3914 935349',
        validFrom: '2015-12-18',
      });
      const [person] = await must<Row[]>(page, 'record.list', { type: 'person' });
      expect(person?.values).toMatchObject({
        trueName: 'Сергей Здрилюк',
        birthDate: { day: '1972-07-23', precision: 'exact' },
        citizenship: { RU: true },
      });
      await expect(page.locator('main')).not.toContainText('935349');
      await page.getByRole('button', { name: say('common.undo'), exact: true }).click();
      await expect
        .poll(async () => (await must<Row[]>(page, 'record.list', { type: 'document' })).length)
        .toBe(0);
    });
  });
}
