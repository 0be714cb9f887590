import { expect, it } from 'vitest';
import { combinations, questionGroups, questions } from '../../../src-main/domain/assessment-questions.ts';
import { en } from '../../i18n/en.ts';
import { ru } from '../../i18n/ru.ts';

it.each([
  ['en', en],
  ['ru', ru],
])(
  'the questionnaire has every question, group and combination in words, and no other, %s',
  (_, { casework }) => {
    expect(Object.keys(casework.question).toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
    expect(Object.keys(casework.questions)).toEqual(questionGroups.map(({ id }) => id));
    expect(Object.keys(casework.together)).toEqual(combinations.map(({ id }) => id));
  },
);
