import { expect, it } from 'vitest';
import { partsOfPath, stepOfPath } from './finding-path.ts';

it('takes the place of a finding apart', () => {
  expect(partsOfPath('steps[3].rule.step')).toEqual({ list: 'steps', number: 4, field: 'rule' });
  expect(partsOfPath('steps[0].documents[1].kind')).toEqual({ list: 'steps', number: 1, field: 'documents' });
  expect(partsOfPath('country')).toEqual({ list: 'country', number: null, field: '' });
  expect(partsOfPath('unconfirmed[0]')).toEqual({ list: 'unconfirmed', number: 1, field: '' });
  expect(partsOfPath('')).toEqual({ list: '', number: null, field: '' });
});

it('tells which step a finding is about', () => {
  expect(stepOfPath('steps[3].rule.step')).toBe(3);
  expect(stepOfPath('steps')).toBeNull();
  expect(stepOfPath('sources[1].title')).toBeNull();
});
