import type { PathwayTemplate } from '../../../src-preload/contract/template-views.ts';

/** Amounts are decimal texts with at most two places: added up in hundredths, so that nothing is rounded. */
const hundredths = (amount: string): number => Math.round(Number(amount) * 100);

/** What the steps cost by currency, `75.00 EUR, 30.00 USD`; steps for each person count once. */
export function feeWords({ steps }: Pick<PathwayTemplate, 'steps'>): string {
  const sums = new Map<string, number>();
  for (const { fee } of steps)
    if (fee !== null) sums.set(fee.currency, (sums.get(fee.currency) ?? 0) + hundredths(fee.amount));
  return [...sums].map(([currency, sum]) => `${(sum / 100).toFixed(2)} ${currency}`).join(', ');
}
