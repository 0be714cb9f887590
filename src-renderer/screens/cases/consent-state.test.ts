import { expect, it } from 'vitest';
import type { Json, RecordId, RecordView } from '../../../src-preload/contract/views.ts';
import { consentState } from './consent-state.ts';

const today = '2027-03-12';
const whole = { partnerKind: 'legal', basis: 'explicit', given: '2027-01-01', groups: { G: true } };
const consent = (
  values: { readonly [field: string]: Json },
  conflicts: readonly string[] = [],
): RecordView => ({
  id: '0'.repeat(32) as RecordId,
  type: 'consent',
  values: { ...whole, ...values },
  conflicts,
  proposals: [],
  notShared: [],
  changedAt: null,
});

it('holds from the day it was given to its last day', () => {
  expect(consentState(consent({}), today)).toBe('holds');
  expect(consentState(consent({ given: today, until: today }), today)).toBe('holds');
  expect(consentState(consent({ until: '2027-03-11' }), today)).toBe('expired');
  expect(consentState(consent({ given: '2027-03-13' }), today)).toBe('not yet');
});

it('is not clear while anything of it is missing or disputed', () => {
  for (const field of ['partnerKind', 'basis', 'given'])
    expect(consentState(consent({ [field]: '' }), today)).toBe('unclear');
  expect(consentState(consent({ groups: { G: false } }), today)).toBe('unclear');
  expect(consentState(consent({}, ['until']), today)).toBe('unclear');
});
