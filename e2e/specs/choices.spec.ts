import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must, mustWithBytes } from '../fixtures/window-api.ts';
import { drop, saveCertificate } from '../pages/exchange.ts';
import { passphrase } from '../pages/first-steps.ts';
import { goTo, openCase } from '../pages/records.ts';

test.use({ actionTimeout: 15_000 });

test('a legal partner: what lacks consent is unticked, the plan follows, and what stays is not in the file', async ({
  launchApp,
  newProfile,
}, testInfo) => {
  test.setTimeout(240_000);
  const files = testInfo.outputPath('files');
  mkdirSync(files, { recursive: true });
  const start = async (name: string, role: string): Promise<LaunchedApp> => {
    const app = await launchApp({ profileDir: newProfile(name), args: ['--test-weak-kdf'] });
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await must(app.page, 'session.language', { language: 'en' });
    await must(app.page, 'vault.create', { passphrase, name, role });
    await app.page.reload();
    await saveCertificate(app, join(files, `${name}.asc`));
    return app;
  };
  const anna = await start('anna', 'coordinator');
  const lev = await start('lev', 'legal');
  const meet = async (app: LaunchedApp, name: string, role: string): Promise<void> => {
    const bytes = readFileSync(join(files, `${name}.asc`));
    const { digest } = await mustWithBytes<{ digest: string }>(app.page, 'contact.add', bytes, { role });
    await must(app.page, 'contact.trust', { digest, state: 'verified', compared: 'voice' });
  };
  await meet(anna, 'lev', 'legal');
  await meet(lev, 'anna', 'coordinator');
  const put = async (type: string, fields: unknown, id?: string): Promise<string> =>
    (
      await must<{ id: string }>(anna.page, 'record.put', {
        type,
        fields,
        ...(id === undefined ? {} : { id }),
      })
    ).id;
  const heron = await put('case', { alias: 'Heron' });
  const wren = await put('person', { case: heron, alias: 'Wren', trueName: 'CANARY name' });
  await put('document', { person: wren, kind: 'passport', number: 'CANARY number' });
  await put('person', { case: heron, alias: 'Finch', trueName: 'Finch the elder' });
  await put('pathway', { case: heron, country: 'DE' });

  const { page } = anna;
  const leaves = page.getByRole('region', { name: 'Exactly this leaves' }).last();
  const save = page.getByRole('button', { name: 'Save the file…' });
  const tick = (name: RegExp | string) => leaves.getByRole('checkbox', { name });

  await test.step('the plan says what lacks consent, and can’t be saved', async () => {
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Send to a partner' }).click();
    await page.getByRole('radio', { name: /lev/ }).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('checkbox', { name: 'Heron' }).check({ force: true });
    await page.getByRole('button', { name: 'Show exactly what leaves' }).click();
    await expect(leaves).toContainText('CANARY name');
    await expect(page.getByText('No consent to legal partners')).toBeVisible();
    await expect(save).toBeDisabled();
    await picture(page, 'export-consent');
  });

  await test.step('a record and a field are unticked: they stay, and can be ticked again', async () => {
    await tick(/Wren/).uncheck({ force: true });
    await expect(leaves.getByRole('row').filter({ hasText: 'CANARY name' })).toContainText('Stays here');
    await expect(leaves.getByRole('row').filter({ hasText: 'CANARY number' })).toContainText('Stays here');
    const finch = leaves.getByRole('row').filter({ hasText: 'Finch the elder' });
    await expect(finch).not.toContainText('Stays here');
    await finch.getByRole('checkbox').uncheck({ force: true });
    await expect(finch).toContainText('Stays here');
    await finch.getByRole('checkbox').check({ force: true });
    await expect(finch).not.toContainText('Stays here');
    await finch.getByRole('checkbox').uncheck({ force: true });
    await expect(finch).toContainText('Stays here');
    await expect(save).toBeDisabled();
    await page.getByRole('checkbox', { name: /Send it all the same/ }).check({ force: true });
    await expect(save).toBeEnabled();
    await picture(page, 'export-withheld');
  });

  await test.step('what was written meanwhile is shown first: the plan is made anew by itself', async () => {
    await put('case', { status: 'open' }, heron);
    const first = anna.answerDialog({ save: join(files, '1.pgp') });
    await save.click();
    await first;
    await expect(page.getByText('Something changed here since.', { exact: false })).toBeVisible();
    await expect(leaves.getByRole('row').filter({ hasText: 'Status' })).toContainText('Open');
    await expect(leaves.getByRole('row').filter({ hasText: 'Finch the elder' })).toContainText('Stays here');
    // Said of another plan, it is asked anew.
    await expect(save).toBeDisabled();
    await page.getByRole('checkbox', { name: /Send it all the same/ }).check({ force: true });
    await expect(save).toBeEnabled();
    const second = anna.answerDialog({ save: join(files, '1.pgp') });
    await save.click();
    await second;
    await expect(page.getByText('The file is ready')).toBeVisible();
  });

  await test.step('the lawyer’s preview names what is in the same file, and nothing that stayed', async () => {
    await drop(lev, join(files, '1.pgp'));
    const preview = lev.page.getByRole('region', { name: 'What this file would change' });
    await expect(preview).toContainText('Finch');
    const pointer = preview.getByRole('row').filter({ hasText: 'Germany' }).first();
    await expect(pointer).toBeVisible();
    const cells = await preview.getByRole('row').filter({ hasText: 'Case' }).allInnerTexts();
    expect(cells.filter((text) => text.includes('Heron')).length).toBeGreaterThan(1);
    for (const secret of ['CANARY', 'Wren', 'Finch the elder'])
      await expect(preview).not.toContainText(secret);
    await lev.page.getByRole('button', { name: 'Apply' }).click();
    await expect(lev.page.getByText('Taken in', { exact: true })).toBeVisible();
    await openCase(lev.page, 'Heron');
    await expect(lev.page.getByRole('list', { name: 'Persons' }).getByRole('listitem')).toHaveCount(1);
  });

  await test.step('the case says who holds what', async () => {
    await openCase(page, 'Heron');
    await page.getByRole('tab', { name: /Shared with/ }).click();
    const held = page.getByRole('region', { name: 'Who holds what' }).last();
    await expect(held.getByRole('row').filter({ hasText: 'Finch' })).toContainText('not confirmed yet');
    await expect(held).not.toContainText('Wren');
    await expect(held).not.toContainText('True name');
    await picture(page, 'case-who-holds-what');
  });

  await test.step('counts alone: shown before they leave, and on arrival', async () => {
    await goTo(page, 'Exchange');
    await page.getByRole('button', { name: 'Send to a partner' }).click();
    await page.getByRole('radio', { name: /lev/ }).check({ force: true });
    await page.getByRole('checkbox', { name: /Only counts/ }).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(leaves).toContainText('<5');
    await expect(leaves).toContainText('Germany');
    await expect(leaves).not.toContainText('Heron');
    await picture(page, 'export-statistics');
    const saving = anna.answerDialog({ save: join(files, '2.pgp') });
    await save.click();
    await saving;
    await expect(page.getByText('The file is ready')).toBeVisible();
    await drop(lev, join(files, '2.pgp'));
    await expect(lev.page.getByRole('region', { name: /Counts of/ })).toContainText('Germany');
  });
});
