import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { textsOf, type Language } from '../fixtures/texts.ts';
import { must } from '../fixtures/window-api.ts';
import { passphrase } from '../pages/first-steps.ts';
import { lockAndUnlock, meet, openVault, type Person, put, send, show, take } from '../pages/vaults.ts';

/* Whatever comes in, the window says what it is; only what is good and confirmed changes anything. */

test.use({ actionTimeout: 10_000 });

const violations = async (page: Page): Promise<readonly unknown[]> =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);

for (const language of ['en', 'ru'] satisfies readonly Language[]) {
  const text = textsOf(language);

  /** Drops a file on the Exchange screen; gives the verdict's place. */
  const drop = async (who: Person, file: string) => {
    const { page } = who.app;
    const navigation = page.getByRole('navigation');
    await navigation.getByRole('button', { name: text('app.settings') }).click();
    await navigation.getByRole('button', { name: text('app.exchange'), exact: true }).click();
    await who.app.dropFiles(page.getByRole('group', { name: text('exchange.drop') }), [file]);
    return page.getByRole('region', { name: text('exchange.previewTitle') });
  };
  const confirm = async (who: Person, button: string): Promise<void> => {
    await who.app.page.getByRole('button', { name: text(button), exact: true }).click();
    const said = who.app.page.getByRole('status').getByText(text('exchange.applied'), { exact: true });
    await expect(said).toBeVisible();
  };
  const refuses = async (who: Person, file: string, code: string): Promise<void> => {
    await drop(who, file);
    const alert = who.app.page.getByRole('alert');
    await expect(alert).toContainText(text(`refusal.${code}`));
    await expect(alert).toContainText(basename(file));
    const sender = `${text('exchange.refusedSender')} anna`;
    // Whose an altered file was, nobody knows.
    await expect(alert.getByText(sender)).toHaveCount(code === 'signer-unknown' ? 1 : 0);
    await picture(who.app.page, `import-${code}-${language}`);
    await alert.getByRole('button', { name: text('common.close') }).click();
  };
  const warningsOf = async (who: Person): Promise<readonly unknown[]> =>
    (await must<readonly { warnings: readonly unknown[] }[]>(who.app.page, 'contact.list')).flatMap(
      ({ warnings }) => warnings,
    );
  const aliases = async (who: Person): Promise<readonly unknown[]> =>
    (await must<readonly { record: { values: { alias: string } } }[]>(who.app.page, 'case.list', {})).map(
      ({ record }) => record.values.alias,
    );

  test(`import, ${language}: good, unknown, altered, replayed, a gap, late, forked`, async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('a');
    const file = (name: string): string => join(folder, name);
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator', language);
    await meet(boris, 'coordinator', anna, 'coordinator');
    const heron = await put(anna, 'case', { alias: 'Heron' });
    const first = await send(anna, boris, [heron], file('1.pgp'));
    // A clone of her computer, as it is after the first file.
    mkdirSync(file('clone'), { mode: 0o700 });
    for (const part of ['vault.corridor', 'anchor', 'settings.json'])
      copyFileSync(join(folder, 'anna', part), join(file('clone'), part));

    await test.step('by somebody who is not trusted', async () => {
      await must(boris.app.page, 'contact.trust', { digest: anna.digest, state: 'unknown' });
      await refuses(boris, first, 'signer-unknown');
      expect(await aliases(boris)).toEqual([]);
      const trusted = { digest: anna.digest, state: 'verified', compared: 'voice' };
      await must(boris.app.page, 'contact.trust', trusted);
    });
    await test.step('altered on the way', async () => {
      const bytes = readFileSync(first);
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      writeFileSync(file('altered.pgp'), bytes);
      await refuses(boris, file('altered.pgp'), 'bundle-altered');
      expect(await aliases(boris)).toEqual([]);
    });
    await test.step('good', async () => {
      const preview = await drop(boris, first);
      await expect(preview).toContainText(text('exchange.firstEver'));
      await expect(preview).toContainText(text('exchange.signatureGood'));
      await expect(preview).toContainText('Heron');
      expect(await aliases(boris)).toEqual([]);
      await confirm(boris, 'exchange.apply');
      expect(await aliases(boris)).toEqual(['Heron']);
    });
    await test.step('the same again', async () => {
      const preview = await drop(boris, first);
      await expect(preview).toContainText(text('exchange.verdict.again'));
      await confirm(boris, 'exchange.applyNothing');
    });
    await test.step('a gap, and what was missing', async () => {
      await put(anna, 'case', { alias: 'Grey heron' }, heron);
      const second = await send(anna, boris, [heron], file('2.pgp'));
      await put(anna, 'case', { priority: 'urgent' }, heron);
      const third = await send(anna, boris, [heron], file('3.pgp'));
      await expect(await drop(boris, third)).toContainText(text('exchange.verdictText.gap'));
      await picture(boris.app.page, `import-gap-${language}`);
      await confirm(boris, 'exchange.apply');
      await expect(await drop(boris, second)).toContainText(text('exchange.verdict.late'));
      await boris.app.page.getByRole('button', { name: text('exchange.cancel'), exact: true }).click();
    });
    await test.step('forked: the clone uses a number that was used', async () => {
      const app = await launchApp({ profileDir: file('clone'), args: ['--test-weak-kdf'] });
      await must(app.page, 'vault.unlock', { passphrase });
      const clone: Person = { ...anna, app };
      await put(clone, 'case', { alias: 'Said by the clone' }, heron);
      await drop(boris, await send(clone, boris, [heron], file('fork.pgp')));
      const alert = boris.app.page.getByRole('alert');
      await expect(alert).toContainText(text('refusal.bundle-fork'));
      await expect(alert).toContainText(`anna: ${text('exchange.forkOf')} 2`);
      await expect(alert).toContainText('fork.pgp');
      expect(await aliases(boris)).toEqual(['Grey heron']);
      await boris.app.page.reload();
      expect(await warningsOf(boris)).toEqual([]);
    });
    await test.step('kept as a warning, over lock and unlock, until it is settled', async () => {
      await drop(boris, file('fork.pgp'));
      const alert = boris.app.page.getByRole('alert');
      await alert.getByRole('button', { name: text('exchange.keepWarning') }).press('Enter');
      await expect(alert).toContainText(text('exchange.warning.kept'));
      await picture(boris.app.page, `import-fork-kept-${language}`);
      await lockAndUnlock(boris.app, text('unlock.unlock'));
      const { page } = boris.app;
      const navigation = page.getByRole('navigation');
      const settle = page.getByRole('button', { name: text('contacts.warnings.settle') });
      await navigation.getByRole('button', { name: text('app.exchange'), exact: true }).click();
      await expect(page.getByText(`anna: ${text('contacts.warnings.title')}`)).toBeVisible();
      await picture(page, `exchange-warning-${language}`);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: text('contacts.warnings.open') }).click();
      await expect(page.getByRole('heading', { level: 1, name: /anna/ })).toBeVisible();
      await expect(page.getByText(`anna: ${text('contacts.warnings.title')}`)).toBeVisible();
      await picture(page, `contact-warning-${language}`);
      expect(await violations(page)).toEqual([]);
      await settle.press('Enter');
      await expect(page.getByText(`anna: ${text('contacts.warnings.title')}`)).toBeHidden();
      await lockAndUnlock(boris.app, text('unlock.unlock'));
      expect(await warningsOf(boris)).toEqual([]);
      expect(await aliases(boris)).toEqual(['Grey heron']);
    });
  });

  test(`a proposal, ${language}: nothing holds before it is accepted`, async ({ launchApp }, testInfo) => {
    const folder = testInfo.outputPath('a');
    const file = (name: string): string => join(folder, name);
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const cedar = await openVault(launchApp, folder, 'cedar', 'shelter', language);
    await meet(anna, 'coordinator', cedar, 'shelter');
    const house = await put(anna, 'safeHouse', {
      codeName: 'Lighthouse',
      state: 'open',
      keeper: cedar.digest,
    });
    await take(cedar, await send(anna, cedar, [], file('1.pgp'), 'shelter'));
    await put(cedar, 'safeHouse', { codeName: 'Old lighthouse' }, house);
    const reply = await send(cedar, anna, [], file('2.pgp'));

    const { page } = anna.app;
    await show(page);
    const codeName = async (): Promise<unknown> =>
      (await must<{ values: Record<string, unknown> }>(page, 'record.get', { id: house })).values['codeName'];
    const preview = await drop(anna, reply);
    await expect(preview).toContainText(text('exchange.standing.proposal'));
    await confirm(anna, 'exchange.apply');
    expect(await codeName()).toBe('Lighthouse');
    await page.getByRole('button', { name: text('exchange.decide') }).click();
    await expect(page.getByText(text('conflicts.proposalText'))).toBeVisible();
    await picture(page, `proposal-${language}`);
    await page.getByRole('radio', { name: /Old lighthouse/ }).check({ force: true });
    await page.getByRole('button', { name: text('conflicts.decide') }).click();
    await expect(page.getByText(text('conflicts.empty'), { exact: true })).toBeVisible();
    expect(await codeName()).toBe('Old lighthouse');
  });
}
