import { useTranslation } from 'react-i18next';
import type { WaitingDays, WaitingRow } from '../../../src-preload/contract/statistics-views.ts';
import { useWords } from '../../i18n/words.ts';

/** Rows of one country and kind, in the order in which they came. */
export interface WaitingGroup {
  readonly key: string;
  readonly country: string | null;
  readonly kind: string | null;
  readonly rows: readonly WaitingRow[];
}

export function waitingGroups(rows: readonly WaitingRow[]): readonly WaitingGroup[] {
  return [...Map.groupBy(rows, ({ country, kind }) => JSON.stringify([country, kind]))].map(([key, own]) => ({
    key,
    country: own[0]?.country ?? null,
    kind: own[0]?.kind ?? null,
    rows: own,
  }));
}

export const rowKey = ({ what, outcome }: WaitingRow): string => `${JSON.stringify(what)} ${outcome}`;

export function useWaitingWords() {
  const { t } = useTranslation();
  const words = useWords();
  const group = ({ country, kind }: WaitingGroup): string =>
    t('common.and', {
      a: country === null ? t('waiting.noCountry') : words.country(country),
      b: kind === null ? t('waiting.noKind') : words.choice('pathwayKind', kind),
    });
  const what = ({ what: which }: WaitingRow): string =>
    typeof which === 'string' ? t(`waiting.${which}`) : which.step;
  const counted = ({ count }: WaitingRow): string =>
    typeof count === 'number'
      ? t('waiting.counted', { count })
      : t(count === '<5' ? 'waiting.few' : 'waiting.oneFamily');
  const days = ({ median, least, most }: WaitingDays): string =>
    t('waiting.days', { median, least, most, count: median });
  return { group, what, counted, days };
}
