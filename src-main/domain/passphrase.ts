/** In the words a person reads: `weak` is refused. */
export type PassphraseVerdict = 'weak' | 'fair' | 'good' | 'strong';

export interface PassphraseStrength {
  /** Estimated entropy. A guess costs about 2 s on one core here, so 33 bits are some 500 core years. */
  readonly bits: number;
  readonly verdict: PassphraseVerdict;
}

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1234567890',
  'abcdefgh',
];
const common: ReadonlySet<string> = new Set([
  'password',
  'passwort',
  'пароль',
  'parol',
  'admin',
  'letmein',
  'iloveyou',
]);
const wordBits = 11;

/**
 * A careful lower estimate: letters are taken for words (11 bits for each 7 letters), keyboard rows, years, repeats and
 * separators count for little. When every word is of `words`, chance is assumed and counted exactly.
 */
export function passphraseStrength(text: string, words: ReadonlySet<string> = new Set()): PassphraseStrength {
  const normal = text.normalize('NFC');
  const spoken = normal.split(/[\s-]+/u).filter((word) => word !== '');
  const listed = spoken.length > 1 && spoken.every((word) => words.has(word));
  const estimated = listed ? new Set(spoken).size * Math.log2(words.size) : estimate(normal);
  const bits = Array.from(normal).length < 8 ? Math.min(estimated, 20) : estimated;
  return { bits, verdict: bits < 33 ? 'weak' : bits < 50 ? 'fair' : bits < 70 ? 'good' : 'strong' };
}

/** False for what is refused as `passphrase-weak`. */
export const isStrongEnough = (text: string): boolean => passphraseStrength(text).verdict !== 'weak';

function estimate(text: string): number {
  const seen = new Set<string>();
  let bits = 0;
  for (const [token] of text.matchAll(/[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}]/gu)) {
    const plain = token.toLowerCase();
    bits += seen.has(plain) ? 0.5 : tokenBits(token, plain);
    seen.add(plain);
  }
  return bits;
}

function tokenBits(token: string, plain: string): number {
  if (/^\s$/u.test(token)) return 0.5;
  if (common.has(plain)) return 2;
  const [, period] = /^(.+?)\1+$/u.exec(plain) ?? [];
  if (period !== undefined) return tokenBits(period, period) + 2;
  const length = Array.from(plain).length;
  const different = new Set(plain).size;
  if (length > 2 && rows.some((row) => row.includes(plain) || reversed(row).includes(plain))) return 5;
  if (/^\p{N}+$/u.test(token)) return /^(19|20)\d\d$/.test(token) ? 7 : Math.min(length, different + 2) * 3.3;
  if (!/^\p{L}/u.test(token)) return 4;
  const asWords = wordBits * Math.max(1, length / 7) + (token !== plain ? 1 : 0);
  const asLetters = Math.min(length, different + 2) * 4.7;
  return Math.min(asWords, asLetters);
}

const reversed = (row: string): string => Array.from(row).toReversed().join('');

/**
 * Draws `count` words of a list by random bytes, two for each draw, drawing again where the last words would come up
 * too often. Null when the bytes run out (give eight for each word) or the list is shorter than 2 or longer than 65,536.
 */
export function suggestPassphrase(
  random: Uint8Array,
  words: readonly string[],
  count: number,
): string | null {
  if (words.length < 2 || words.length > 65_536) return null;
  const fair = 65_536 - (65_536 % words.length);
  const drawn: string[] = [];
  for (let at = 0; drawn.length < count; at += 2) {
    const [high, low] = [random[at], random[at + 1]];
    if (high === undefined || low === undefined) return null;
    const draw = high * 256 + low;
    const word = words[draw % words.length];
    if (draw < fair && word !== undefined) drawn.push(word);
  }
  return drawn.join(' ');
}
