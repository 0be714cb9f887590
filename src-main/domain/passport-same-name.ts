import { latinForms } from './latin.ts';
import { wholeName, type PassportName } from './passport-name.ts';
import { passportSpelling } from './passport-spelling.ts';

/** Whether the lines may name the person whose name is recorded. `maybe`: one of the two has words that the other hasn't. */
export type NameMatch = 'same' | 'maybe' | 'differs';

/** Every way in which a word may be spelt in a passport, in one form for what sounds alike. */
function formsOf(word: string): ReadonlySet<string> {
  const spellings = (['ru', 'uk', 'be'] as const).map((language) => passportSpelling(word, language));
  return new Set([word, ...spellings].flatMap(latinForms));
}

const wordsOf = (name: string): readonly string[] =>
  name.split(/[\s\-‐–.,]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Words are compared in any order: records say given names first, passports last. A patronymic may be missing. */
export function matchNames(recorded: string, name: PassportName): NameMatch {
  const own = wordsOf(recorded).map(formsOf);
  const read = wordsOf(wholeName(name)).map(formsOf);
  const last = read.length - 1;
  const left = new Set(own.keys());
  let unmatched = 0;
  let shortened = false;
  for (const [index, forms] of read.entries()) {
    const whole = [...left].find((at) => share(own[at], forms, false));
    // The last word of a full field may have lost its end.
    const begun =
      whole === undefined && name.cut && index === last
        ? [...left].find((at) => share(own[at], forms, true))
        : undefined;
    const at = whole ?? begun;
    if (at === undefined) unmatched += 1;
    else left.delete(at);
    shortened ||= begun !== undefined;
  }
  if (read.length === unmatched || (unmatched > 0 && left.size > 0)) return 'differs';
  return unmatched === 0 && left.size === 0 && !shortened ? 'same' : 'maybe';
}

const share = (own: ReadonlySet<string> | undefined, read: ReadonlySet<string>, begins: boolean): boolean =>
  own !== undefined &&
  [...read].some((form) =>
    begins ? form !== '' && [...own].some((whole) => whole.startsWith(form)) : own.has(form),
  );
