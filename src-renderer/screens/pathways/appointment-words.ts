import { useTranslation } from 'react-i18next';
import type {
  AppointmentLine,
  CalendarDay,
  HolidayMark,
} from '../../../src-preload/contract/pathway-lists-views.ts';
import { systemZone, wallClock } from '../../forms/zoned-time.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

interface AppointmentWords {
  /** The zone in which it was meant, where clocks here show something else then; else nothing. */
  otherZone(row: AppointmentLine): string;
  holiday(holiday: HolidayMark): string;
  /** What is wrong with it, a sentence each. */
  troubles(row: AppointmentLine): readonly string[];
  /** A day of the calendar, read out. */
  dayLabel(day: CalendarDay, count: number): string;
}

/** What is said of appointments, in the week and in the list. */
export function useAppointmentWords(): AppointmentWords {
  const { t } = useTranslation();
  const words = useWords();
  const holiday = ({ country, title }: HolidayMark): string =>
    t('pathwayLists.holiday', { name: title[words.language], country: words.country(country) });
  return {
    otherZone: ({ appointment, time, zone }) => {
      const value = appointment.values['at'];
      const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : null;
      const here = typeof at === 'string' ? wallClock(systemZone, at)?.time : undefined;
      return here === time ? '' : zone.replaceAll('_', ' ');
    },
    holiday,
    troubles: ({ clashes, closed, planned }) => [
      ...clashes.map(({ apart, what }) =>
        t(apart ? 'pathwayLists.clashApart' : 'pathwayLists.clash', { what }),
      ),
      ...(closed === null || !planned
        ? []
        : [closed === 'weekend' ? t('pathwayLists.onWeekend') : holiday(closed)]),
    ],
    dayLabel: ({ day, weekend, holidays }, count) =>
      [
        new Intl.DateTimeFormat(words.language, { weekday: 'long', timeZone: 'UTC' }).format(
          new Date(`${day}T00:00:00Z`),
        ),
        formatDay(day, words.language),
        ...(weekend ? [t('pathwayLists.weekend')] : []),
        ...holidays.map(holiday),
        t('pathwayLists.appointmentCount', { count }),
      ].join(', '),
  };
}
