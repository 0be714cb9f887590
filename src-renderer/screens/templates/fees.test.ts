import { describe, expect, it } from 'vitest';
import { emptyTemplate, withNewStep } from './template-edits.ts';
import { feeWords } from './fees.ts';

describe('fees of a template', () => {
  it('adds up by currency, without rounding', () => {
    const [step] = withNewStep(emptyTemplate('x')).steps;
    if (step === undefined) throw new Error('no step');
    const steps = [
      { ...step, fee: { amount: '0.10', currency: 'EUR' } },
      { ...step, fee: { amount: '30', currency: 'USD' } },
      { ...step, fee: { amount: '0.20', currency: 'EUR' } },
      step,
    ];
    expect(feeWords({ steps })).toBe('0.30 EUR, 30.00 USD');
    expect(feeWords({ steps: [step] })).toBe('');
  });
});
