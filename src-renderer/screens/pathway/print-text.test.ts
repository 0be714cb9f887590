import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { ru } from '../../i18n/ru.ts';
import { planWords } from './plan-words.ts';
import type { Printing } from './print-text.ts';
import { printedPage } from './print-text.ts';
import { planOf, plannedStep, record, warningOf } from './testing/plan-view.ts';
import { wordsIn } from '../../i18n/words.ts';

const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({
    lng: 'en',
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
});

const wren = record('person', 'a1', { alias: 'Wren' });
const template = record('template', 'b1', {
  about: { title: { en: 'Humanitarian visa', ru: 'Гуманитарная виза' } },
  steps: [{ key: 'form', title: { en: 'The form', ru: 'Анкета' }, note: { en: 'In ink', ru: 'Чернилами' } }],
});
const form = plannedStep(
  '01',
  {
    title: 'The form',
    templateKey: 'form',
    documents: { passport: true },
    conditions: [
      { kind: 'passport', validBeyond: { months: 6, milestone: 'departure' } },
      { kind: 'photo', notOlderThan: { months: 6 } },
      'nonsense',
    ],
    fee: { amount: '75.00', currency: 'EUR' },
  },
  wren,
  { due: '2027-03-12' as never },
);
const answer = plannedStep('02', { title: 'Their answer', actor: 'consulate' }, null, {
  blockedBy: [form.step.id],
  finish: { earliest: '2027-04-01' as never, latest: '2027-05-01' as never },
});
const spare = plannedStep('03', { title: 'Appeal' }, null, { needed: false });
const view = planOf({
  steps: [form, answer, spare],
  departure: { earliest: '2027-04-02' as never, latest: '2027-06-02' as never },
  people: [wren],
  documents: [record('document', 'c1', { person: wren.id, kind: 'passport', validUntil: '2027-06-30' })],
  template,
  warnings: [
    warningOf('stayEnds', { day: '2027-04-01' as never, needed: '2027-06-02' as never }),
    warningOf('documentExpires', {
      step: form.step.id,
      person: wren.id,
      kind: 'passport',
      day: '2027-06-30' as never,
      needed: '2027-12-02' as never,
    }),
  ],
});
const printed = (part: Partial<Printing>) =>
  printedPage({ view, what: 'checklist', language: 'ru', names: false, today: '2027-03-01', ...part }, texts);

describe('a page to print', () => {
  it('speaks the language of its reader, and says what, with what, and by when', () => {
    const page = printed({});
    expect(page.title).toBe('Список: Германия · Гуманитарная виза');
    expect(page.lead[1]).toBe('Отъезд: самое раннее 2 апр 2027, если медленно — 2 июн 2027');
    expect(page.sections.map(({ title, boxes }) => [title, boxes])).toEqual([
      ['Сделать', true],
      ['Это делают другие, вы ждёте', false],
    ]);
    expect(page.sections[0]?.lines).toEqual([
      {
        head: 'Анкета: Человек 1',
        more: [
          'До 12 мар 2027',
          'Взять с собой: Загранпаспорт',
          'Загранпаспорт: действует ещё 6 месяцев после: Отъезд',
          'Фотография: выдано не раньше чем за 6 месяцев до этого дня',
          'Стоит: 75.00 EUR',
          'Чернилами',
        ],
      },
    ]);
    expect(page.sections[1]?.lines[0]?.head).toBe('Their answer');
  });

  it('holds no name unless somebody chose that, and never what others decide about beds or consents', () => {
    for (const what of ['checklist', 'summary'] as const)
      for (const language of ['en', 'ru'] as const) {
        const page = JSON.stringify(printed({ what, language }));
        expect(page).not.toContain('Wren');
        expect(page).not.toMatch(/bed ends|Место в доме/);
        expect(page).not.toContain('Appeal');
        expect(JSON.stringify(printed({ what, language, names: true }))).toContain('Wren');
      }
  });

  it('sums up where each step stands, what is in the way, and the documents', () => {
    const { sections } = printed({ what: 'summary', language: 'en' });
    expect(sections.map(({ title }) => title)).toEqual(['What is in the way', 'Steps', 'Documents']);
    expect(sections[0]?.lines[0]?.head).toMatch(/^Passport of Person 1 expires on 30 Jun 2027\./);
    expect(sections[1]?.lines[1]?.more).toEqual([
      'State: Not started',
      'Who acts: Consulate',
      'Expected: earliest 1 Apr 2027, if slow 1 May 2027',
      'First: The form: Person 1',
    ]);
    expect(sections[2]?.lines[0]?.more).toEqual(['Passport, valid until 30 Jun 2027']);
  });
});

describe('a warning in words', () => {
  it('is a sentence in both languages whatever is missing, and names no gap', () => {
    for (const language of ['en', 'ru'] as const) {
      const words = planWords(view, texts, wordsIn(texts, language));
      for (const code of Object.keys(en.pathway.warning)) {
        if (code === 'documentMissingBy' || code === 'appealDueOpen') continue;
        const sentence = words.warning(warningOf(code as Parameters<typeof warningOf>[0]));
        expect(sentence, code).toMatch(/[.:!]\S*$/);
        expect(sentence, code).not.toMatch(/\{\{|undefined|null/);
      }
    }
  });
});
