import { hash } from 'node:crypto';
import type { Randomness } from '../actions/ports/surroundings.ts';

/** Crockford's base32: no I, L, O, U, so that handwriting and dictation leave no doubt. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 16;
const checkBits = 22;
const characters = (secretBytes * 8 + checkBits) / 5;
const group = 5;

/** What people write for another character: I, L, O, and the Cyrillic letters that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  I: '1',
  L: '1',
  O: '0',
  О: '0',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
};

const checkOf = (secret: bigint): bigint => {
  const text = `corridor recovery code v1\n${secret.toString(16).padStart(secretBytes * 2, '0')}`;
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 6)}`) >> BigInt(24 - checkBits);
};

const write = (value: bigint): string => {
  let text = '';
  for (let at = characters - 1; at >= 0; at -= 1)
    text += alphabet.charAt(Number((value >> BigInt(at * 5)) & 31n));
  return text.replaceAll(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1-');
};

/** A new code: 128 random bits and 22 bits of checksum as six groups of five characters. */
export function generateRecoveryCode(randomness: Randomness): string {
  const secret = BigInt(`0x${Buffer.from(randomness.bytes(secretBytes)).toString('hex')}`);
  return write((secret << BigInt(checkBits)) | checkOf(secret));
}

/**
 * The code in its one form, however it was typed: case, spaces, dashes and look-alikes do not matter. Null when it is
 * not a code or its checksum shows a mistake.
 */
export function parseRecoveryCode(typed: string): string | null {
  const text = Array.from(typed.toUpperCase().replaceAll(/[\s\-–—.]/gu, '')).map((c) => lookalikes[c] ?? c);
  if (text.length !== characters) return null;
  let value = 0n;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  const secret = value >> BigInt(checkBits);
  return checkOf(secret) === (value & ((1n << BigInt(checkBits)) - 1n)) ? write(value) : null;
}

/** Whether what was typed back is the code that was shown. */
export const isSameRecoveryCode = (typed: string, shown: string): boolean => {
  const code = parseRecoveryCode(typed);
  return code !== null && code === parseRecoveryCode(shown);
};
