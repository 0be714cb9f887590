import { useTranslation } from 'react-i18next';
import type { StayRow } from '../../../src-preload/contract/views.ts';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

/** A stay in one line, for lists that are not about one house. */
export function useStayWords(): {
  readonly who: (row: StayRow) => string;
  readonly place: (row: StayRow) => string;
  readonly line: (row: StayRow) => string;
} {
  const { t } = useTranslation();
  const { language } = useWords();
  const day = (text: string): string => (text === '' ? '…' : formatDay(text, language));
  const place = ({ houseName, unitName }: StayRow): string =>
    [houseName ?? t('common.unknown'), unitName].filter(Boolean).join(', ');
  return {
    place,
    who: ({ stay, caseAlias }) => {
      const guest = textOf(stay.values['guestName']);
      if (caseAlias === null) return guest === '' ? t('common.unnamed') : guest;
      return guest === '' ? caseAlias : t('common.and', { a: caseAlias, b: guest });
    },
    line: (row) => {
      const { values } = row.stay;
      const span = t('houses.span', {
        from: day(textOf(values['actualFrom']) || textOf(values['from'])),
        until: day(textOf(values['actualUntil']) || textOf(values['until'])),
      });
      return [place(row), span, t('houses.guests', { count: numberOf(values['guests']) ?? 1 })].join(' · ');
    },
  };
}
