import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { textsOf } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, put, send, show, take, type Person } from '../pages/vaults.ts';

/* Three work on one pathway apart, each through their window; files bring it together, and nothing is lost. */

test.use({ actionTimeout: 15_000 });

const say = textsOf('ru');
const msOfDay = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * msOfDay).toISOString().slice(0, 10);

const months = ['янв', 'февр', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сент', 'окт', 'нояб', 'дек'];
/** As the window writes a day. */
const written = (text: string): string =>
  `${Number(text.slice(8))} ${months[Number(text.slice(5, 7)) - 1] ?? ''} ${text.slice(0, 4)}`;

const days = (min: number, max: number): unknown => ({ min, max, unit: 'days' });
/** Version 2: a decision takes longer, and leaving waits for a letter as well. */
const template = (version: '1' | '2'): unknown => {
  const step = (key: string, ru: string, more: object): object => ({
    key,
    title: { en: key, ru },
    actor: 'applicant',
    sources: ['a'],
    ...more,
  });
  const newer = version === '2';
  return {
    format: 'corridor pathway 1',
    id: 'invented-visa',
    version,
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
        address: 'https://example.org/visas',
        checkedOn: '2026-11-20',
      },
    ],
    unconfirmed: [],
    steps: [
      step('visit', 'Подать в консульстве', { appointment: true, duration: days(1, 1) }),
      step('pack', 'Собрать вещи', { for: 'each', duration: days(1, 3) }),
      ...(newer ? [step('letter', 'Письмо в консульство', { duration: days(1, 2) })] : []),
      step('decision', 'Решение о визе', {
        dependsOn: ['visit'],
        duration: newer ? days(30, 90) : days(14, 60),
        milestone: 'decision',
      }),
      step('flight', 'Вылет', {
        dependsOn: ['decision', 'pack', ...(newer ? ['letter'] : [])],
        duration: days(1, 7),
        milestone: 'departure',
      }),
    ],
  };
};

interface Row {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const held = async (page: Page, type: string): Promise<readonly Row[]> =>
  (await must<readonly Row[]>(page, 'record.list', { type })).toSorted((a, b) => a.id.localeCompare(b.id));
const values = async (page: Page, id: string): Promise<Row['values']> =>
  (await must<Row>(page, 'record.get', { id })).values;

/** From wherever they are to the page of the pathway. */
async function openPathway(page: Page): Promise<void> {
  await goTo(page, say('app.cases'));
  await page.getByRole('row', { name: /Heron/ }).click();
  await page.getByRole('button', { name: new RegExp(`^${say('pathway.openOne')}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Германия/ })).toBeVisible();
}

/** The export wizard into a file. */
async function sendFile({ app }: Person, name: string, file: string): Promise<string> {
  const { page } = app;
  const button = (key: string): Locator => page.getByRole('button', { name: say(key), exact: true });
  await goTo(page, say('app.exchange'));
  await button('exchange.send').click();
  await page.getByRole('radio', { name: new RegExp(name) }).check({ force: true });
  await button('common.next').click();
  await page.getByRole('checkbox', { name: 'Heron' }).check({ force: true });
  await button('exchange.showWhat').click();
  await expect(page.getByRole('region', { name: say('exchange.exactly') }).last()).toBeVisible();
  const saving = app.answerDialog({ save: file });
  await button('exchange.saveFile').click();
  await saving;
  await expect(page.getByText(say('exchange.savedTitle'))).toBeVisible();
  await button('common.done').click();
  return file;
}

/** Drops the file and takes it in: with nothing to decide and nothing held back. */
async function takeFile({ app }: Person, file: string): Promise<void> {
  const { page } = app;
  await goTo(page, say('app.exchange'));
  await app.dropFiles(page.getByRole('group', { name: say('exchange.drop') }), [file]);
  const preview = page.getByRole('region', { name: say('exchange.previewTitle') });
  await expect(preview).toContainText(say('exchange.signatureGood'));
  await expect(preview).toContainText('0 расхождений');
  await expect(preview).toContainText('0 отложено');
  await page.getByRole('button', { name: say('exchange.apply'), exact: true }).click();
  await expect(page.getByText(say('exchange.applied'), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('common.done'), exact: true }).click();
}

test('one adds steps, one records progress, one takes a new version: together it is all there', async ({
  launchApp,
}, testInfo) => {
  // Three apps and six files: a busy machine takes its time.
  test.setTimeout(300_000);
  const folder = testInfo.outputPath('vaults');
  const files = testInfo.outputPath('files');
  mkdirSync(files, { recursive: true });
  const file = (name: string): string => join(files, name);
  const open = (name: string): Promise<Person> => openVault(launchApp, folder, name, 'coordinator', 'ru');
  const [anna, boris, vera] = await Promise.all([open('anna'), open('boris'), open('vera')]);
  await meet(anna, 'coordinator', boris, 'coordinator');
  await meet(anna, 'coordinator', vera, 'coordinator');
  await meet(boris, 'coordinator', vera, 'coordinator');

  const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
  const birthDate = { day: '1990-03-12', precision: 'exact' };
  const wren = await put(anna, 'person', {
    case: heron,
    alias: 'Wren',
    role: 'principalApplicant',
    birthDate,
  });
  const finch = await put(anna, 'person', { case: heron, alias: 'Finch', role: 'dependant', birthDate });
  const { line } = await must<{ line: { name: string } }>(anna.app.page, 'template.save', {
    template: template('1'),
  });
  const { pathway } = await must<{ pathway: string }>(anna.app.page, 'pathway.copy', {
    case: heron,
    template: line.name,
    people: [wren, finch],
    anchors: {},
    language: 'ru',
    checkedBy: 'Olga',
    checkedOn: day(0),
  });
  for (const other of [boris, vera])
    await take(other, await send(anna, other, [heron], file(`start-${other.digest.slice(0, 8)}.pgp`)));
  const copied = await held(anna.app.page, 'step');
  const stepId = (key: string, person?: string): string =>
    copied.find(
      ({ values: of }) => of['templateKey'] === key && (person === undefined || of['person'] === person),
    )?.id ?? '';
  const [visit, decision, flight] = [stepId('visit'), stepId('decision'), stepId('flight')];
  const stepOn = (page: Page, id: string): Locator => page.locator(`[data-step="${id}"]`);
  for (const { app } of [anna, boris, vera]) {
    await show(app.page);
    await openPathway(app.page);
  }

  await test.step('anna adds two steps, and leaving waits for one of them', async () => {
    const { page } = anna.app;
    const dialog = page.getByRole('dialog');
    for (const title of ['Перевести справки', 'Купить билеты']) {
      await page.getByRole('button', { name: say('pathway.addStep'), exact: true }).click();
      const field = dialog.getByRole('textbox', { name: say('field.step.title'), exact: true });
      await field.fill(title);
      await dialog.getByRole('button', { name: say('common.save'), exact: true }).click();
      await expect(dialog).toHaveCount(0);
    }
    const steps = page.getByRole('list', { name: say('pathway.steps'), exact: true });
    await steps.getByRole('button', { name: 'Перевести справки', exact: true }).click();
    const added = (await held(page, 'step')).find(({ values: of }) => of['title'] === 'Перевести справки');
    const duration = steps.getByRole('textbox', { name: say('pathway.duration'), exact: true });
    await duration.fill('45-60');
    await duration.press('Tab');
    await expect
      .poll(() => values(page, added?.id ?? ''))
      .toMatchObject({ duration: { min: 45, max: 60, unit: 'days' } });
    await stepOn(page, flight).click();
    await steps
      .getByRole('group', { name: say('pathway.after') })
      .first()
      .getByRole('button', { name: 'Перевести справки', exact: true })
      .click();
    await expect
      .poll(async () => JSON.stringify((await values(page, flight))['dependsOn']))
      .toContain(added?.id ?? 'nothing was added');
  });
  await test.step('boris records where it stands, and books', async () => {
    const { page } = boris.app;
    const dialog = page.getByRole('dialog');
    for (const [id, digit] of [
      [visit, 'Digit2'],
      [stepId('pack', wren), 'Digit4'],
    ] as const) {
      await stepOn(page, id).focus();
      await page.keyboard.press('KeyS');
      await expect(dialog.getByRole('listbox')).toBeVisible();
      await page.keyboard.press(digit);
      await expect(dialog).toHaveCount(0);
      await expect(stepOn(page, id)).toBeFocused();
    }
    await stepOn(page, visit).focus();
    await page.keyboard.press('KeyA');
    await expect(dialog.getByRole('textbox', { name: say('pathway.day') })).toBeFocused();
    await page.keyboard.type(day(10));
    await dialog.getByRole('button', { name: say('common.save'), exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });
  await test.step('vera takes a newer version from a file, all of it', async () => {
    const { page } = vera.app;
    const dialog = page.getByRole('dialog');
    const version2 = file('version-2.json');
    writeFileSync(version2, JSON.stringify(template('2')));
    await goTo(page, say('app.pathways'));
    await page.getByRole('button', { name: say('templates.toGallery'), exact: true }).click();
    await page.getByRole('button', { name: say('templates.fromFile'), exact: true }).click();
    await vera.app.answerDialog({ open: [version2] });
    await dialog.getByRole('button', { name: say('templates.chooseFile') }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Выдуманная виза' })).toBeVisible();
    await openPathway(page);
    await page.getByRole('button', { name: say('templates.look'), exact: true }).click();
    await dialog.getByRole('textbox', { name: say('templates.whoChecked') }).fill('Olga');
    await dialog.getByRole('textbox', { name: say('templates.whenChecked') }).fill('+0');
    // A decision that takes longer, a letter, and leaving that waits for it.
    const rows = dialog.getByRole('list', { name: say('templates.look') }).locator(':scope > li');
    await expect(rows).toHaveCount(3);
    await dialog.getByRole('button', { name: say('templates.takeAll'), exact: true }).click();
    await dialog.getByRole('button', { name: say('templates.takeThese'), exact: true }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('files between all three', async () => {
    await takeFile(anna, await sendFile(boris, 'anna', file('1.pgp')));
    await takeFile(vera, await sendFile(boris, 'vera', file('2.pgp')));
    await takeFile(anna, await sendFile(vera, 'anna', file('3.pgp')));
    await takeFile(boris, await sendFile(vera, 'boris', file('4.pgp')));
    await takeFile(boris, await sendFile(anna, 'boris', file('5.pgp')));
    await takeFile(vera, await sendFile(anna, 'vera', file('6.pgp')));
  });

  /*
   * Handed in on day 10 (boris), decided 30 to 90 days later (vera's version): days 40 to 100. Translated on days 45 to
   * 60 (anna). Leaving takes 1 to 7 days after the later of them: 45 + 1, and 100 + 7. Without anna's step it would be
   * 41, without the appointment 98, without the new version 77.
   */
  const departure = `Отъезд: самое раннее ${written(day(46))}, если медленно — ${written(day(107))}`;
  const all: (readonly Row[])[] = [];
  for (const { app } of [anna, boris, vera]) {
    const { page } = app;
    await openPathway(page);
    const main = page.locator('main');
    await expect(main.getByRole('status').first()).toHaveText(departure);
    const steps = page.getByRole('list', { name: say('pathway.steps'), exact: true });
    for (const title of ['Перевести справки', 'Купить билеты', 'Письмо в консульство'])
      await expect(steps.getByRole('button', { name: title, exact: true })).toHaveCount(1);
    await expect(main).toContainText('«Выдуманная виза», версия 2');
    await expect(page.getByRole('button', { name: say('templates.look'), exact: true })).toHaveCount(0);
    await expect(page.getByRole('list', { name: say('pathway.appointments') })).toHaveCount(1);

    expect(await values(page, pathway)).toMatchObject({ templateVersion: '2' });
    expect(await values(page, visit)).toMatchObject({ status: 'inProgress', startedOn: day(0) });
    expect(await values(page, stepId('pack', wren))).toMatchObject({ status: 'granted', doneOn: day(0) });
    expect((await values(page, stepId('pack', finch)))['status']).not.toBe('granted');
    expect(await values(page, decision)).toMatchObject({ duration: days(30, 90) });
    const appointments = await held(page, 'appointment');
    expect(appointments).toHaveLength(1);
    expect(appointments[0]?.values).toMatchObject({
      step: visit,
      at: { at: expect.stringMatching(new RegExp(`^${day(10)}`)) },
    });
    const steps8 = await held(page, 'step');
    // Five of the template for two people, two of anna's, the letter of the new version.
    expect(steps8).toHaveLength(8);
    all.push([...steps8, ...appointments]);
  }
  const [annas, boriss, veras] = all.map((rows) => rows.map(({ id, values: of }) => ({ id, of })));
  expect(boriss).toEqual(annas);
  expect(veras).toEqual(annas);
});
