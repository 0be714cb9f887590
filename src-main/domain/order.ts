const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const first = 0;
const end = digits.length;

/**
 * A fractional key (kind `order`) between two others, compared by code unit; null is before everything, or after
 * everything. `before` must come before `after`; when it doesn't (merged from two people), the result only comes
 * after `before`. Equal keys are ordered by record id.
 */
export function orderBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  const high = after !== null && low < after ? after : null;
  let key = '';
  let bounded = high !== null;
  for (let place = 0; ; place += 1) {
    const from = digitAt(low, place, first);
    const to = bounded ? digitAt(high ?? '', place, end) : end;
    if (to - from > 1) return key + (digits[Math.floor((from + to) / 2)] ?? '');
    key += digits[from] ?? '';
    // Once below `after` in one digit, the rest of `after` no longer bounds.
    if (from < to) bounded = false;
  }
}

function digitAt(key: string, place: number, missing: number): number {
  const digit = key[place];
  return digit === undefined ? missing : Math.max(digits.indexOf(digit), 0);
}
