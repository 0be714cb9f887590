import type { Json, RecordView } from '../../src-preload/contract/views.ts';
import { textOf } from './typed-values.ts';

/* What a template says in both languages, as docs/pathways.md writes it. */

type Language = 'en' | 'ru';
type Part = Readonly<Record<string, Json>>;

const partOf = (value: Json | null | undefined): Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
const listOf = (value: Json | null | undefined): readonly Part[] =>
  Array.isArray(value) ? (value as readonly Json[]).map(partOf) : [];

/** The text in that language, or in the other where it is missing. */
function said(value: Json | null | undefined, language: Language): string {
  const texts = partOf(value);
  return textOf(texts[language]) || textOf(texts[language === 'en' ? 'ru' : 'en']);
}

export const templateTitle = (template: RecordView | null, language: Language): string =>
  said(partOf(template?.values['about'])['title'], language);

/** Days that the user sets, with what they stand for. */
export const templateAnchors = (
  template: RecordView | null,
  language: Language,
): readonly { readonly key: string; readonly title: string }[] =>
  listOf(partOf(template?.values['about'])['anchors']).map((anchor) => ({
    key: textOf(anchor['key']),
    title: said(anchor['title'], language),
  }));

const templateStep = (template: RecordView | null, step: RecordView): Part => {
  const key = textOf(step.values['templateKey']);
  return key === ''
    ? {}
    : (listOf(template?.values['steps']).find((one) => textOf(one['key']) === key) ?? {});
};

export const stepNote = (template: RecordView | null, step: RecordView, language: Language): string =>
  said(templateStep(template, step)['note'], language);

/** In that language where nobody has changed what the template said in one of them; else as it was typed. */
export function stepTitle(template: RecordView | null, step: RecordView, language: Language): string {
  const typed = textOf(step.values['title']);
  const title = partOf(templateStep(template, step)['title']);
  const unchanged = [textOf(title['en']), textOf(title['ru'])].includes(typed);
  return unchanged ? said(title, language) : typed;
}
