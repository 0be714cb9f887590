/** Whose rules of spelling in Latin letters; ICAO Doc 9303-3, section 6 B, has exceptions by language. */
export type CyrillicLanguage = 'ru' | 'uk' | 'be';

const common: Readonly<Record<string, string>> = {
  А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', Ё: 'E', Ж: 'ZH', З: 'Z', И: 'I', Й: 'I', К: 'K', Л: 'L', М: 'M',
  Н: 'N', О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH',
  Ъ: 'IE', Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA', І: 'I', Ї: 'I', Є: 'IE', Ґ: 'G', Ў: 'U',
}; // prettier-ignore

const exceptions: Readonly<Record<CyrillicLanguage, Readonly<Record<string, string>>>> = {
  ru: {},
  uk: { Г: 'H', И: 'Y' },
  be: { Г: 'H', Ё: 'IO' },
};
/** In Ukrainian, at the beginning of a word. */
const first: Readonly<Record<string, string>> = { Є: 'YE', Ї: 'YI', Й: 'Y', Ю: 'YU', Я: 'YA' };

/** By letters that only one of them has. Russian where nothing tells. */
export function languageOfName(name: string): CyrillicLanguage {
  if (/ў/iu.test(name)) return 'be';
  if (/[їєґ]/iu.test(name)) return 'uk';
  if (/і/iu.test(name)) return /[ыэё]/iu.test(name) ? 'be' : 'uk';
  return 'ru';
}

/**
 * A name as a passport's lines spell it: capitals, one blank between words. Letters that the table hasn't are kept, so that
 * what comes out of a Latin name is that name.
 */
export function passportSpelling(name: string, language: CyrillicLanguage = languageOfName(name)): string {
  const words = name
    .normalize('NFC')
    .toUpperCase()
    .replace(/['’‘ʼ`´Ӏ]/gu, '')
    .split(/[\s\-‐–.,]+/u)
    .filter((word) => word !== '');
  return words
    .map((word) =>
      Array.from(word)
        .map((letter, index) => {
          const begins = language === 'uk' && index === 0 ? first[letter] : undefined;
          return begins ?? exceptions[language][letter] ?? common[letter] ?? letter;
        })
        .join(''),
    )
    .join(' ');
}
