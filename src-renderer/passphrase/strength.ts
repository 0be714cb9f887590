export type Strength = 'Empty' | 'Weak' | 'Fair' | 'Good' | 'Strong';

/**
 * Bits that a guesser who knows people's habits would need, on the low side: words that people pick are common ones, and
 * digits and signs stand where they always stand.
 */
function guessBits(passphrase: string): number {
  const text = passphrase.trim().toLowerCase();
  const words = new Set(text.split(/[\s\-_.,]+/).filter((word) => /^\p{L}{3,}$/u.test(word)));
  const byWords = words.size * 9.5;
  // Runs such as `aaaa` and `1234` count once.
  let odd = 0;
  let before = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (Math.abs(code - before) > 1) odd += 1;
    before = code;
  }
  const kinds = [/\p{L}/u, /\d/, /[^\p{L}\d\s]/u].filter((kind) => kind.test(text)).length;
  const byCharacters = odd * (words.size >= 3 ? 1.6 : 1.6 + 0.6 * kinds);
  return Math.max(byWords, byCharacters);
}

export function strengthOf(passphrase: string): Strength {
  if (passphrase.trim() === '') return 'Empty';
  const bits = guessBits(passphrase);
  if (bits < 34) return 'Weak';
  if (bits < 46) return 'Fair';
  return bits < 56 ? 'Good' : 'Strong';
}
