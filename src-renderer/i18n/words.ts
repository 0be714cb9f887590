import type { i18n as Texts } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './setup.ts';

/** Texts for keys that are data: record types, fields, choices, refusals. What this version doesn't know is shown as it is. */
export interface Words {
  readonly language: Language;
  record(type: string): string;
  field(type: string, name: string): string;
  choice(list: string, value: string): string;
  group(group: string): string;
  refusal(code: string): string;
  country(code: string): string;
  languageName(tag: string): string;
}

export function useWords(): Words {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'ru' ? 'ru' : 'en';
  return useMemo(() => wordsIn(i18n, language), [i18n, language]);
}

/** The same in a language of one's choice: for pages that somebody else reads. */
export function wordsIn(i18n: Texts, language: Language): Words {
  const say = (key: string, otherwise: string): string =>
    i18n.exists(key, { lng: language }) ? i18n.getFixedT(language)(key as 'common.save') : otherwise;
  const names = (type: 'region' | 'language') => {
    const display = new Intl.DisplayNames(language, { type, fallback: 'code' });
    return (code: string): string => {
      try {
        return display.of(code) ?? code;
      } catch {
        return code;
      }
    };
  };
  const displayLanguage = names('language');
  return {
    language,
    record: (type) => say(`record.${type}`, type),
    field: (type, name) =>
      name === 'removed' ? say('field.removed', name) : say(`field.${type}.${name}`, name),
    choice: (list, value) => say(`choice.${list}.${value}`, value),
    group: (group) => say(`choice.group.${group}`, group),
    refusal: (code) => say(`refusal.${code}`, i18n.getFixedT(language)('refusal.unknown', { code })),
    country: names('region'),
    // Chromium ships without names for some languages that callers speak.
    languageName: (tag) => say(`choice.spokenLanguage.${tag}`, displayLanguage(tag)),
  };
}
