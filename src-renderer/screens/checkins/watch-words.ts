import { useTranslation } from 'react-i18next';
import type { RungView, WatchLevel, WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { Tone } from '../../components/Notice.tsx';
import { formatInstant, formatWait } from '../../i18n/dates.ts';
import { systemZone } from '../../forms/zoned-time.ts';
import { useWords } from '../../i18n/words.ts';

export const toneOf: Readonly<Record<WatchLevel, Tone>> = {
  danger: 'danger',
  alarm: 'danger',
  rung: 'warning',
  due: 'warning',
  unset: 'warning',
  calm: 'ok',
};

export interface WatchWords {
  /** A moment on the clock of the watch: `12 Mar 2027, 22:00`. */
  when(at: string | null): string;
  /** `in 55 min`. */
  wait(at: string): string;
  level(row: WatchRow): string;
  headline(row: WatchRow): string;
  /** What a rung says, or what such a rung usually means. */
  rungText(rung: Pick<RungView, 'number' | 'text' | 'alarm'>): string;
  rungName(rung: Pick<RungView, 'number' | 'alarm'>): string;
}

export function useWatchWords(zone: string | null): WatchWords {
  const { t } = useTranslation();
  const { language } = useWords();
  const when = (at: string | null): string =>
    at === null ? '' : formatInstant(at, language, zone ?? undefined);
  /** A time on another clock than this computer's is taken for its own at night. */
  const onClock = (at: string | null): string =>
    zone === null || zone === systemZone || at === null ? when(at) : `${when(at)} (${zone})`;
  return {
    when,
    wait: (at) => formatWait(at, Date.now(), language),
    level: (row) => t(`checkins.level.${row.level}`, { rung: row.rung }),
    headline: (row) =>
      t(`checkins.headline.${row.level}`, {
        when: onClock(row.level === 'danger' ? row.danger : row.openDue),
      }),
    rungText: ({ number, text, alarm }) =>
      text ?? t(`checkins.defaultRung.${alarm ? 'alarm' : number === 1 ? 'first' : 'between'}`),
    rungName: ({ number, alarm }) => t(alarm ? 'checkins.rungAlarm' : 'checkins.rung', { number }),
  };
}
