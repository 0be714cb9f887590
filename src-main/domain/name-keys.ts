import { foldText } from './fold.ts';
import { latinForms } from './latin.ts';

/** A name as far as it can be compared with others: each word by the sounds that it may stand for. */
export interface NameKeys {
  /** Words in the order written; of each the readings that agree however it is transliterated. */
  readonly forms: readonly (readonly string[])[];
  /** The same words by {@link soundKey}. */
  readonly sounds: readonly (readonly string[])[];
  /** All words run together, for names that some write apart: Абдул-Хамид, Абдулхамид. */
  readonly joined: readonly string[];
}

/** Nobody's name is longer; a text of hundreds of words must not cost hundreds of comparisons. */
const mostWords = 6;
const mostReadings = 12;

/**
 * The key of a word that survives how Caucasian and Russian names vary in papers and by ear. Takes a form of
 * {@link latinForms}, in which w is ш, c ч, j ж, x х and q ц. Merged are: г and х (Гамзат, Хамзат), дж and ж, щ and ш, о and
 * а, е and и, о and у at the beginning (Осман, Усман), йу and у (Юсуп, Усуп), эй and ай (Лейла, Лайла), ля and ла, ов, ова, ев and ева at the end,
 * voiced and unvoiced last letters (Ахмед, Ахмет), a last х after а (Абдуллах, Абдулла). Not merged: б and п, д and т elsewhere, first vowels а
 * and и, last а: those tell people apart.
 */
function soundKey(form: string): string {
  const sounds = form
    .replaceAll('g', 'x')
    .replaceAll('dj', 'j')
    .replaceAll('wc', 'w')
    .replaceAll('ou', 'u')
    .replaceAll('iu', 'u')
    .replaceAll('ei', 'ai')
    .replaceAll('lia', 'la')
    .replace(/(..)[oe][vf]+a?$/, '$1av')
    .replace(/^o/, 'u')
    .replaceAll('o', 'a')
    .replaceAll('e', 'i')
    .replace(/ax$/, 'a')
    .replace(/[bdzvf]$/, (last) => unvoiced[last] ?? last);
  return sounds.replace(/(.)\1+/gu, '$1');
}

const unvoiced: Readonly<Record<string, string>> = { b: 'p', d: 't', z: 's', v: 'f' };

const unique = (values: readonly string[]): readonly string[] =>
  [...new Set(values)].toSorted().slice(0, mostReadings);

/** Undefined when the text has no letter or digit. */
export function nameKeys(text: string): NameKeys | undefined {
  // A hyphen joins: those who leave it out run the parts together or apart, and both ways meet in `joined`.
  const words = foldText(text)
    .replace(/[-‐‑–]/gu, '')
    .split(/\s+/u)
    .map((word) => unique(latinForms(word)))
    .filter((forms) => forms.length > 0)
    .slice(0, mostWords);
  if (words.length === 0) return undefined;
  const sounds = words.map((forms) => unique(forms.map(soundKey)));
  const [first = []] = sounds;
  const joined = (): readonly string[] =>
    unique(latinForms(text.replace(/[^\p{L}\p{N}\p{M}'’]/gu, '')).map(soundKey));
  return { forms: words, sounds, joined: words.length === 1 ? first : joined() };
}

/** How many words of the name with fewer words find one of their own in the other. Symmetric. */
export function wordsInCommon(
  one: readonly (readonly string[])[],
  other: readonly (readonly string[])[],
): number {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const best = (index: number, taken: ReadonlySet<number>): number => {
    const word = fewer[index];
    if (word === undefined) return 0;
    let most = best(index + 1, taken);
    for (const [at, candidate] of more.entries()) {
      if (!taken.has(at) && candidate.some((form) => word.includes(form)))
        most = Math.max(most, 1 + best(index + 1, new Set([...taken, at])));
    }
    return most;
  };
  return best(0, new Set());
}
