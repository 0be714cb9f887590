import { expect, it } from 'vitest';
import type { PassportLinesView } from '../../../src-preload/contract/passport-views.ts';
import { startingChoice } from './passport-choice.ts';

const start = (comparison: Partial<NonNullable<PassportLinesView['comparison']>> | null) =>
  startingChoice({
    comparison:
      comparison === null
        ? null
        : {
            trueName: 'empty',
            spelling: null,
            birthDate: 'empty',
            birth: { day: '1974-08-12', precision: 'exact' },
            citizenship: 'empty',
            ...comparison,
          },
  } as PassportLinesView);

it('fills what is empty, and nothing that is recorded', () => {
  expect(start({})).toEqual({ trueName: true, birthDate: true, citizenship: true, birth: '1974-08-12' });
  expect(start({ trueName: 'maybe', birthDate: 'finer', citizenship: 'differs' })).toMatchObject({
    trueName: false,
    birthDate: false,
    citizenship: false,
  });
});

it('leaves a century that is open to the user', () => {
  expect(start({ birth: null })).toMatchObject({ birthDate: false, birth: null });
  expect(start(null)).toBeNull();
});
