import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { look } from '../fixtures/looks.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { meet, openVault, type Person, put, send, show, take } from '../pages/vaults.ts';

/* A coordinator and the keeper of a house, two vaults, by file: what the one sends is all that the other sees. */

test.use({ actionTimeout: 10_000 });

const dayFrom = (offset: number): string => {
  const day = new Date();
  day.setDate(day.getDate() + offset);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

interface Placed {
  readonly anna: Person;
  readonly cedar: Person;
  readonly house: string;
  readonly stay: string;
  readonly file: (name: string) => string;
}

/** A family of three on its way to a house that cedar keeps, as cedar's vault has it. */
async function placed(
  launchApp: Parameters<typeof openVault>[0],
  folder: string,
  language: Language,
): Promise<Placed> {
  const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
  const cedar = await openVault(launchApp, folder, 'cedar', 'shelter', language);
  await meet(anna, 'coordinator', cedar, 'shelter');
  const heron = await put(anna, 'case', { alias: 'CANARY-ALIAS', status: 'open', danger: 'CANARY-DANGER' });
  await put(anna, 'person', { case: heron, alias: 'CANARY-PERSON', trueName: 'CANARY-NAME' });
  const house = await put(anna, 'safeHouse', {
    codeName: 'Lighthouse',
    state: 'open',
    keeper: cedar.digest,
    address: 'CANARY-ADDRESS',
  });
  const unit = await put(anna, 'unit', { safeHouse: house, name: 'Blue room', beds: 5 });
  const stay = await put(anna, 'stay', {
    case: heron,
    safeHouse: house,
    unit,
    guestName: 'Maple',
    guests: 3,
    ageBands: '34, 36, 4',
    languages: ['ru'],
    needs: ['wheelchair'],
    status: 'planned',
    from: dayFrom(0),
    until: dayFrom(8),
    arrival: '18–20',
    doorWord: 'umbrella',
    bringer: 'Red cap',
  });
  await put(anna, 'note', { parent: stay, kind: 'neverDo', text: 'No photos', audience: cedar.digest });
  await put(anna, 'note', { parent: stay, text: 'CANARY-NOTE' });
  const file = (name: string): string => join(folder, name);
  await take(cedar, await send(anna, cedar, [], file('to-cedar.pgp'), 'shelter'));
  await show(cedar.app.page);
  return { anna, cedar, house, stay, file };
}

/** From the bar to a file in two keys; the dialog is answered. */
async function sendAnswers({ cedar }: Placed, file: string, save: string): Promise<void> {
  const { page } = cedar.app;
  await cedar.app.answerDialog({ save: file });
  // S does nothing before the window knows what was not sent.
  const [english, russian] = (['en', 'ru'] as const).map((language) =>
    page.getByRole('region', { name: textsOf(language)('shelter.unsentTitle') }),
  );
  await expect(english!.or(russian!)).toBeVisible();
  await page.locator('main').focus();
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('button', { name: save })).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Opens the reply with R on the guests' card, and says the kind by its digit. */
async function answer(page: Page, digit: number): Promise<void> {
  await page.getByRole('article', { name: 'Maple' }).focus();
  await page.keyboard.press('KeyR');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press(`Digit${digit}`);
}

const cards = {
  en: [
    'Maple',
    'Never do this',
    'No photos',
    'How many',
    '3 · 34, 36, 4',
    'Languages',
    'Russian',
    'Specific needs',
    'Wheelchair',
    'Comes',
    'TODAY',
    'When to expect them',
    '18–20',
    'Who brings them',
    'Red cap',
    'Unit',
    'Blue room',
    'Leaves',
    'LEAVES',
    'Whom to reach',
    'anna',
    'Door word',
    '••••••••',
    'Reply',
  ],
  ru: [
    'Maple',
    'Чего никогда не делать',
    'No photos',
    'Сколько',
    '3 · 34, 36, 4',
    'Языки',
    'русский',
    'Особые нужды',
    'Коляска',
    'Приезд',
    'TODAY',
    'Когда ждать',
    '18–20',
    'Кто привезёт',
    'Red cap',
    'Комната',
    'Blue room',
    'Отъезд',
    'LEAVES',
    'С кем связаться',
    'anna',
    'Слово у двери',
    '••••••••',
    'Ответить',
  ],
} as const;

/** The text of an element as people see it, one piece a line; days, which move on, as their names. */
async function seen(page: Page): Promise<readonly string[]> {
  const text = await page.getByRole('article', { name: 'Maple' }).innerText();
  const days = (line: string): string =>
    /^\d{1,2} \S+ \d{4}, /.test(line) ? (/(today|сегодня)$/.test(line) ? 'TODAY' : 'LEAVES') : line;
  return text
    .split('\n')
    .map((line) => days(line.trim()))
    .filter((line) => line !== '');
}

for (const language of ['en', 'ru'] as const) {
  const text = textsOf(language);

  test(`can't take them, ${language}: the card, exactly; why; the coordinator hears it`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(120_000);
    const here = await placed(launchApp, testInfo.outputPath('a'), language);
    const { page } = here.cedar.app;
    await test.step('the one screen, and on it the card and nothing else', async () => {
      await expect(page.getByRole('heading', { level: 1, name: text('shelter.title') })).toBeVisible();
      expect(await seen(page)).toEqual(cards[language]);
      const view = await must(page, 'shelter.show', { zone: 'UTC' });
      expect(JSON.stringify(view) + (await page.content())).not.toContain('CANARY');
      expect(await page.content()).not.toContain('umbrella');
      for (const name of ['cases', 'houses', 'pathways'])
        await expect(
          page.getByRole('navigation').getByRole('button', { name: text(`app.${name}`), exact: true }),
        ).toHaveCount(0);
      const size = await page
        .getByRole('article', { name: 'Maple' })
        .evaluate((card) =>
          Math.min(
            ...[...card.querySelectorAll('*')]
              .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
              .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
          ),
        );
      expect(size).toBeGreaterThanOrEqual(18);
    });
    await test.step('the door word, for a while', async () => {
      await page.getByRole('article').getByRole('button').first().click();
      await expect(page.getByText('umbrella')).toBeVisible();
    });
    await test.step('R, the digit, why, Ctrl+Enter', async () => {
      await answer(page, 4);
      await page.keyboard.type('Two beds only');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('heading', { name: text('shelter.group.declined') })).toBeVisible();
      await expect(page.getByRole('article', { name: 'Maple' })).toContainText('Two beds only');
      await expect(page.getByRole('region', { name: text('shelter.unsentTitle') })).toContainText('anna');
    });
    await test.step('two keys make the file', async () => {
      await sendAnswers(here, here.file('answer.pgp'), text('exchange.saveFile'));
      await expect(page.getByText(text('exchange.savedTitle'))).toBeVisible();
      await page
        .getByRole('navigation')
        .getByRole('button', { name: text('app.shelter') })
        .click();
      await expect(page.getByRole('article', { name: 'Maple' })).toBeVisible();
      await expect(page.getByRole('region', { name: text('shelter.unsentTitle') })).toHaveCount(0);
    });
    await test.step('the coordinator sees that they can’t, and why', async () => {
      await take(here.anna, here.file('answer.pgp'));
      const { page: hers } = here.anna.app;
      await show(hers);
      await hers
        .getByRole('navigation')
        .getByRole('button', { name: text('app.houses'), exact: true })
        .click();
      await hers.getByRole('row', { name: /Lighthouse/ }).click();
      const stays = hers.getByRole('list', { name: text('cases.stays') }).first();
      await expect(stays).toContainText(text('choice.stayAnswer.cannotTake'));
      await expect(stays).toContainText(text('choice.noteKind.cannotTake'));
      await expect(stays).toContainText('Two beds only');
    });
  });
}

test('they have come, six are there where three are expected, and bread has cost money', async ({
  launchApp,
}, testInfo) => {
  test.setTimeout(120_000);
  const here = await placed(launchApp, testInfo.outputPath('a'), 'en');
  const { page } = here.cedar.app;
  const receipt = here.file('receipt.txt');
  writeFileSync(receipt, '12.50 bread');
  await answer(page, 1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'Here' })).toContainText('Maple');

  await page.getByRole('button', { name: 'Reply about the house: Lighthouse' }).click();
  await page.keyboard.press('Digit1');
  await page.keyboard.type('six');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('A whole number, 0 for nobody.')).toBeVisible();
  await page.getByLabel('How many are here tonight').last().fill('6');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Reply about the house: Lighthouse' }).click();
  await page.keyboard.press('Digit4');
  await page.keyboard.type('12.50 eur');
  await page.getByRole('button', { name: /Budget line|For what/ }).click();
  await page.getByRole('option', { name: 'Food' }).click();
  await here.cedar.app.dropFiles(page.getByRole('group', { name: 'Receipt' }), [receipt]);
  await expect(page.getByText('receipt.txt')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('3 answers not sent yet, for')).toBeVisible();

  await sendAnswers(here, here.file('answer.pgp'), 'Save the file…');
  await expect(page.getByText('The file is ready')).toBeVisible();
  await take(here.anna, here.file('answer.pgp'));
  const { page: hers } = here.anna.app;
  await show(hers);
  await hers.getByRole('navigation').getByRole('button', { name: 'Safe houses' }).click();
  await hers.getByRole('row', { name: /Lighthouse/ }).click();
  await expect(hers.getByText('Expected 3 tonight, there are 6')).toBeVisible();
  await expect(hers.getByRole('list', { name: 'Where they stay' }).first()).toContainText('Arrived at');
  const [cost] = await must<readonly { values: Record<string, unknown> }[]>(hers, 'record.list', {
    type: 'cost',
  });
  expect(cost?.values).toMatchObject({ amount: { amount: '12.50', currency: 'EUR' }, line: 'food' });
  const opened = await must<{ text: string }>(hers, 'file.open', { id: cost?.values['receipt'] });
  expect(opened.text).toBe('12.50 bread');
});

test('not safe: the coordinator sees it wherever they are, and decides; then the house moves out', async ({
  launchApp,
}, testInfo) => {
  test.setTimeout(120_000);
  const here = await placed(launchApp, testInfo.outputPath('a'), 'en');
  const { page } = here.cedar.app;
  await page.getByRole('button', { name: 'Reply about the house: Lighthouse' }).click();
  await page.keyboard.press('Digit2');
  await page.keyboard.type('A man asks for them at the gate');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('You have said: not safe')).toBeVisible();
  await sendAnswers(here, here.file('answer.pgp'), 'Save the file…');
  await expect(page.getByText('The file is ready')).toBeVisible();

  await take(here.anna, here.file('answer.pgp'));
  const { page: hers } = here.anna.app;
  await show(hers);
  await expect(hers.getByText('cedar says of Lighthouse: not safe')).toBeVisible();
  await hers.getByRole('button', { name: 'To the house' }).click();
  await expect(hers.getByText('A man asks for them at the gate')).toBeVisible();
  await hers.getByRole('button', { name: 'Compromised: move everyone out' }).click();
  // Who is there, who was there, whom to call: that is what comes next.
  await expect(hers.getByRole('heading', { level: 1, name: 'If Lighthouse is lost' })).toBeVisible();
  await expect(hers.getByRole('list', { name: 'Call now', exact: true })).toContainText('CANARY-PERSON');
  await hers.getByRole('button', { name: 'Back' }).click();
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('Compromised');
  await expect(hers.getByText('cedar says of Lighthouse: not safe')).toHaveCount(0);

  await take(here.cedar, await send(here.anna, here.cedar, [], here.file('2.pgp'), 'shelter'));
  await show(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Move out now' })).toBeVisible();
});

test('the list of arrivals leaves after a warning, and is a page with guest names alone', async ({
  launchApp,
}, testInfo) => {
  const here = await placed(launchApp, testInfo.outputPath('a'), 'ru');
  const { page } = here.cedar.app;
  const text = textsOf('ru');
  await page.getByRole('button', { name: text('shelter.print') }).click();
  await expect(page.getByRole('alertdialog')).toContainText(text('shelter.printWarn'));
  await here.cedar.app.answerDialog({ save: here.file('list.html') });
  await page.getByRole('button', { name: text('shelter.printConfirm') }).click();
  await expect(page.getByRole('alertdialog')).toContainText('list.html');
  const list = readFileSync(here.file('list.html'), 'utf8');
  expect(list).toContain('Maple');
  expect(list).not.toMatch(/umbrella|Red cap|CANARY|script/);
});

for (const language of ['en', 'ru'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`how it looks, ${language}, ${scheme}`, async ({ launchApp }, testInfo) => {
      test.setTimeout(120_000);
      const here = await placed(launchApp, testInfo.outputPath('a'), language);
      const { anna, cedar, house, file } = here;
      const { page } = cedar.app;
      const text = textsOf(language);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1024, height: 768 });
      const shot = (name: string): Promise<void> => look(page, `shelter-${name}-${language}-${scheme}`);
      await expect(page.getByRole('article', { name: 'Maple' })).toBeVisible();
      await shot('today');
      await page.getByRole('article', { name: 'Maple' }).focus();
      await page.keyboard.press('KeyR');
      await shot('reply');
      await page.keyboard.press('Digit4');
      await shot('reply-why');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: `${text('shelter.replyHouse')}: Lighthouse` }).click();
      await page.keyboard.press('Digit4');
      await expect(page.getByRole('group', { name: text('field.cost.receipt') })).toBeVisible();
      await shot('reply-cost');
      await page.keyboard.press('Escape');
      await answer(page, 3);
      await put(anna, 'safeHouse', { state: 'compromised' }, house);
      await put(anna, 'stay', {
        safeHouse: house,
        guestName: 'Rowan',
        guests: 2,
        from: dayFrom(1),
        status: 'cancelled',
      });
      await take(cedar, await send(anna, cedar, [], file('2.pgp'), 'shelter'));
      await show(page);
      await expect(page.getByText(text('shelter.moveOut')).first()).toBeVisible();
      await shot('move-out');
      await must(page, 'shelter.reply', { kind: 'headcount', house, day: dayFrom(0), count: 4 });
      await must(page, 'shelter.reply', { kind: 'cannotTake', stay: here.stay, text: 'Two beds only' });
      // 200 % zoom of a window of 1024 × 768.
      await page.setViewportSize({ width: 512, height: 384 });
      await shot('zoomed');
      await page.getByRole('article').first().scrollIntoViewIfNeeded();
      await shot('zoomed-card');
      const { page: hers } = anna.app;
      await put(anna, 'safeHouse', { state: 'open' }, house);
      await take(cedar, await send(anna, cedar, [], file('3.pgp'), 'shelter'));
      const unsafe = { kind: 'unsafe', house, day: dayFrom(0), text: 'A man asks for them at the gate' };
      await must(page, 'shelter.reply', unsafe);
      await take(anna, await send(cedar, anna, [], file('4.pgp')));
      await hers.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await hers.setViewportSize({ width: 1024, height: 768 });
      await show(hers);
      await hers
        .getByRole('navigation')
        .getByRole('button', { name: text('app.houses'), exact: true })
        .click();
      await hers.getByRole('row', { name: /Lighthouse/ }).click();
      await expect(hers.getByText(text('shelter.unsafeSaid'))).toBeVisible();
      await look(hers, `shelter-heard-${language}-${scheme}`);
    });
  }
}
