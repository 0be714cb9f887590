import { describe, expect, it } from 'vitest';
import { generateRecoveryCode, isSameRecoveryCode, parseRecoveryCode } from './recovery-code.ts';

const counted = (start: number) => ({
  bytes: (count: number) => Uint8Array.from({ length: count }, (_, at) => (start * 31 + at * 7) % 256),
});

describe('recovery code', () => {
  it('is six groups of five characters without look-alikes', () => {
    expect(generateRecoveryCode(counted(1))).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('holds 128 bits: each bit changes the code', () => {
    const codes = new Set<string>();
    for (let bit = 0; bit < 128; bit += 1) {
      const bytes = new Uint8Array(16);
      bytes[bit >> 3] = 1 << (bit & 7);
      codes.add(generateRecoveryCode({ bytes: () => bytes }));
    }
    expect(codes.size).toBe(128);
  });

  it('is understood however it was typed', () => {
    for (let at = 0; at < 50; at += 1) {
      const code = generateRecoveryCode(counted(at));
      expect(parseRecoveryCode(code)).toBe(code);
      const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(parseRecoveryCode(typed)).toBe(code);
      const cyrillic = code
        .replaceAll('A', 'А')
        .replaceAll('K', 'к')
        .replaceAll('0', 'О')
        .replaceAll('-', '–');
      expect(parseRecoveryCode(cyrillic)).toBe(code);
      expect(isSameRecoveryCode(typed, code)).toBe(true);
    }
  });

  it('shows mistakes: every changed character, exchanged neighbours, missing ones', () => {
    const code = generateRecoveryCode(counted(3));
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '-') continue;
      const other = code[at] === 'Z' ? 'Y' : 'Z';
      expect(parseRecoveryCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
      expect(parseRecoveryCode(code.slice(0, at) + code.slice(at + 1))).toBeNull();
    }
    const plain = code.replaceAll('-', '');
    for (let at = 1; at < plain.length; at += 1) {
      const exchanged = `${plain.slice(0, at - 1)}${plain[at]}${plain[at - 1]}${plain.slice(at + 1)}`;
      if (exchanged !== plain) expect(parseRecoveryCode(exchanged)).toBeNull();
    }
    expect(parseRecoveryCode('')).toBeNull();
    expect(parseRecoveryCode('U'.repeat(30))).toBeNull();
    expect(isSameRecoveryCode(generateRecoveryCode(counted(4)), code)).toBe(false);
    expect(isSameRecoveryCode('nonsense', 'nonsense')).toBe(false);
  });
});
