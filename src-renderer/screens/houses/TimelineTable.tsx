import { useTranslation } from 'react-i18next';
import type { TimelineBar, TimelineView } from '../../../src-preload/contract/houses-views.ts';
import { classNames } from '../../components/class-names.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useBarWords } from './bar-words.ts';
import styles from './Timeline.module.css';

const isThere = (bar: TimelineBar, day: string): boolean =>
  bar.from <= day && (bar.until === null || day < bar.until);

/** The same as the drawing, as a real table: for screen readers, and for who wants to read numbers. */
export function TimelineTable({ view }: { readonly view: TimelineView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const words = useBarWords();
  const days = view.houses.flatMap(({ units }) => units)[0]?.nights.map(({ day }) => day) ?? [];
  return (
    <ScrollRegion label={t('houses.asTable')}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{t('houses.timelineCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('houses.unit')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {formatDay(day, language).split(' ').slice(0, 2).join(' ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.houses.flatMap(({ house, units }) =>
            units.map((unit) => (
              <tr key={`${house.id} ${unit.id ?? ''}`}>
                <th scope="row">
                  <bdi>{textOf(house.values['codeName'])}</bdi>
                  <span className={styles['beds']}>
                    <bdi>{unit.id === null ? t('houses.unplaced') : unit.name}</bdi>
                  </span>
                </th>
                {unit.nights.map((night) => (
                  <td
                    key={night.day}
                    className={classNames(
                      night.mark === 'clash' && styles['over'],
                      night.blocked && styles['shut'],
                    )}
                  >
                    {words.cell(night)}
                    {unit.bars
                      .filter((bar) => isThere(bar, night.day))
                      .map((bar) => (
                        <span key={bar.stay} className={styles['beds']}>
                          {words.short(bar)}
                        </span>
                      ))}
                  </td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
