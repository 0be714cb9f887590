import { passportLayouts, type PassportFormat, type PassportLayout } from './passport-layouts.ts';

/** What people and programs write for the filler; NFKC has already made the wide forms narrow. */
const singleFillers = /[‹〈⟨˂]/gu;
const doubleFillers = /[«≪《]/gu;

/** Lines as they were meant, and the layout that they have or come nearest to; null while nothing is typed. */
export interface TypedLines {
  readonly lines: readonly string[];
  readonly layout: PassportLayout | null;
}

/**
 * Reads what was typed or pasted: blanks go, small letters become capitals, quotation marks become fillers (one or two, as
 * fits), and lines that were joined or broken elsewhere are cut again. No letter is taken for another.
 */
export function typedPassportLines(typed: string): TypedLines {
  const narrow = typed.normalize('NFKC').replace(singleFillers, '<');
  const once = linesOf(narrow.replace(doubleFillers, '<'));
  for (const lines of [once, linesOf(narrow.replace(doubleFillers, '<<'))]) {
    const layout = fitting(lines);
    if (layout !== null) return { lines: cut(lines.join(''), layout.length), layout };
  }
  return { lines: once, layout: nearest(once) };
}

const linesOf = (text: string): readonly string[] =>
  text
    .toUpperCase()
    .split(/[\n\r\u2028\u2029\v\f]+/u)
    .map((line) => line.replace(/\s/gu, ''))
    .filter((line) => line !== '');

function cut(text: string, length: number): readonly string[] {
  const count = Math.ceil(text.length / length);
  return Array.from({ length: count }, (_, index) => text.slice(index * length, (index + 1) * length));
}

type Sizes = Readonly<Record<number, PassportFormat>>;
const cardSizes: Sizes = { 90: 'TD1', 72: 'TD2' };
const sizes: Readonly<Record<string, Sizes>> = { P: { 88: 'TD3' }, V: { 88: 'MRV-A', 72: 'MRV-B' } };

/** By the first letter and how many characters there are in all. */
function fitting(lines: readonly string[]): PassportLayout | null {
  const text = lines.join('');
  const format = (sizes[text.charAt(0)] ?? cardSizes)[text.length];
  if (format === undefined) return null;
  const layout = passportLayouts[format];
  // One line too long and another too short by as much is two mistakes, not a break in another place.
  const broken = lines.length === layout.lines && lines.some(({ length }) => length !== layout.length);
  return broken ? null : layout;
}

/** What is probably being typed, from the first letter and the first line; the lines don't fit it (yet). */
function nearest(lines: readonly string[]): PassportLayout | null {
  const [first = ''] = lines;
  if (first === '') return null;
  const begun = lines.length > 1;
  if (first.startsWith('V')) return passportLayouts[begun && first.length <= 40 ? 'MRV-B' : 'MRV-A'];
  if (first.startsWith('P') || first.length > 40) return passportLayouts.TD3;
  const card = lines.length === 2 ? first.length > 32 : first.length > 30;
  return passportLayouts[card && lines.length < 3 ? 'TD2' : 'TD1'];
}
