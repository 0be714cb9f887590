import type { Json } from '../domain/json.ts';

// `ignoreBOM: true` keeps a byte order mark in the text, where JSON has no place for it and the parser refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads JSON that strangers wrote, as I-JSON (RFC 7493) and a little stricter, so that every reader sees the same value:
 * valid UTF-8 without a byte order mark, no name twice in an object, no lone surrogates, numbers that a double holds
 * exactly enough (finite, integers within ±(2^53 − 1)), at most `depth` arrays and objects inside one another, and no
 * name `__proto__`, which careless code anywhere behind this would take for a prototype.
 * Undefined for everything else.
 */
export function parseStrictJson(bytes: Uint8Array, depth: number): Json | undefined {
  try {
    // Nothing is ever replaced by U+FFFD.
    const text = utf8.decode(bytes);
    // Walked first, because depth must be known before a parser descends.
    if (!isPlain(text, depth)) return undefined;
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const quote = 0x22;
const backslash = 0x5c;

/**
 * Looks for what JSON.parse would pass over in silence, such as the first of two equal names. What it makes of text that
 * is not JSON doesn't matter, as long as it ends: JSON.parse has the last word.
 */
function isPlain(text: string, maxDepth: number): boolean {
  const open: (Set<string> | null)[] = [];
  let nameNext = false;
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (unit === quote) {
      const end = endOfString(text, index);
      const string = readString(text, index, end);
      if (string === null) return false;
      if (nameNext && !isNewName(open.at(-1), string)) return false;
      nameNext = false;
      index = end + 1;
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      const end = endOfNumber(text, index);
      if (!isExact(Number(text.slice(index, end)))) return false;
      index = end;
    } else {
      if (unit === 0x7b || unit === 0x5b) {
        open.push(unit === 0x7b ? new Set() : null);
        if (open.length > maxDepth) return false;
        nameNext = unit === 0x7b;
      } else if (unit === 0x7d || unit === 0x5d) {
        open.pop();
        nameNext = false;
      } else if (unit === 0x2c) {
        nameNext = open.at(-1) instanceof Set;
      }
      index += 1;
    }
  }
  return true;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== quote)
    index += text.charCodeAt(index) === backslash ? 2 : 1;
  return index;
}

/** Null when an escape spells half a character: raw UTF-8 can't, `\ud800` can. */
function readString(text: string, start: number, end: number): string | null {
  const raw = text.slice(start + 1, end);
  if (!raw.includes('\\')) return raw;
  const value: unknown = JSON.parse(text.slice(start, end + 1));
  return typeof value === 'string' && value.isWellFormed() ? value : null;
}

function isNewName(names: Set<string> | null | undefined, name: string): boolean {
  if (!names || names.has(name) || name === '__proto__') return false;
  names.add(name);
  return true;
}

function endOfNumber(text: string, start: number): number {
  let index = start;
  while (/[-+.0-9eE]/.test(text.charAt(index))) index += 1;
  return index;
}

const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
