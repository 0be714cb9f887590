import { useTranslation } from 'react-i18next';
import type { HousePage } from '../../../src-preload/contract/views.ts';
import { classNames } from '../../components/class-names.ts';
import { guestsOn, isBlockedOn } from '../../forms/beds.ts';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { addDays, formatDay } from '../../i18n/dates.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import styles from './NightTable.module.css';

const nights = 14;

/** Beds by night for the next two weeks: numbers in a real table; colour only repeats them. */
export function NightTable({ page }: { readonly page: HousePage }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const today = useToday((state) => state.day);
  const days = Array.from({ length: nights }, (_, index) => addDays(today, index));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <ScrollRegion label={t('houses.nights')}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{t('houses.nightsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('houses.unit')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                <span className={styles['weekday']}>{weekday.format(new Date(`${day}T00:00:00Z`))}</span>
                {formatDay(day, language).split(' ').slice(0, 2).join(' ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.units.map(({ unit, stays }) => {
            const beds = numberOf(unit.values['beds']) ?? 0;
            const blocked = unit.values['blocked'] === true;
            const records = stays.map((row) => row.stay);
            const here = page.clashes.filter((clash) => clash.records[0] === unit.id);
            const putUpWith = here.length > 0 && here.every(({ overridden }) => overridden);
            return (
              <tr key={unit.id}>
                <th scope="row">
                  <bdi>{textOf(unit.values['name'])}</bdi>
                  <span className={styles['beds']}>
                    {blocked ? t('houses.unitBlocked') : t('common.beds', { count: beds })}
                  </span>
                </th>
                {days.map((day) => {
                  const guests = guestsOn(records, day);
                  const shut = isBlockedOn(unit, day);
                  const over = guests > (shut ? 0 : beds);
                  return (
                    <td
                      key={day}
                      className={classNames(
                        shut && styles['blocked'],
                        guests > 0 && styles['some'],
                        guests >= beds && styles['full'],
                        over && !putUpWith && styles['over'],
                      )}
                    >
                      {over
                        ? t('houses.over', { guests, beds: shut ? 0 : beds })
                        : shut
                          ? t('houses.unitBlocked')
                          : `${guests}/${beds}`}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
