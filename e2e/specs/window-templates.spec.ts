import { expect, test } from '../fixtures/app.ts';
import { look, lookBothWays, picturesDown } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { openVault, type Person, put, show } from '../pages/vaults.ts';

/* Templates of pathways through the windows: the gallery, one's own, copying into a case, a new version of one. */

test.use({ actionTimeout: 10_000 });

interface Line {
  readonly name: string;
  readonly steps: number;
  readonly title: Readonly<Record<string, string>>;
}

const linesOf = async ({ app }: Person): Promise<readonly Line[]> =>
  (await must<{ templates: readonly Line[] }>(app.page, 'template.list')).templates;

/** An invented template, as a file holds it. */
const invented = (version: string, days: number, more: readonly unknown[] = []): unknown => ({
  format: 'corridor pathway 1',
  id: 'invented-visa',
  version,
  country: 'PT',
  kind: 'humanitarianVisa',
  title: { en: 'Invented visa', ru: 'Выдуманная виза' },
  summary: { en: 'For tests.', ru: 'Для проверки.' },
  anchors: [{ key: 'entry', title: { en: 'Entry', ru: 'Въезд' } }],
  sources: [
    {
      key: 'a',
      title: 'Visas',
      publisher: 'An office',
      address: 'https://example.org/visas',
      checkedOn: '2026-11-20',
    },
  ],
  unconfirmed: [],
  steps: [
    {
      key: 'gather',
      title: { en: 'Gather papers', ru: 'Собрать бумаги' },
      actor: 'applicant',
      for: 'each',
      duration: { min: 7, max: days, unit: 'days' },
      documents: [{ kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } }],
      sources: ['a'],
    },
    ...more,
    {
      key: 'flight',
      title: { en: 'Flight', ru: 'Перелёт' },
      actor: 'organisation',
      dependsOn: ['gather'],
      milestone: 'departure',
      sources: ['a'],
    },
  ],
});

/** A case with a mother and a child. */
async function family(who: Person): Promise<string> {
  const id = await put(who, 'case', { alias: 'Heron', status: 'open' });
  await put(who, 'person', { case: id, alias: 'Finch', role: 'dependant', ageBand: 'child' });
  await put(who, 'person', { case: id, alias: 'Heron', role: 'principalApplicant', ageBand: 'adult' });
  return id;
}

const stepsOf = async ({ app }: Person): Promise<readonly { readonly values: Record<string, unknown> }[]> =>
  must(app.page, 'record.list', { type: 'step' });

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const text = textsOf(language);
  // The longer words both ways; a look takes seconds.
  const looks = language === 'ru' ? lookBothWays : look;

  test(`from the gallery to an own template, ${language}`, async ({ launchApp }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const shipped = await linesOf(anna);
    // The shortest: a long page takes long to be looked at.
    const [first] = shipped.toSorted((a, b) => a.steps - b.steps);
    if (first === undefined) throw new Error('no template comes with the app');
    const title = first.title[language] ?? '';

    await test.step('each says whether anybody has checked it', async () => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: text('app.pathways'), exact: true })
        .click();
      await button(text('templates.toGallery')).click();
      await expect(page.getByRole('heading', { level: 1, name: text('templates.gallery') })).toBeVisible();
      await expect(page.getByText(text('templates.unchecked'), { exact: true })).toHaveCount(shipped.length);
      await looks(page, `templates-gallery-${language}`);
    });
    await test.step('one is found and read', async () => {
      await page.getByRole('textbox', { name: text('templates.find') }).fill(title);
      await button(`${text('templates.openThis')} ${title}`).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByText(text('templates.uncheckedWhy'))).toBeVisible();
      expect(await page.getByRole('link').count()).toBe(0);
      await looks(page, `template-${language}`);
      await picturesDown(page, `template-${language}`);
    });
    await test.step('an own copy: what is wrong is not saved and stands beside its field', async () => {
      await button(text('templates.copyOwn')).click();
      const name = page.getByRole('textbox', { name: text('templates.part.title') }).first();
      await expect(name).toBeFocused();
      await name.fill('Quiet corridor');
      const open = page.getByRole('button', { name: new RegExp(`^${text('cases.unfold')}`) }).first();
      await open.press('Enter');
      const step = page
        .getByRole('list', { name: text('templates.part.steps') })
        .getByRole('listitem')
        .first();
      for (const field of await step.getByRole('textbox', { name: text('templates.part.title') }).all())
        await field.fill('');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(text('templates.saveRefused'))).toBeVisible();
      await expect(step.getByText(text('templates.finding.languageMissing'))).toBeVisible();
      // The finding leads to the field.
      await open.press('Enter');
      await page
        .getByRole('button', { name: new RegExp(`^${text('pathway.look')}: `) })
        .first()
        .press('Enter');
      await expect(step.getByRole('textbox', { name: text('templates.part.title') }).first()).toBeFocused();
      await looks(page, `template-editor-${language}`);
      await picturesDown(page, `template-editor-${language}`);
      expect(await linesOf(anna)).toHaveLength(shipped.length);
    });
    await test.step('mended, moved by keys and saved', async () => {
      const steps = page.getByRole('list', { name: text('templates.part.steps') });
      const field = steps.getByRole('textbox', { name: text('templates.part.title') }).first();
      await field.fill('Write the letter');
      await expect(steps.getByText(text('templates.finding.languageMissing'))).toHaveCount(0);
      await expect(page.getByText(text('templates.departureRange')).last()).toBeVisible();
      const fold = page.getByRole('button', { name: `${text('cases.fold')} Write the letter` });
      await fold.focus();
      await page.keyboard.press('Alt+ArrowDown');
      await expect(steps.locator(':scope > li').nth(1)).toContainText('Write the letter');
      await expect(fold).toBeFocused();
      await page.keyboard.press('Alt+ArrowUp');
      await expect(steps.locator(':scope > li').first()).toContainText('Write the letter');
      await expect(fold).toBeFocused();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Quiet corridor' })).toBeVisible();
      await expect(page.getByText(text('templates.own'), { exact: true })).toBeVisible();
      expect(await linesOf(anna)).toHaveLength(shipped.length + 1);
    });
    await test.step('it goes out as a file', async () => {
      const file = testInfo.outputPath('own.json');
      await anna.app.answerDialog({ save: file });
      await button(text('templates.toFile')).click();
      await expect(page.getByText('own.json')).toBeVisible();
    });
  });

  test(`a template is copied by keyboard, and brought up to date, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const { page } = anna.app;
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await must(page, 'template.save', { template: invented('1', 21) });
    await family(anna);
    await show(page);
    await page.getByRole('row', { name: /Heron/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Heron' })).toBeVisible();

    await test.step('T, a few letters, Enter', async () => {
      await page.keyboard.press('KeyT');
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      await expect(page.getByRole('option').first()).toBeVisible();
      await look(page, `templates-choose-${language}`);
      await page.keyboard.type(language === 'en' ? 'invented' : 'выдуманн');
      await expect(page.getByRole('option')).toHaveCount(2);
      await page.keyboard.press('Enter');
    });
    const dialog = page.getByRole('dialog');
    await test.step('who goes is there already; without who checked nothing is copied', async () => {
      await expect(dialog.getByRole('textbox', { name: text('templates.whoChecked') })).toBeFocused();
      await expect(dialog.getByRole('button', { name: 'Finch', exact: true })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
      await expect(dialog.getByText(text('templates.departureRange'))).toBeVisible();
      await looks(page, `templates-copy-${language}`);
      await page.keyboard.press('Control+Enter');
      await expect(dialog.getByText(text('templates.checkedMissing')).first()).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: text('templates.whoChecked') })).toBeFocused();
      expect(await stepsOf(anna)).toHaveLength(0);
    });
    await test.step('a name, a day, Ctrl+Enter', async () => {
      await page.keyboard.type('Olga');
      await page.keyboard.press('Tab');
      await expect(dialog.getByRole('textbox', { name: text('templates.whenChecked') })).toBeFocused();
      await page.keyboard.type('+0');
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      const steps = await stepsOf(anna);
      expect(steps).toHaveLength(3);
      const [pathway] = await must<readonly { values: Record<string, unknown> }[]>(page, 'record.list', {
        type: 'pathway',
      });
      expect(pathway?.values).toMatchObject({ country: 'PT', templateVersion: '1' });
    });
    await test.step('a new version is shown as differences, taken one by one', async () => {
      const letter = {
        key: 'letter',
        title: { en: 'Letter', ru: 'Письмо' },
        actor: 'lawyer',
        dependsOn: ['gather'],
        sources: ['a'],
      };
      await must(page, 'template.save', { template: invented('2', 30, [letter]) });
      await show(page);
      await page.getByRole('row', { name: /Heron/ }).click();
      await page.getByRole('button', { name: text('templates.look') }).press('Enter');
      const rows = dialog.getByRole('list', { name: text('templates.look') }).getByRole('listitem');
      await expect(rows).toHaveCount(2);
      const take = (row: number) =>
        rows.nth(row).getByRole('radio', { name: text('templates.take'), exact: true });
      const keep = (row: number) =>
        rows.nth(row).getByRole('radio', { name: text('templates.keep'), exact: true });
      await looks(page, `templates-update-${language}`);
      await take(0).press('Space');
      await expect(take(0)).toBeChecked();
      await keep(1).press('Space');
      await expect(keep(1)).toBeChecked();
      await dialog.getByRole('textbox', { name: text('templates.whoChecked') }).fill('Olga');
      await dialog.getByRole('textbox', { name: text('templates.whenChecked') }).fill('+0');
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
      const steps = await stepsOf(anna);
      expect(steps).toHaveLength(3);
      const durations = steps
        .filter(({ values }) => values['templateKey'] === 'gather')
        .map(({ values }) => values['duration']);
      expect(durations).toEqual(Array(2).fill({ min: 7, max: 30, unit: 'days' }));
      // Both were decided: nothing is asked any more.
      await expect(page.getByRole('button', { name: text('templates.look') })).toHaveCount(0);
    });
  });
}

test('a file that is no template is refused with every reason', async ({ launchApp }, testInfo) => {
  const text = textsOf('en');
  const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator');
  const { page } = anna.app;
  const { writeFile } = await import('node:fs/promises');
  const [bad, good] = [testInfo.outputPath('bad.json'), testInfo.outputPath('good.json')];
  await writeFile(bad, JSON.stringify({ ...(invented('1', 21) as object), country: 'Portugal', steps: [] }));
  await writeFile(good, JSON.stringify(invented('1', 21)));
  await page
    .getByRole('navigation')
    .getByRole('button', { name: text('app.pathways'), exact: true })
    .click();
  await page.getByRole('button', { name: text('templates.toGallery'), exact: true }).click();
  await page.getByRole('button', { name: text('templates.fromFile'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await anna.app.answerDialog({ open: [bad] });
  await dialog.getByRole('button', { name: text('templates.chooseFile') }).click();
  await expect(dialog.getByText('country', { exact: true })).toBeVisible();
  await anna.app.answerDialog({ open: [good] });
  await dialog.getByRole('button', { name: text('templates.chooseFile') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Invented visa' })).toBeVisible();
});
