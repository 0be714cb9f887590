/** What a character of the lines counts for: digits as they are, A is 10, Z is 35, the filler 0 (ICAO Doc 9303-3, 4.9). */
function valueOf(character: string): number {
  if (character === '<') return 0;
  const value = Number.parseInt(character, 36);
  return Number.isNaN(value) ? 0 : value;
}

const weights = [7, 3, 1];

/** The digit that belongs to this text. All weights share no factor with 10: two characters that differ by 10 look alike to it. */
export function checkDigitOf(text: string): string {
  let sum = 0;
  for (const [index, character] of Array.from(text).entries())
    sum += valueOf(character) * (weights[index % weights.length] ?? 0);
  return String(sum % 10);
}
