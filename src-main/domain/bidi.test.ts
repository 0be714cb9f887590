import { expect, it } from 'vitest';
import { hasBidiControls, showBidiControls } from './bidi.ts';

it('finds and shows what reorders text without being seen', () => {
  expect(hasBidiControls('photo_\u202Egpj.exe')).toBe(true);
  expect(hasBidiControls('photo_\u202Egpj.exe')).toBe(true);
  expect(showBidiControls('photo_\u202Egpj\u2066.exe')).toBe('photo_⟨U+202E⟩gpj⟨U+2066⟩.exe');
  expect(hasBidiControls('Воробей, العصفور')).toBe(false);
});
