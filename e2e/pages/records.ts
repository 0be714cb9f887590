import { expect, type Locator, type Page } from '@playwright/test';

/* What people do with cases, houses and pathways, by the names they see. */

export async function goTo(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: section }).click();
  await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
}

/** Saves the open form with the keyboard and waits until it is gone. */
async function saveForm(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Answering a call: Ctrl+N, what was said, Ctrl+Enter. */
export async function newCase(page: Page, alias: string): Promise<void> {
  await goTo(page, 'Cases');
  await page.keyboard.press('Control+KeyN');
  await expect(page.getByRole('dialog', { name: 'New case' })).toBeVisible();
  await page.keyboard.type(alias);
  await saveForm(page);
  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible();
}

export async function openCase(page: Page, alias: string): Promise<void> {
  await goTo(page, 'Cases');
  await page.getByRole('row', { name: new RegExp(alias) }).click();
  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible();
}

export async function addPerson(page: Page, alias: string, trueName: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog', { name: 'Add a person' });
  await form.getByLabel('Alias').fill(alias);
  await form.getByRole('button', { name: 'Russian' }).click();
  await form.getByRole('button', { name: /more field/ }).click();
  await form.getByLabel('True name').fill(trueName);
  await saveForm(page);
  await expect(page.getByRole('list', { name: 'Persons' }).getByText(alias, { exact: true })).toBeVisible();
}

export async function addNote(page: Page, text: string): Promise<void> {
  await page.getByLabel('New note').fill(text);
  await page.getByRole('button', { name: 'Save the note' }).click();
  await expect(page.getByText(text)).toBeVisible();
}

export async function newHouse(page: Page, codeName: string, keeper: string, address: string): Promise<void> {
  await goTo(page, 'Safe houses');
  await page.getByRole('button', { name: 'New safe house' }).first().click();
  const form = page.getByRole('dialog', { name: 'New safe house' });
  await form.getByLabel('Code name').fill(codeName);
  await form.getByLabel('Address').fill(address);
  await form.getByRole('button', { name: /more field/ }).click();
  await form.getByRole('combobox', { name: 'Keeper' }).fill(keeper);
  await page.getByRole('option', { name: new RegExp(keeper) }).click();
  await saveForm(page);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(codeName) })).toBeVisible();
}

export async function addUnit(page: Page, name: string, beds: number): Promise<void> {
  await page.getByRole('button', { name: 'Add a unit' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add a unit' });
  await form.getByLabel('Unit name').fill(name);
  await form.getByRole('textbox', { name: 'Beds' }).fill(String(beds));
  await saveForm(page);
  await expect(page.getByText(name).first()).toBeVisible();
}

export interface Stay {
  readonly house: string;
  readonly unit: string;
  readonly from: string;
  readonly until: string;
  readonly guests: number;
  readonly guestName: string;
}

export async function place(page: Page, stay: Stay): Promise<void> {
  await page.getByRole('button', { name: 'Place someone' }).click();
  const form = page.getByRole('dialog', { name: 'Place someone' });
  await form.getByRole('button', { name: /Safe house/ }).click();
  await page.getByRole('option', { name: new RegExp(stay.house) }).click();
  await form.getByRole('textbox', { name: 'From' }).fill(stay.from);
  await form.getByRole('textbox', { name: 'Until' }).fill(stay.until);
  await form.getByRole('textbox', { name: 'Guests' }).fill(String(stay.guests));
  await form.getByLabel('Guest name').fill(stay.guestName);
  await form
    .getByRole('radiogroup', { name: 'Unit' })
    .getByRole('radio', { name: new RegExp(stay.unit) })
    .check({ force: true });
  await saveForm(page);
  await expect(page.getByText(stay.house).first()).toBeVisible();
}

export async function addPathway(page: Page, country: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a pathway' }).click();
  await page.getByRole('option', { name: 'Without a template: steps by hand' }).click();
  const form = page.getByRole('dialog', { name: 'Add a pathway', exact: true });
  await form.getByRole('combobox', { name: 'Country' }).fill(country);
  await page.getByRole('option', { name: country }).click();
  await form.getByRole('combobox', { name: 'Kind' }).fill(kind);
  await page.getByRole('option', { name: new RegExp(kind) }).click();
  await saveForm(page);
}

export async function addStep(page: Page, title: string, due: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a step' }).click();
  const form = page.getByRole('dialog', { name: 'Add a step' });
  await form.getByRole('textbox', { name: 'Step' }).fill(title);
  await form.getByRole('textbox', { name: 'Due' }).fill(due);
  await saveForm(page);
}

/** From the case to the page of its pathway. */
export async function openPathway(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Open the pathway: / }).click();
  const steps = page.getByRole('list', { name: 'Steps', exact: true });
  await expect(steps).toBeVisible();
  return steps;
}

export async function backToCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'To the case' }).click();
  await expect(page.getByRole('region', { name: 'Pathways' })).toBeVisible();
}

/** Two keys on the focused step: S and a digit. */
export async function setStepStatus(page: Page, title: string, digit: number, shown: string): Promise<void> {
  const steps = await openPathway(page);
  await steps.getByRole('button', { name: title, exact: true }).focus();
  await page.keyboard.press('KeyS');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press(`Digit${digit}`);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(steps.getByRole('listitem').filter({ hasText: title })).toContainText(shown);
  await backToCase(page);
}
