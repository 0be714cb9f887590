import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { mergeTests, type Page } from '@playwright/test';

import { expect, test as withApp } from '../fixtures/app.ts';
import { picture } from '../fixtures/pictures.ts';
import { must } from '../fixtures/window-api.ts';
import { show } from '../pages/vaults.ts';
import { demoPassphrase, test as withCli, type Cli } from './cli-runner.ts';

const test = mergeTests(withApp, withCli);

// Many openings of a vault: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

async function exportJournal(cli: Cli, vault: string, auditor: string, out: string): Promise<void> {
  await cli.must(['journal', 'export', '--vault', vault, '--to', auditor, '--out', out]);
}

/** anna sends boris a file, puts yesterday's copy of her vault in its place and goes on as if she had not. */
async function takeBack(cli: Cli): Promise<void> {
  copyFileSync(cli.path('anna.vault'), cli.path('anna-old.vault'));
  await cli.put('anna.vault', { type: 'case', fields: { alias: 'Swift' } });
  const boris = await cli.digestOf('boris.vault');
  await cli.must(['bundle', 'export', '--vault', 'anna.vault', '--to', boris, '--out', 'later.pgp']);
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'later.pgp']);
  for (const alias of ['Wren', 'Stork', 'Crane', 'Plover'])
    await cli.put('anna-old.vault', { type: 'case', fields: { alias } });
}

const journals = (page: Page, label: string) => page.getByLabel(label).locator('input[type=file]');

test('an auditor checks journals in the window: sound ones, and one that was altered', async ({
  cli,
  launchApp,
  newProfile,
}, testInfo) => {
  const [anna, boris, dora] = [
    await cli.digestOf('anna.vault'),
    await cli.digestOf('boris.vault'),
    await cli.digestOf('dora.vault'),
  ];
  for (const [name, digest] of [
    ['anna', anna],
    ['boris', boris],
  ] as const) {
    const add = ['contact', 'add', '--vault', 'dora.vault', '--cert', `${name}.asc`];
    await cli.must([...add, '--role', 'coordinator', '--verified', digest]);
  }
  await exportJournal(cli, 'anna.vault', dora, 'anna-sound.pgp');
  await exportJournal(cli, 'boris.vault', dora, 'boris-sound.pgp');
  await takeBack(cli);
  await exportJournal(cli, 'anna-old.vault', dora, 'anna-altered.pgp');
  await exportJournal(cli, 'boris.vault', dora, 'boris-later.pgp');

  const profileDir = newProfile();
  mkdirSync(profileDir, { recursive: true });
  copyFileSync(cli.path('dora.vault'), join(profileDir, 'vault.corridor'));
  const app = await launchApp({ profileDir, args: ['--test-weak-kdf'] });
  const { page } = app;
  await must(page, 'session.language', { language: 'en' });
  await page.reload();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(demoPassphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();

  // Where an auditor starts, and what can't hold anything for one is not there.
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  const navigation = page.getByRole('navigation');
  await expect(navigation.getByRole('button', { name: 'Cases' })).toHaveCount(0);
  await expect(navigation.getByRole('button', { name: 'Safe houses' })).toHaveCount(0);

  // Dropped where bundles of records go, it leads here.
  await navigation.getByRole('button', { name: 'Exchange' }).click();
  await app.dropFiles(page.getByRole('group', { name: 'Drop a file from a partner here' }), [
    cli.path('anna-sound.pgp'),
  ]);
  await page.getByRole('button', { name: 'Open it under Audit' }).click();
  const files = page.getByRole('list', { name: 'Files to check' });
  await expect(files.getByRole('listitem')).toHaveText([/anna-sound\.pgp/]);
  await journals(page, 'Drop journals here').setInputFiles([cli.path('boris-sound.pgp')]);
  await expect(files.getByRole('listitem')).toHaveCount(2);

  const report = page.getByRole('region', { name: 'What the journals show' });
  await page.getByRole('button', { name: 'Check the journals' }).click();
  await expect(report).toContainText('Nothing contradicts.');
  await expect(report.getByRole('region', { name: 'anna' })).toContainText(
    /complete up to entry \d+, witnessed by/,
  );
  const [sent] = await report.getByRole('row', { name: /anna → boris/ }).allInnerTexts();
  expect(sent).toMatch(/(\d+)\s+\1\s+\1$/);
  await expect(report.getByRole('region', { name: 'Not checked' })).toContainText('Times');
  await picture(page, 'audit-check');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  // Nobody is believed who is not ticked.
  await page.getByRole('checkbox', { name: 'anna' }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Check the journals' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('anna-sound.pgp')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'anna' }).check({ force: true });

  // The altered one, several files at once.
  for (const name of ['anna-sound.pgp', 'boris-sound.pgp'])
    await page.getByRole('button', { name: `Remove: ${name}` }).click();
  await app.dropFiles(page.getByRole('group', { name: 'Drop journals here' }), [
    cli.path('anna-altered.pgp'),
    cli.path('boris-later.pgp'),
  ]);
  await page.getByRole('button', { name: 'Check the journals' }).click();
  await expect(report).toContainText('There are contradictions.');
  const annas = report.getByRole('region', { name: 'anna' });
  await expect(annas).toContainText(/What boris .* is not this journal/);
  await expect(annas).toContainText(/First broken entry\s*\d+/);
  await expect(report.getByRole('region', { name: 'boris' })).toContainText(/First broken entry\s*none/);

  // Out of the vault only after a warning, and journalled.
  const before = await must<{ entries: number }>(page, 'audit.show');
  await report.getByRole('button', { name: 'Save the report outside the vault…' }).click();
  const warning = page.getByRole('alertdialog', { name: 'The report leaves the vault' });
  const html = testInfo.outputPath('report.html');
  const saving = app.answerDialog({ save: html });
  await warning.getByRole('button', { name: 'Save as a page to print…' }).click();
  await saving;
  await expect(warning).toContainText('Saved in the clear as report.html');
  expect(readFileSync(html, 'utf8')).toMatch(/<html lang="en">[^]*is not this journal/);
  const json = testInfo.outputPath('report.json');
  const savingJson = app.answerDialog({ save: json });
  await warning.getByRole('button', { name: 'Save as JSON…' }).click();
  await savingJson;
  await expect(warning).toContainText('Saved in the clear as report.json');
  const saved = JSON.parse(readFileSync(json, 'utf8')) as { verdict: string; findings: unknown[] };
  expect(saved.verdict).toBe('contradicted');
  expect(saved.findings[0]).toMatchObject({ code: 'head-contradicted', journal: anna, by: boris });
  await warning.getByRole('button', { name: 'Close' }).click();
  const after = await must<{ entries: number }>(page, 'audit.show');
  expect(after.entries).toBe(before.entries + 2);

  // The same in Russian.
  await must(page, 'session.language', { language: 'ru' });
  await show(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Проверка' })).toBeVisible();
  await journals(page, 'Перетащите сюда журналы').setInputFiles([
    cli.path('anna-altered.pgp'),
    cli.path('boris-later.pgp'),
  ]);
  await page.getByRole('button', { name: 'Проверить журналы' }).click();
  const russian = page.getByRole('region', { name: 'Что показывают журналы' });
  await expect(russian).toContainText('Есть противоречия.');
  await expect(russian.getByRole('region', { name: 'anna' })).toContainText(/не этот журнал/);
  await picture(page, 'audit-contradicted-ru');
});
