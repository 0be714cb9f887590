const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlsButLines = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}]/u;

/** One line: NFC, 1 to `limit` code points, no control characters. Null when it can't be made so. */
export function line(value: unknown, limit: number): string | null {
  return bounded(value, limit, controls);
}

/** Several lines, ended by LF; tabs stay. Null when it can't be made so. */
export function lines(value: unknown, limit: number): string | null {
  return typeof value === 'string'
    ? bounded(value.replaceAll(/\r\n?/g, '\n'), limit, controlsButLines)
    : null;
}

function bounded(value: unknown, limit: number, forbidden: RegExp): string | null {
  // A code point is at most two code units: the first check keeps normalisation of huge texts away.
  if (typeof value !== 'string' || value.length > limit * 4 || !value.isWellFormed()) return null;
  const text = value.normalize('NFC');
  if (text === '' || forbidden.test(text)) return null;
  return text.length <= limit || Array.from(text).length <= limit ? text : null;
}
