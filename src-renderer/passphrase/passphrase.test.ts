import { describe, expect, it } from 'vitest';
import { strengthOf } from './strength.ts';
import { suggestPassphrase } from './suggest.ts';
import { englishWords } from './words-en.ts';
import { russianWords } from './words-ru.ts';

describe('word lists', () => {
  it.each([
    ['en', englishWords, /^[a-z]+$/],
    ['ru', russianWords, /^[а-я]+$/],
  ] as const)('%s: enough words, each once, plain letters', (_, words, letters) => {
    expect(words.length).toBeGreaterThanOrEqual(1296);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(letters);
  });
});

describe('suggestion', () => {
  it('draws again from the part of the range that the list does not divide', () => {
    const draws = [2 ** 32 - 1, 0, 1, 2, 3, 4, 5];
    const { text, words, bits } = suggestPassphrase('en', (into) => {
      into[0] = draws.shift() ?? 0;
    });
    expect(text).toBe(englishWords.slice(0, 6).join(' '));
    expect(words).toBe(6);
    expect(bits).toBe(Math.floor(6 * Math.log2(englishWords.length)));
  });

  it('is strong by our own measure in both languages', () => {
    for (const language of ['en', 'ru'] as const) {
      const draw = (into: Uint32Array<ArrayBuffer>): void => void crypto.getRandomValues(into);
      expect(strengthOf(suggestPassphrase(language, draw).text)).toMatch(/Good|Strong/);
    }
  });
});

describe('strength', () => {
  it('is not fooled by length alone', () => {
    expect(strengthOf('')).toBe('Empty');
    expect(strengthOf('password')).toBe('Weak');
    expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('Weak');
    expect(strengthOf('12345678901234567890')).toBe('Weak');
    expect(strengthOf('correct horse battery staple')).toBe('Fair');
  });
});
