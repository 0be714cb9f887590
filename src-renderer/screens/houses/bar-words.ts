import { useTranslation } from 'react-i18next';
import type { TimelineBar, TimelineNight } from '../../../src-preload/contract/houses-views.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

/** What the drawing shows by lines and signs, in words: for the table, and for who can't see it. */
export function useBarWords(): {
  /** `Maple, 2 guests, 12 Mar 2027 – 14 Mar 2027, planned`. */
  readonly bar: (bar: TimelineBar) => string;
  /** `Maple, 2 guests, planned`: in a cell that has its day already. */
  readonly short: (bar: TimelineBar) => string;
  /** `2/3`, `×`, `4/3!`: as much as a column of the drawing has room for. */
  readonly sign: (night: TimelineNight) => string;
  /** `2/3`; `Blocked`; `4/3 over!`. */
  readonly cell: (night: TimelineNight) => string;
} {
  const { t } = useTranslation();
  const { language } = useWords();
  const states = ({ actual, mark }: TimelineBar): readonly string[] => [
    actual ? t('houses.barActual') : t('houses.barPlanned'),
    ...(mark === 'clash' ? [t('houses.barClash')] : mark === 'overridden' ? [t('houses.barOverridden')] : []),
  ];
  const who = ({ name, guests }: TimelineBar): readonly string[] => [
    name === '' ? t('common.unnamed') : name,
    t('houses.guests', { count: guests }),
  ];
  return {
    bar: (bar) =>
      [
        ...who(bar),
        t('houses.span', {
          from: formatDay(bar.from, language),
          until: bar.until === null ? '…' : formatDay(bar.until, language),
        }),
        ...states(bar),
      ].join(', '),
    short: (bar) => [...who(bar), ...states(bar)].join(', '),
    sign: ({ guests, beds, blocked, mark }) => {
      if (mark !== null) return `${guests}/${beds ?? 0}!`;
      if (blocked) return '×';
      return beds === null ? String(guests) : `${guests}/${beds}`;
    },
    cell: ({ guests, beds, blocked, mark }) => {
      if (mark !== null) return t('houses.over', { guests, beds: beds ?? 0 });
      if (blocked) return t('houses.unitBlocked');
      return beds === null ? String(guests) : `${guests}/${beds}`;
    },
  };
}
