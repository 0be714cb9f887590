import { readFileSync, writeFileSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { pngOf } from '../fixtures/png.ts';
import { must } from '../fixtures/window-api.ts';
import { attach, closeView, fileRow, view } from '../pages/files.ts';
import { setUp } from '../pages/first-steps.ts';
import { newCase } from '../pages/records.ts';

const weak = ['--test-weak-kdf'];
const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** The colour in the middle of the picture that is drawn. */
const middle = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    if (canvas === null) return null;
    const { width, height } = canvas;
    const pixel = canvas.getContext('2d')!.getImageData(width >> 1, height >> 1, 1, 1).data;
    return { width, height, pixel: [...pixel] };
  });

test('a file is attached, seen inside the app, and saved outside after a warning', async ({
  launchApp,
  newProfile,
}, testInfo) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  const { page } = app;
  await setUp(page, 'Heron', 'Coordinator');
  await newCase(page, 'Wren');

  const png = pngOf(40, 30, [200, 30, 60]);
  await attach(page, { name: 'photo.png', mimeType: 'image/png', buffer: png });
  await expect(fileRow(page, 'photo.png')).toContainText(`${png.length}`);
  const shown = await view(page, 'photo.png');
  await expect(shown.getByRole('img', { name: 'Picture: photo.png, 40 × 30' })).toBeVisible();
  await expect.poll(() => middle(page)).toEqual({ width: 40, height: 30, pixel: [200, 30, 60, 255] });
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await closeView(page);

  // By dropping, too, from the disk.
  const dropped = testInfo.outputPath('notes.txt');
  writeFileSync(dropped, 'first line\n\tsecond line\n');
  await app.dropFiles(page.getByRole('group', { name: 'Drop a file here to attach it' }), [dropped]);
  await expect(fileRow(page, 'notes.txt')).toBeVisible();
  await expect(await view(page, 'notes.txt')).toContainText('second line');

  // Outside only after a warning, under a neutral name.
  await page.getByRole('dialog').getByRole('button', { name: 'Save outside the vault…' }).click();
  const warning = page.getByRole('alertdialog', { name: 'The file leaves the vault' });
  await expect(warning).toContainText('in the clear');
  const out = testInfo.outputPath('out.txt');
  const saving = app.answerDialog({ save: out });
  await warning.getByRole('button', { name: 'Save in the clear…' }).click();
  await saving;
  await expect(warning).toContainText('Saved in the clear as out.txt');
  expect(readFileSync(out, 'utf8')).toBe('first line\n\tsecond line\n');
  await warning.getByRole('button', { name: 'Close' }).click();

  // What is too large is refused before it is read; a PDF that is none says so (what is one: pdf.spec.ts).
  await page
    .getByLabel('Drop a file here to attach it')
    .locator('input[type=file]')
    .setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) });
  await expect(page.getByText('This file is larger than 20 MB.')).toBeVisible();
  await attach(page, textFile('visa.pdf', '%PDF-1.7\n'));
  await expect(await view(page, 'visa.pdf')).toContainText("This PDF can't be shown");
});

test('attack: nothing in an attached file is run, however it is named', async ({ launchApp, newProfile }) => {
  const app = await launchApp({ profileDir: newProfile(), args: weak });
  const { page } = app;
  await setUp(page, 'Heron', 'Coordinator');
  await newCase(page, 'Wren');
  await page.evaluate(() => {
    Reflect.set(globalThis, 'ran', []);
  });
  const run = (where: string): string => `globalThis.ran.push('${where}')`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run('svg onload')}"><script>${run('svg')}</script></svg>`;
  const html = `<!doctype html><script>${run('html')}</script><img src=x onerror="${run('onerror')}"><iframe srcdoc="<script>parent.ran.push(1)</script>"></iframe>`;
  const hostile = [
    ['picture.svg', 'image/svg+xml', svg],
    ['page.html', 'text/html', html],
    ['photo.png', 'image/png', html],
    ['<img src=x onerror=globalThis.ran.push(1)>', 'text/plain', 'javascript:globalThis.ran.push(1)'],
  ] as const;
  for (const [name, mimeType, text] of hostile) {
    await attach(page, { name, mimeType, buffer: Buffer.from(text) });
    const dialog = await view(page, name);
    await expect(dialog.getByRole('region', { name: 'Text of the file' })).toHaveText(text);
    expect(await dialog.locator('svg[onload], script, iframe, img, object, embed').count()).toBe(0);
    await closeView(page);
  }

  // A name that reads backwards and a picture that would take all memory.
  await attach(page, textFile('photo_\u202egpj.exe', 'x'), 'photo_U+202Egpj.exe');
  // A text of which much can't be seen, or that goes on behind what is shown.
  await attach(page, textFile('unseen.txt', `pay${'\u200b'.repeat(100_000)}ment`));
  const unseen = await view(page, 'unseen.txt');
  await expect(unseen.getByRole('region', { name: 'Text of the file' })).toHaveText('payU+200B×100000ment');
  await expect(unseen.getByText('Only the beginning is shown.')).toHaveCount(0);
  await closeView(page);
  await attach(page, textFile('lines.txt', `${'line\n'.repeat(6000)}and what nobody sees`));
  const lines = await view(page, 'lines.txt');
  await expect(lines.getByText('Only the beginning is shown.')).toBeVisible();
  await closeView(page);
  const bomb = pngOf(1, 1, [0, 0, 0]);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  await attach(page, { name: 'bomb.png', mimeType: 'image/png', buffer: bomb });
  await expect(await view(page, 'bomb.png')).toContainText('too large to show: 60000 × 60000');
  await closeView(page);
  const damaged = pngOf(4, 4, [0, 0, 0]).fill(0, 40);
  await attach(page, { name: 'damaged.png', mimeType: 'image/png', buffer: damaged });
  await expect(await view(page, 'damaged.png')).toContainText("can't be shown: it is damaged");

  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran') as unknown)).toEqual([]);
  const events = await must<readonly { code: string }[]>(page, 'session.events');
  expect(events.map(({ code }) => code).filter((code) => code.startsWith('bug'))).toEqual([]);
});
