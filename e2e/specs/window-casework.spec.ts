import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/app.ts';
import { choose } from '../fixtures/choose.ts';
import { picture } from '../fixtures/pictures.ts';
import { type Language, textsOf } from '../fixtures/texts.ts';
import { goTo } from '../pages/records.ts';
import { meet, openVault, put, send, show, take } from '../pages/vaults.ts';

/* A case from its assessment to its closing, a journey, and a conflict in words: in both languages, by keyboard. */

test.use({ actionTimeout: 10_000 });

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

async function axe(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(150);
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    name,
  ).toEqual([]);
}

for (const language of ['en', 'ru'] as const satisfies readonly Language[]) {
  const t = textsOf(language);

  test(`assessed by keyboard, not closed while a bed is taken, closed, reopened, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    test.setTimeout(120_000);
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open', priority: 'normal' });
    const wren = await put(anna, 'person', { case: heron, alias: 'Wren', ageBand: 'adult' });
    const finch = await put(anna, 'person', { case: heron, alias: 'Finch', ageBand: 'child' });
    await put(anna, 'link', { personA: wren, personB: finch, kind: 'relative' });
    await put(anna, 'channel', {
      parent: wren,
      kind: 'signal',
      value: 'CANARY number',
      neverSay: language === 'en' ? 'the clinic' : 'о клинике',
      safeTimes: '20:00–22:00',
    });
    await put(anna, 'consent', {
      person: wren,
      partnerKind: 'legal',
      groups: ['G', 'I'],
      basis: 'explicit',
      given: day(-90),
      until: day(-1),
    });
    const house = await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
    const unit = await put(anna, 'unit', { safeHouse: house, name: 'Blue', beds: 2 });
    const stay = await put(anna, 'stay', {
      case: heron,
      safeHouse: house,
      unit,
      from: day(-3),
      until: day(30),
      status: 'checkedIn',
    });
    const { page } = anna.app;
    await show(page);
    await goTo(page, t('app.cases'));
    await page.getByRole('row', { name: /Heron/ }).click();
    await expect(page.getByText(t('casework.assessmentDue.missing'))).toBeVisible();

    await test.step('assess: R, an answer a key, Ctrl+Enter', async () => {
      await page.keyboard.press('KeyR');
      const form = page.getByRole('dialog', { name: t('casework.assessTitle') });
      await expect(form).toBeVisible();
      const level = form.getByRole('region', { name: t('casework.suggested') });
      await expect(level).toContainText(t('casework.suggested'));
      // Everything is asked; only "threat from the family" and "knows where they are" are yes, and one is not known.
      const questions = await form
        .locator('[data-question]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-question') ?? ''));
      expect(questions).toHaveLength(25);
      for (const question of questions) {
        if (question === 'familyThreat' || question === 'addressKnown') await page.keyboard.press('KeyY');
        else if (question === 'noMoney') await page.keyboard.press('KeyU');
        else await page.keyboard.press('KeyN');
      }
      await expect(form.getByRole('list', { name: t('casework.why') })).toContainText(
        t('casework.together.knowWhere'),
      );
      await expect(level).toContainText(t('choice.riskLevel.extreme'));
      // Up once, to the question before the last, and its answer taken back.
      await page.keyboard.press('ArrowUp');
      await expect(form.locator(`[data-question="noMoney"] input:focus`)).toHaveCount(1);
      await axe(page, `casework-assess-${language}`);
      await page.keyboard.press('Control+Enter');
      await expect(form).toHaveCount(0);
      const risk = page.getByRole('region', { name: t('casework.risk'), exact: true });
      await expect(risk).toContainText(t('casework.question.familyThreat'));
      const banner = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
      await expect(banner).toContainText(t('choice.riskLevel.extreme'));
      await expect(banner).toContainText(t('choice.priority.emergency'));
      await expect(banner).toContainText(t('casework.assessmentDue.later'));
    });

    await test.step('persons: who is what to whom, what never to say, what consent has ended', async () => {
      const persons = page.getByRole('list', { name: t('cases.persons') });
      const card = persons.getByRole('listitem').filter({ hasText: '20:00' });
      await expect(card).toContainText(language === 'en' ? 'Never: the clinic' : 'Нельзя: о клинике');
      await expect(card).toContainText(
        language === 'en' ? 'Wren is a relative of Finch' : 'Wren и Finch — родственники',
      );
      await expect(persons).toContainText(
        language === 'en' ? 'Finch is a relative of Wren' : 'Finch и Wren — родственники',
      );
      await expect(card).toContainText(t('casework.consentExpired'));
      await expect(card).toContainText(t('casework.noConsent'));
      await expect(page.getByText('CANARY')).toHaveCount(0);
      await card.getByRole('button', { name: new RegExp(t('casework.value')) }).click();
      await expect(card.getByText('CANARY number')).toBeVisible();
      await axe(page, `casework-persons-${language}`);
    });

    await test.step('closing is refused by name while a bed is taken', async () => {
      await page.getByRole('button', { name: t('casework.close') }).click();
      const form = page.getByRole('dialog', { name: t('casework.closeTitle') });
      const reason = form.getByRole('button', { name: new RegExp(t('casework.closeReason')) });
      await expect(form).toContainText('Lighthouse');
      await choose(page, reason, t('choice.closureReason.unreachable'));
      await expect(form).toContainText(t('casework.attempts'));
      await axe(page, `casework-close-${language}`);
      await page.keyboard.press('Control+Enter');
      await expect(form.getByRole('alert')).toContainText(t('refusal.case-has-open-work'));
      await form.getByRole('button', { name: t('common.cancel') }).click();
      await put(anna, 'stay', { status: 'checkedOut', actualUntil: day(0) }, stay);
      await page.getByRole('button', { name: t('casework.close') }).click();
      await choose(page, reason, t('choice.closureReason.unreachable'));
      await page.keyboard.press('Control+Enter');
      await expect(form.getByRole('alert')).toContainText(t('refusal.unreachable-too-soon'));
      await choose(page, reason, t('choice.closureReason.durableSolution'));
      await form.getByRole('textbox').fill('Porto');
      await page.keyboard.press('Control+Enter');
      await expect(form).toHaveCount(0);
      await expect(page.getByText(t('casework.closedAs')).first()).toBeVisible();
      await expect(page.getByRole('list', { name: t('casework.timeline') })).toContainText('Porto');
    });

    await test.step('reopened with a reason, and handed over', async () => {
      await page.getByRole('button', { name: t('casework.reopen') }).click();
      const form = page.getByRole('dialog', { name: t('casework.reopenTitle') });
      await form.getByRole('textbox').fill('They called again');
      await page.keyboard.press('Control+Enter');
      await expect(form).toHaveCount(0);
      await expect(page.getByRole('button', { name: t('casework.close') })).toBeVisible();
      const timeline = page.getByRole('list', { name: t('casework.timeline') });
      await expect(timeline).toContainText('They called again');
      await expect(timeline).toContainText(t('choice.closureReason.durableSolution'));
      await page.getByRole('button', { name: t('casework.handOver') }).click();
      const hand = page.getByRole('dialog', { name: t('casework.handOverTitle') });
      await hand.getByRole('combobox', { name: t('casework.owner') }).fill('Boris');
      await page.keyboard.press('Control+Enter');
      await expect(hand).toHaveCount(0);
      await expect(
        page.getByRole('banner').or(page.locator('header')).filter({ hasText: 'Boris' }),
      ).toBeVisible();
      await timeline.scrollIntoViewIfNeeded();
      await axe(page, `casework-timeline-${language}`);
    });
  });

  test(`a journey over summer time and three zones, typed in local times, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const anna = await openVault(launchApp, testInfo.outputPath('a'), 'anna', 'coordinator', language);
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    await put(anna, 'stay', { case: heron, from: '2090-03-26', until: '2090-04-20' });
    const { page } = anna.app;
    await show(page);
    await goTo(page, t('app.cases'));
    await page.getByRole('row', { name: /Heron/ }).click();
    await expect(page.getByText(t('casework.noLegs'))).toBeVisible();
    const field = (name: string): string => t(`field.leg.${name}`);
    /** Place and clock time there. */
    const leg = async (
      departs: readonly [string, string],
      arrives: readonly [string, string],
    ): Promise<void> => {
      await page.keyboard.press('KeyM');
      const form = page.getByRole('dialog', { name: t('casework.addLeg') });
      await expect(form.getByRole('textbox', { name: field('from'), exact: true })).toBeFocused();
      for (const [name, [time, zone]] of [
        ['departs', departs],
        ['arrives', arrives],
      ] as const) {
        const zoneName = language === 'en' ? `${field(name)}: time zone` : `${field(name)}: часовой пояс`;
        await form.getByRole('combobox', { name: zoneName }).fill(zone);
        await page.getByRole('option', { name: zone, exact: true }).click();
        await form.getByRole('textbox', { name: field(name) }).fill(time);
      }
      await page.keyboard.press('Control+Enter');
      await expect(form).toHaveCount(0);
    };
    // Berlin's clocks skip the hour after 02:00 on 26 March 2090.
    await leg(['2090-03-25 22:30', 'Asia/Tbilisi'], ['2090-03-26 00:10', 'Europe/Istanbul']);
    await leg(['2090-03-26 01:00', 'Europe/Istanbul'], ['2090-03-26 03:15', 'Europe/Berlin']);
    const journey = page.getByRole('list', { name: t('casework.journey') });
    const said = (hours: number, minutes: number): string =>
      language === 'en' ? `${hours} h ${minutes} min` : `${hours} ч ${minutes} мин`;
    await expect(journey.getByRole('listitem')).toHaveCount(2);
    await expect(journey.getByRole('listitem').first()).toContainText(said(2, 40));
    await expect(journey.getByRole('listitem').last()).toContainText(said(3, 15));
    await expect(journey.getByRole('listitem').last()).toContainText(said(0, 50));
    await expect(journey).toContainText('22:30 (Asia/Tbilisi)');
    await expect(journey).toContainText('03:15 (Europe/Berlin)');
    await expect(page.getByRole('region', { name: t('casework.journey') })).toContainText(said(6, 45));
    await expect(journey).not.toContainText(t('casework.problem.no bed on arrival'));

    // The second leaves before the first is there, and its status by two keys.
    await leg(['2090-03-26 02:00', 'Europe/Istanbul'], ['2090-03-26 06:00', 'Europe/Berlin']);
    await expect(journey).toContainText(t('casework.problem.departs before last arrives'));
    await journey.scrollIntoViewIfNeeded();
    await axe(page, `casework-journey-${language}`);
    await journey
      .getByRole('button', { name: new RegExp(t('casework.changeStatus')) })
      .last()
      .focus();
    await page.keyboard.press('KeyS');
    await page.keyboard.press('Digit5');
    await expect(journey.getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('list', { name: t('casework.abandoned') }).getByRole('listitem')).toHaveCount(
      1,
    );
  });

  test(`two coordinators place one guest in different rooms: the conflict says what is at stake, ${language}`, async ({
    launchApp,
  }, testInfo) => {
    const folder = testInfo.outputPath('a');
    const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
    const boris = await openVault(launchApp, folder, 'boris', 'coordinator', language);
    await meet(anna, 'coordinator', boris, 'coordinator');
    const heron = await put(anna, 'case', { alias: 'Heron', status: 'open' });
    const house = await put(anna, 'safeHouse', { codeName: 'Lighthouse', state: 'open' });
    const [blue, attic] = [
      await put(anna, 'unit', { safeHouse: house, name: 'Blue room', beds: 2 }),
      await put(anna, 'unit', { safeHouse: house, name: 'Attic', beds: 1 }),
    ];
    const stay = await put(anna, 'stay', { case: heron, safeHouse: house, guestName: 'Maple', from: day(2) });
    await take(boris, await send(anna, boris, [heron], join(folder, '1.pgp')));
    await put(anna, 'stay', { unit: blue }, stay);
    await put(boris, 'stay', { unit: attic }, stay);
    await put(boris, 'safeHouse', { state: 'compromised' }, house);
    await put(anna, 'safeHouse', { state: 'paused' }, house);
    await take(anna, await send(boris, anna, [heron], join(folder, '2.pgp')));
    const { page } = anna.app;
    await show(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: language === 'en' ? /conflict/ : /расхожден/ })
      .click();
    const main = page.locator('main');
    await expect(main).toContainText(
      language === 'en'
        ? 'Two people placed Maple in different rooms: '
        : 'Maple размещают в разных комнатах: ',
    );
    await expect(main).toContainText(
      language === 'en'
        ? 'until you decide, Lighthouse counts as “Compromised: move out”'
        : 'пока не решено, Lighthouse считается «Раскрыт',
    );
    await expect(main).toContainText(language === 'en' ? 'boris says “Attic”' : 'boris: «Attic»');
    await axe(page, `casework-conflict-${language}`);
  });
}
