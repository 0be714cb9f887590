import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '../fixtures/app.ts';
import type { LaunchedApp } from '../fixtures/launched-app.ts';
import { picture } from '../fixtures/pictures.ts';
import { addContact, drop, ownDigits, saveCertificate, sendTo, takeIn } from '../pages/exchange.ts';
import { setUp } from '../pages/first-steps.ts';
import {
  addNote,
  addPathway,
  addPerson,
  addStep,
  addUnit,
  backToCase,
  goTo,
  newCase,
  newHouse,
  openCase,
  openPathway,
  place,
  setStepStatus,
} from '../pages/records.ts';

test.use({ actionTimeout: 15_000 });

test('two coordinators and a shelter: from the first window to a conflict resolved and exchanged back', async ({
  launchApp,
  newProfile,
}, testInfo) => {
  test.setTimeout(300_000);
  const files = testInfo.outputPath('files');
  mkdirSync(files, { recursive: true });
  const file = (name: string): string => join(files, name);

  const start = async (name: string, role: 'Coordinator' | 'Partner shelter'): Promise<LaunchedApp> => {
    const app = await launchApp({ profileDir: newProfile(name), args: ['--test-weak-kdf'] });
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await setUp(app.page, name, role);
    await saveCertificate(app, file(`${name}.asc`));
    return app;
  };
  const anna = await start('anna', 'Coordinator');
  const boris = await start('boris', 'Coordinator');
  const cedar = await start('cedar', 'Partner shelter');

  await test.step('they meet: certificates on disk, digits by voice', async () => {
    const digits = {
      anna: await ownDigits(anna),
      boris: await ownDigits(boris),
      cedar: await ownDigits(cedar),
    };
    await addContact(anna, file('boris.asc'), 'boris', 'Coordinator', digits.boris);
    await addContact(boris, file('anna.asc'), 'anna', 'Coordinator', digits.anna);
    await addContact(anna, file('cedar.asc'), 'cedar', 'Partner shelter', digits.cedar);
    await addContact(cedar, file('anna.asc'), 'anna', 'Coordinator', digits.anna);
  });

  await test.step('anna records a family, a house with a stay, and a pathway', async () => {
    await newHouse(anna.page, 'Lighthouse', 'cedar', 'Secret street 1');
    await addUnit(anna.page, 'Blue room', 3);
    await addUnit(anna.page, 'Attic', 1);
    await newCase(anna.page, 'Heron');
    // Who called is there already, under the same alias.
    await addPerson(anna.page, 'Egret', 'Secret One');
    await addPerson(anna.page, 'Wren', 'Secret Two');
    await addPerson(anna.page, 'Finch', 'Secret Three');
    await place(anna.page, {
      house: 'Lighthouse',
      unit: 'Blue room',
      from: '2027-03-12',
      until: '2027-05-26',
      guests: 3,
      guestName: 'Maple',
    });
    await addPathway(anna.page, 'Germany', 'Humanitarian visa');
    await addStep(anna.page, 'Letter of concern', '2027-03-20');
    await addStep(anna.page, 'Visa interview', '2027-04-20');
    await addNote(anna.page, 'Call only in the evening');
  });

  await test.step('a bundle for the other coordinator: shown, saved, checked, previewed, taken in', async () => {
    const leaves = await sendTo(anna, 'boris', ['Heron'], file('1.pgp'));
    for (const value of ['Heron', 'Wren', 'Finch', 'Secret One', 'Lighthouse', 'Maple', 'Visa interview'])
      expect(leaves).toContain(value);
    expect(leaves).not.toContain('Secret street');
    const preview = await takeIn(boris, file('1.pgp'));
    expect(preview).toContain('anna');
    expect(preview).toContain('Heron');
    await openCase(boris.page, 'Heron');
    await expect(boris.page.getByRole('list', { name: 'Persons' }).getByRole('listitem')).toHaveCount(4);
    await expect(boris.page.getByText('Lighthouse').first()).toBeVisible();
    await expect((await openPathway(boris.page)).getByText('Visa interview')).toBeVisible();
    await backToCase(boris.page);
    await expect(boris.page.getByText('Call only in the evening')).toBeVisible();
  });

  await test.step('a bundle for the shelter: its house and guest, nothing of case or persons', async () => {
    const leaves = await sendTo(anna, 'cedar', [], file('2.pgp'));
    expect(leaves).toContain('Maple');
    for (const secret of ['Heron', 'Wren', 'Finch', 'Secret']) expect(leaves).not.toContain(secret);
    await takeIn(cedar, file('2.pgp'));
    await goTo(cedar.page, "Today's house");
    await expect(cedar.page.getByRole('article', { name: 'Maple' })).toBeVisible();
    await picture(cedar.page, 'shelter-house');
    await expect(cedar.page.getByRole('navigation').getByRole('button', { name: 'Cases' })).toHaveCount(0);
  });

  await test.step('a bundle for somebody else is refused in words', async () => {
    await drop(cedar, file('1.pgp'));
    await expect(cedar.page.getByRole('alert')).toContainText(/someone else|not made for you|another/i);
  });

  await test.step('both change the same step; the conflict is shown, decided and exchanged back', async () => {
    await openCase(anna.page, 'Heron');
    await setStepStatus(anna.page, 'Visa interview', 3, 'Submitted');
    await openCase(boris.page, 'Heron');
    await setStepStatus(boris.page, 'Visa interview', 2, 'In progress');
    await sendTo(boris, 'anna', ['Heron'], file('3.pgp'));
    const preview = await takeIn(anna, file('3.pgp'));
    expect(preview).toContain('1 conflict');

    await anna.page
      .getByRole('navigation')
      .getByRole('button', { name: /conflict/i })
      .click();
    const card = anna.page.getByRole('radiogroup').filter({ hasText: 'Submitted' });
    await expect(card).toContainText('In progress');
    await expect(card).toContainText('boris');
    await picture(anna.page, 'conflict');
    await card.getByRole('radio', { name: /Submitted/ }).check({ force: true });
    await anna.page.getByRole('button', { name: 'Decide' }).click();
    await expect(anna.page.getByText('No conflicts')).toBeVisible();

    await sendTo(anna, 'boris', ['Heron'], file('4.pgp'));
    await takeIn(boris, file('4.pgp'));
    for (const { page } of [anna, boris]) {
      await openCase(page, 'Heron');
      const steps = await openPathway(page);
      await expect(steps.getByRole('listitem').filter({ hasText: 'Visa interview' })).toContainText(
        'Submitted',
      );
      await expect(page.getByRole('navigation').getByRole('button', { name: /conflict/i })).toHaveCount(0);
    }
  });

  await test.step('taken in twice, it changes nothing', async () => {
    await drop(boris, file('4.pgp'));
    await expect(boris.page.getByText('You have taken in this very file before')).toBeVisible();
  });
});
