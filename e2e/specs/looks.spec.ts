import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { look } from '../fixtures/looks.ts';
import { must } from '../fixtures/window-api.ts';
import { passphrase } from '../pages/first-steps.ts';

/* Every screen in both languages, light and dark: nothing serious for axe, nothing clipped, and pictures to look at. */

interface Vault {
  readonly app: LaunchedApp;
  readonly ids: { readonly caseId: string; readonly house: string };
}

/** An invented family, made quickly through the window's own interface: this spec is about how it looks. */
async function furnish(app: LaunchedApp): Promise<Vault['ids']> {
  const { page } = app;
  await must(page, 'vault.create', { passphrase, name: 'Heron desk', role: 'coordinator' });
  const put = async (type: string, fields: unknown): Promise<string> =>
    (await must<{ id: string }>(page, 'record.put', { type, fields })).id;
  const caseId = await put('case', {
    alias: 'Heron',
    status: 'open',
    priority: 'emergency',
    danger: 'A relative has threatened to come. Invented.',
  });
  for (const [alias, role, ageBand] of [
    ['Heron', 'principalApplicant', 'adult'],
    ['Wren', 'dependant', 'adult'],
    ['Finch', 'dependant', 'child'],
  ])
    await put('person', {
      case: caseId,
      alias,
      role,
      ageBand,
      languages: ['ru'],
      trueName: `Invented ${alias}`,
    });
  const house = await put('safeHouse', {
    codeName: 'Lighthouse',
    state: 'open',
    address: 'No such street 1',
    suits: ['wheelchair'],
  });
  const blue = await put('unit', { safeHouse: house, name: 'Blue room', beds: 3 });
  await put('unit', { safeHouse: house, name: 'Attic', beds: 1 });
  const lost = await put('safeHouse', { codeName: 'Orchard', state: 'compromised' });
  await put('unit', { safeHouse: lost, name: 'Ground floor', beds: 2 });
  const day = (offset: number): string =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  await put('stay', {
    case: caseId,
    safeHouse: house,
    unit: blue,
    guestName: 'Maple',
    guests: 3,
    from: day(-3),
    until: day(40),
    status: 'checkedIn',
  });
  const other = await put('case', { alias: 'Соловей', status: 'intake', priority: 'urgent' });
  await put('stay', {
    case: other,
    safeHouse: lost,
    guestName: 'Липа',
    guests: 1,
    from: day(-1),
    until: day(9),
    status: 'checkedIn',
  });
  const pathway = await put('pathway', {
    case: caseId,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
  });
  const letter = await put('step', {
    pathway,
    title: 'Letter of concern',
    status: 'inProgress',
    due: day(-2),
  });
  const form = await put('step', {
    pathway,
    title: 'Application form',
    status: 'notStarted',
    due: day(12),
    dependsOn: [letter],
  });
  await put('step', { pathway, title: 'Visa interview', due: day(30), dependsOn: [form] });
  await put('note', { parent: caseId, text: 'Call only in the evening, by Signal.' });
  await put('channel', {
    parent: caseId,
    kind: 'signal',
    value: '+000',
    neverSay: 'Never mention the clinic.',
  }).catch(() => '');
  return { caseId, house };
}

const english = {
  cases: 'Cases',
  houses: 'Safe houses',
  pathways: 'Pathways',
  contacts: 'Contacts',
  exchange: 'Exchange',
  audit: 'Audit',
  settings: 'Settings',
};
const russian = {
  cases: 'Кейсы',
  houses: 'Убежища',
  pathways: 'Маршруты',
  contacts: 'Контакты',
  exchange: 'Обмен',
  audit: 'Проверка',
  settings: 'Настройки',
};

for (const [language, names] of [
  ['en', english],
  ['ru', russian],
] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`every screen, ${language}, ${scheme}`, async ({ launchApp, newProfile }) => {
      test.setTimeout(240_000);
      const app = await launchApp({ profileDir: newProfile(), args: ['--test-weak-kdf'] });
      let { page } = app;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 800 });
      const shot = (name: string): Promise<void> => look(page, `${name}-${language}-${scheme}`);
      await must(page, 'session.language', { language });
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await shot('onboarding-language');
      await page.locator('form, main').getByRole('button').last().click();
      await shot('onboarding-what');

      await furnish(app);
      await page.reload();
      for (const [section, name] of Object.entries(names)) {
        await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
        await shot(section);
      }
      await page.getByRole('navigation').getByRole('button', { name: names.cases, exact: true }).click();
      await page.getByRole('row', { name: /Heron/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Heron' })).toBeVisible();
      for (const [index, tab] of (await page.getByRole('tab').all()).entries()) {
        await tab.click();
        await shot(`case-${index + 1}`);
      }
      await page.getByRole('navigation').getByRole('button', { name: names.houses, exact: true }).click();
      await page.getByRole('row', { name: /Orchard/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: /Orchard/ })).toBeVisible();
      await shot('house-compromised');
      await page.getByRole('navigation').getByRole('button', { name: names.houses, exact: true }).click();
      await page.getByRole('row', { name: /Lighthouse/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: /Lighthouse/ })).toBeVisible();
      await shot('house');
      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.type('Her');
      await shot('palette');
      await page.keyboard.press('Escape');

      const locked = app.nextPage();
      // The window may be gone before the key is reported as pressed.
      await page.keyboard.press('Control+KeyL').catch(() => null);
      page = await locked;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await shot('unlock');
    });
  }
}
