import type { Language } from './setup.ts';

export interface NamedCode {
  readonly id: string;
  readonly text: string;
}

/** Codes that have a name and are no country that could give a visa. */
const unions = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'SU',
  'DD',
  'YU',
  'CS',
  'FX',
  'AN',
  'BU',
  'TP',
  'ZR',
]);

/** Countries by name in that language, from the names that the system knows. */
export function countries(language: Language): readonly NamedCode[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const found: NamedCode[] = [];
  for (const first of letters) {
    for (const second of letters) {
      const id = first + second;
      const text = unions.has(id) ? undefined : names.of(id);
      // A retired code is shown under the name of its successor; the successor has it too.
      if (text !== undefined && new Intl.Locale(`und-${id}`).maximize().region === id)
        found.push({ id, text });
    }
  }
  return found.toSorted((a, b) => a.text.localeCompare(b.text, language));
}

/** The languages that callers speak most; others are typed. */
export const spokenLanguages: readonly string[] = [
  'ru',
  'ce',
  'inh',
  'av',
  'az',
  'en',
  'uk',
  'be',
  'kk',
  'uz',
  'tg',
  'ky',
  'hy',
  'ka',
  'tr',
  'fa',
  'ar',
  'de',
  'fr',
  'es',
];
