import { useTranslation } from 'react-i18next';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay, formatDistance, formatInstant, formatWait } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import { recordName } from '../records/record-name.ts';

export interface RowWords {
  /** What there is to do. */
  readonly what: string;
  /** Whom or what it is about, in one line. */
  readonly whom: string;
  /** When, and how far that is from now. */
  readonly when: string;
}

/** A row in words: what, whom, how late. */
export function useRowWords(): (row: TodayLine, now: number) => RowWords {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday((state) => state.day);

  const what = ({ kind, alarm, danger, overdue, count, neededOn }: TodayLine): string => {
    switch (kind) {
      case 'checkIn':
        if (danger) return t('checkins.level.danger');
        return t(`today.what.checkIn${alarm ? 'Alarm' : overdue ? 'Late' : ''}`);
      case 'leg':
        return t(`today.what.leg${alarm ? 'Alarm' : overdue ? 'Late' : ''}`);
      case 'houseCompromised':
      case 'conflicts':
      case 'requests':
      case 'quarantine':
        return t(`today.what.${kind}`, { count });
      case 'clash':
        return t('today.what.clash');
      case 'document':
        return neededOn === null || overdue
          ? t(`today.what.document${overdue ? 'Late' : ''}`)
          : t('today.what.documentNeeded', { day: formatDay(neededOn, words.language) });
      default:
        return t(`today.what.${kind}${overdue ? 'Late' : ''}`);
    }
  };
  const whom = ({ record, kind, caseAlias, houseName }: TodayLine): string => {
    const named = record === null ? '' : recordName(record, words);
    const partner = textOf(record?.values['partnerKind']);
    const own =
      kind === 'arrival' || kind === 'departure' || kind === 'step' || kind === 'document' || kind === 'clash'
        ? named
        : kind === 'consent' && partner !== ''
          ? words.choice('partnerKind', partner)
          : '';
    return [...new Set([caseAlias ?? '', own, houseName ?? ''])].filter(Boolean).join(' · ');
  };
  const when = ({ at, day, kind }: TodayLine, now: number): string => {
    if (at !== null) return `${formatInstant(at, words.language)}, ${formatWait(at, now, words.language)}`;
    if (day === null) return kind === 'checkIn' ? t('today.noSchedule') : '';
    return `${formatDay(day, words.language)}, ${formatDistance(day, today, words.language)}`;
  };
  return (row, now) => ({ what: what(row), whom: whom(row), when: when(row, now) });
}
