import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';

/** A sum of money in one currency, as amounts are written: a decimal without trailing zeroes beyond those of its parts. */
export interface Fee {
  readonly amount: string;
  readonly currency: string;
}

const decimal = /^(-?)(\d+)(?:\.(\d{1,4}))?$/;
const places = 4;

/** Adds amounts up, currency by currency, exactly; the currencies in their order. What isn't an amount counts for nothing. */
export function sumFees(fees: readonly (Json | null | undefined)[]): readonly Fee[] {
  const sums = new Map<string, { total: bigint; places: number }>();
  for (const fee of fees) {
    if (fee === null || fee === undefined || !isJsonObject(fee)) continue;
    const { amount, currency } = fee;
    if (typeof amount !== 'string' || typeof currency !== 'string') continue;
    const [found, minus, whole = '', fraction = ''] = decimal.exec(amount) ?? [];
    if (found === undefined) continue;
    const size = BigInt(whole + fraction.padEnd(places, '0'));
    const before = sums.get(currency) ?? { total: 0n, places: 0 };
    sums.set(currency, {
      total: before.total + (minus === '-' ? -size : size),
      places: Math.max(before.places, fraction.length),
    });
  }
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, sum]) => ({ currency, amount: written(sum.total, sum.places) }));
}

function written(total: bigint, fractions: number): string {
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).slice(0, fractions);
  return `${total < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}
