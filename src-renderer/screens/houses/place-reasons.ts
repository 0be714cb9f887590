import { useTranslation } from 'react-i18next';
import type { NeedAnswer, PlacesView } from '../../../src-preload/contract/houses-views.ts';
import { useWords } from '../../i18n/words.ts';

type Suggestion = PlacesView['suggestions'][number];
type Unfit = PlacesView['unfit'][number];

/** Why a place is good or not, as one line of words. */
export function usePlaceReasons(): {
  readonly place: (suggestion: Suggestion) => string;
  readonly reasons: (suggestion: Suggestion) => string;
  readonly unfit: (unfit: Unfit) => string;
} {
  const { t } = useTranslation();
  const words = useWords();
  const list = (answers: readonly NeedAnswer[], answer: NeedAnswer['answer']): string =>
    answers
      .filter((one) => one.answer === answer)
      .map(({ need, because }) =>
        because === 'house is for some only'
          ? t('houses.needForSome', { need: words.choice('need', need) })
          : words.choice('need', need),
      )
      .join(', ');
  const line = (key: 'needsMet' | 'needsNotMet' | 'needsUnknown', needs: string): readonly string[] =>
    needs === '' ? [] : [t(`houses.${key}`, { needs })];
  return {
    place: ({ codeName, parts }) =>
      t('houses.placeIn', {
        house: codeName,
        units: parts
          .map(({ unitName, guests }) =>
            parts.length === 1 ? unitName : t('houses.placePart', { unit: unitName, guests }),
          )
          .join(' + '),
      }),
    reasons: ({ parts, answers }) =>
      [
        ...line('needsMet', list(answers, 'met')),
        parts.length === 1 ? t('houses.together') : t('houses.apart', { count: parts.length }),
        ...line('needsNotMet', list(answers, 'not met')),
        ...line('needsUnknown', list(answers, 'unknown')),
      ].join('; '),
    unfit: ({ because, answers }) =>
      because === 'need not met'
        ? t('houses.needsNotMet', {
            needs: list(
              answers.filter(({ hard }) => hard),
              'not met',
            ),
          })
        : t(`houses.unfit.${because}`),
  };
}
