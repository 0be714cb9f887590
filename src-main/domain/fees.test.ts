import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFees } from './fees.ts';

const fee = (amount: string, currency = 'EUR') => ({ amount, currency });

describe('fees of a pathway', () => {
  it('are added up currency by currency, to the last cent', () => {
    expect(sumFees([fee('75.00'), fee('0.1'), fee('0.2'), fee('1200', 'RUB'), fee('-5.05')])).toEqual([
      fee('70.25'),
      fee('1200', 'RUB'),
    ]);
    expect(sumFees([fee('0.0001'), fee('-0.0002')])).toEqual([fee('-0.0001')]);
    expect(sumFees([null, undefined, 'free', { amount: 75, currency: 'EUR' }, fee('x')])).toEqual([]);
  });
  it('come out the same in any order', () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(cents), (all) => {
        const fees = all.map((one) => fee((one / 100).toFixed(2)));
        const total = all.reduce((sum, one) => sum + one, 0);
        expect(sumFees(fees)).toEqual(sumFees(fees.toReversed()));
        if (all.length > 0) expect(Number(sumFees(fees)[0]?.amount) * 100).toBeCloseTo(total, 0);
      }),
    );
  });
});
