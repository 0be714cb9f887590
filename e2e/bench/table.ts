/** One line of the table. `ratio` is against `floor`, measured in the same run. */
interface Row {
  readonly what: string;
  readonly value: string;
  readonly floor?: string;
  readonly ratio?: number;
  readonly bar?: string;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const bytes = (value: number): string =>
  value < 10_000
    ? `${value} B`
    : value < 10_000_000
      ? `${(value / 1e3).toFixed(0)} kB`
      : `${(value / 1e6).toFixed(1)} MB`;

/** Prints as it goes: a long run that is broken off has said what it knows. */
export class Table {
  readonly #widths = [58, 12, 38, 7, 14];

  begin(): void {
    this.#line(['what', 'measured', 'floor, same run', 'ratio', 'bar']);
    this.#line(this.#widths.map((width) => '-'.repeat(width)));
  }

  row({ what, value, floor = '', ratio, bar = '' }: Row): void {
    this.#line([what, value, floor, ratio === undefined ? '' : ratio.toFixed(2), bar]);
  }

  #line(cells: readonly string[]): void {
    console.log(`| ${cells.map((cell, at) => cell.padEnd(this.#widths[at] ?? 0)).join(' | ')} |`);
  }
}
