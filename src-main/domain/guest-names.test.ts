import { expect, it } from 'vitest';
import { freshGuestName } from './guest-names.ts';

it('a guest name is new, also when all were given, and a look-alike counts as given', () => {
  expect(freshGuestName('ru', ['КЛЕН '], 0)).toBe('Рябина');
  const taken: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const name = freshGuestName('en', taken, index * 7);
    expect(taken).not.toContain(name);
    taken.push(name);
  }
  expect(taken.at(-1)).toMatch(/ 3$/);
});
