import { foldedWords } from './fold.ts';

/** Cyrillic (folded: lower case, ё is е) in Latin letters, near BGN/PCGN; ISO 9 and others meet it in {@link canonical}. */
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y',
  ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o',
  ұ: 'u', ү: 'u', һ: 'h', ҳ: 'h', ҷ: 'dzh', ѓ: 'g', ј: 'y', љ: 'l', њ: 'n', ђ: 'dzh', ћ: 'ch', џ: 'dzh', ӏ: '',
}; // prettier-ignore

const cyrillic = /\p{Script=Cyrillic}/u;

/** Letters of ISO 9, and of Turkic alphabets, that lose their meaning once their marks are folded away. */
const marked: Readonly<Record<string, string>> = {
  ž: 'zh', č: 'ch', š: 'sh', ŝ: 'shch', û: 'yu', â: 'ya', ë: 'e', è: 'e', ş: 'sh', ç: 'ch', ğ: 'g', ə: 'a',
}; // prettier-ignore

/**
 * One form for all common spellings of one sound. What comes out is no spelling: w is ш, c ч, j ж, x х, q ц, so that щ (wc)
 * begins like ш and a half-typed name is still found.
 */
const canonical = (word: string): string =>
  word
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replaceAll('ph', 'f')
    .replaceAll('tsch', 'ch')
    .replaceAll('dsch', 'dzh')
    .replaceAll('q', 'k')
    .replace(/shch|sch/g, 'w\u0001')
    .replaceAll('sh', 'w')
    .replace(/tch|ch|cz/g, '\u0001')
    .replaceAll('zh', 'j')
    .replace(/kh|h/g, 'x')
    .replace(/ts|tz/g, 'q')
    .replaceAll('ck', 'k')
    .replaceAll('c', 'k')
    .replaceAll('\u0001', 'c')
    .replaceAll('you', 'yu')
    .replace(/y[eo]/g, 'e')
    .replaceAll('y', 'i')
    .replace(/(.)\1+/gu, '$1');

/**
 * What a Latin spelling may stand for: j is й, ж or дж, c is к or ц, and x is кс or, as in messengers, х; a last letter may
 * be half of two.
 */
function spellings(word: string): string[] {
  const byX = word.includes('x') ? [word, word.replaceAll('x', 'kh')] : [word];
  const byJ = byX.flatMap((spelling) =>
    spelling.includes('j') ? ['y', 'zh', 'dzh'].map((sound) => spelling.replaceAll('j', sound)) : [spelling],
  );
  return byJ.flatMap((spelling) =>
    /c(?![hkz])/.test(spelling) ? [spelling, spelling.replace(/(?<!s)c(?![hkz])/g, 'ts')] : [spelling],
  );
}

const halves: Readonly<Record<string, string>> = { s: 'sh', z: 'zh', k: 'kh', t: 'ts', c: 'ch' };

function words(text: string): string[] {
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[žčšŝûâëèşçğə]/gu, (letter) => marked[letter] ?? letter);
  return foldedWords(spelt);
}

const fromCyrillic = (word: string): string =>
  canonical(word.replace(/\p{L}/gu, (letter) => letters[letter] ?? letter));

/** The words of a name as they are indexed: one form for a Cyrillic word, every reading of a Latin one. */
export function latinForms(text: string): string[] {
  return words(text).flatMap((word) =>
    cyrillic.test(word) ? [fromCyrillic(word)] : [...new Set(spellings(word).map(canonical))],
  );
}

/** Readings of one typed word, the beginning of a name; none when it is written in another alphabet. */
export function latinReadings(word: string): string[] {
  return words(word).flatMap((typed) => {
    if (!/^[a-z0-9]+$/.test(typed)) return [];
    const half = halves[typed.at(-1) ?? ''];
    const whole = half === undefined ? [typed] : [typed, typed.slice(0, -1) + half];
    return [...new Set(whole.flatMap(spellings).map(canonical))];
  });
}
