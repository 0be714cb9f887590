import { expect, it } from 'vitest';
import { specimens } from './fixtures/passport-specimens.ts';
import { readPassportLines } from './passport-lines.ts';

/* Written without the layouts: positions are those of Doc 9303, counted from 1, by line. */

type Covers = readonly (readonly [line: number, from: number, to: number])[];
interface Sum {
  readonly over: Covers;
  readonly digit: readonly [line: number, position: number];
}
const second = (from: number, to: number): Covers => [[2, from, to]];
const sum = (over: Covers, line: number, position: number): Sum => ({ over, digit: [line, position] });

const ofTwo = [sum(second(1, 9), 2, 10), sum(second(14, 19), 2, 20), sum(second(22, 27), 2, 28)];
const passport = [
  ...ofTwo,
  sum(second(29, 42), 2, 43),
  sum([...second(1, 10), ...second(14, 20), ...second(22, 43)], 2, 44),
];
const dates1 = [sum(second(1, 6), 2, 7), sum(second(9, 14), 2, 15)];
const overall1 = sum(
  [
    [1, 6, 30],
    [2, 1, 7],
    [2, 9, 15],
    [2, 19, 29],
  ],
  2,
  30,
);
const overall2 = sum([...second(1, 10), ...second(14, 20), ...second(22, 35)], 2, 36);

const sums: Readonly<Record<keyof typeof specimens, readonly Sum[]>> = {
  TD3: passport,
  internal: passport,
  TD1: [sum([[1, 6, 14]], 1, 15), ...dates1, overall1],
  'TD1, long number': [sum([[1, 6, 14], [1, 16, 18]], 1, 19), ...dates1, overall1],
  TD2: [...ofTwo, overall2],
  'TD2, long number': [sum([[2, 1, 9], [2, 29, 31]], 2, 32), ...ofTwo.slice(1), overall2],
  'MRV-A': ofTwo,
  'MRV-B': ofTwo,
}; // prettier-ignore

const signs = Array.from('<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const value = (sign: string): number => (sign === '<' ? 0 : Number.parseInt(sign, 36));
const at = (lines: readonly string[], line: number, position: number): string =>
  lines[line - 1]?.charAt(position - 1) ?? '';

const remainder = (lines: readonly string[], over: Covers): number =>
  over
    .flatMap(([line, from, to]) => Array.from(lines[line - 1]?.slice(from - 1, to) ?? ''))
    .reduce((all, sign, index) => all + value(sign) * ([7, 3, 1][index % 3] ?? 0), 0) % 10;

const fits = (lines: readonly string[], { over, digit }: Sum): boolean =>
  at(lines, ...digit) === String(remainder(lines, over)) ||
  // An empty field may have a filler for its digit.
  (at(lines, ...digit) === '<' &&
    over.every(([line, from, to]) => /^<*$/.test(lines[line - 1]?.slice(from - 1, to) ?? '')));

/** The lines with one character replaced, at every place that a check digit covers or that is one, by every other. */
function* corruptions(lines: readonly string[], covered: readonly Sum[]): Generator<readonly string[]> {
  const places = new Set(
    covered.flatMap(({ over, digit: [line, position] }) => [
      `${line} ${position}`,
      ...over.flatMap(([at, from, to]) =>
        Array.from({ length: to - from + 1 }, (_, index) => `${at} ${from + index}`),
      ),
    ]),
  );
  for (const place of places) {
    const [line = 0, position = 0] = place.split(' ').map(Number);
    for (const sign of signs)
      if (sign !== at(lines, line, position))
        yield lines.map((text, index) =>
          index + 1 === line ? text.slice(0, position - 1) + sign + text.slice(position) : text,
        );
  }
}

/** All single replacements, those that some check digit gives away, and those that other rules give away besides. */
const counts = {
  TD3: [1440, 1335, 36],
  TD1: [1836, 1670, 36],
  'TD1, long number': [1836, 1675, 44],
  TD2: [1152, 1062, 36],
  'TD2, long number': [1152, 1067, 44],
  'MRV-A': [864, 805, 36],
  'MRV-B': [864, 805, 36],
  internal: [1440, 1354, 17],
};

it('catches every single corruption that a check digit can give away', () => {
  const found: Record<string, readonly number[]> = {};
  for (const [name, { lines }] of Object.entries(specimens)) {
    const covered = sums[name as keyof typeof specimens];
    expect(
      covered.every((one) => fits(lines, one)),
      name,
    ).toBe(true);
    let [all, telling, besides] = [0, 0, 0];
    for (const corrupted of corruptions(lines, covered)) {
      const told = !covered.every((one) => fits(corrupted, one));
      const caught = readPassportLines(corrupted.join('\n'), '2026-11-20').faults.length > 0;
      if (told) expect(caught, corrupted.join('\n')).toBe(true);
      all += 1;
      if (told) telling += 1;
      else if (caught) besides += 1;
    }
    found[name] = [all, telling, besides];
  }
  expect(found).toEqual(counts);
});
