import { describe, expect, it } from 'vitest';
import { isStrongEnough, passphraseStrength, suggestPassphrase } from './passphrase.ts';

describe('strength', () => {
  it.each([
    '',
    'Password1!',
    'пароль123',
    'qwertyuiop123',
    'йцукенгшщзхъ',
    '12345678901234567890',
    'aaaaaaaaaaaaaaaaaaaaaaa',
    'Anna2001',
    'cat cat cat cat cat cat cat',
    'x7Kq9p',
    'password password password',
  ])('%j is refused', (text) => expect(isStrongEnough(text)).toBe(false));
  it.each([
    'correct horse battery staple',
    'воробей летит над тихой рекой',
    'x7Kq9pLm2vRt',
    'b3b8-77a1-90fe-4d2c-11aa',
  ])('%j is taken', (text) => expect(isStrongEnough(text)).toBe(true));
  it('counts listed words exactly', () => {
    const words = new Set(Array.from({ length: 8192 }, (_, index) => `w${String(index)}`));
    expect(passphraseStrength('w1 w2 w3 w4 w5 w6', words)).toEqual({ bits: 78, verdict: 'strong' });
    expect(passphraseStrength('w1 w1 w1 w1 w1 w1', words).verdict).toBe('weak');
  });
});

describe('suggestion', () => {
  const words = ['ash', 'birch', 'cedar'];
  it('draws words by bytes, and draws again where it would not be fair', () => {
    expect(suggestPassphrase(Uint8Array.of(0, 0, 255, 255, 0, 1, 0, 5), words, 3)).toBe('ash birch cedar');
  });
  it('gives nothing when bytes or words are missing', () => {
    expect(suggestPassphrase(Uint8Array.of(0, 0), words, 2)).toBe(null);
    expect(suggestPassphrase(new Uint8Array(64), ['ash'], 2)).toBe(null);
  });
});
