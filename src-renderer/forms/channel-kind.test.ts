import { expect, it } from 'vitest';
import { guessChannelKind } from './channel-kind.ts';

it.each([
  ['+7 928 123-45-67', 'phone'],
  ['8 (928) 123.45.67', 'phone'],
  ['@wren_21', 'telegram'],
  ['https://t.me/wren_21', 'telegram'],
  ['t.me/wren_21', 'telegram'],
  ['wren@example.org', 'email'],
  ['wren', null],
  ['12', null],
  ['@', null],
  ['', null],
])('%s is %s', (typed, kind) => {
  expect(guessChannelKind(typed)).toBe(kind);
});
