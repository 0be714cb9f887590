import { useTranslation } from 'react-i18next';
import type { ErasureAsked } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatDay, formatDayOf } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../exchange/Exchange.module.css';

const tones = { erased: 'ok', declined: 'warning', 'not held': 'neutral' } as const;

/** What was asked of whom, whether it is on its way, and what they answered. */
export function AskedTable({
  label,
  asked,
}: {
  readonly label: string;
  readonly asked: readonly ErasureAsked[];
}) {
  const { t } = useTranslation();
  const { language } = useWords();
  const day = (at: string): string => formatDayOf(at, language);
  return (
    <ScrollRegion label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('erase.whom')}</th>
            <th scope="col">{t('erase.whatAsked')}</th>
            <th scope="col">{t('erase.askedOn')}</th>
            <th scope="col">{t('erase.way')}</th>
            <th scope="col">{t('erase.answerHead')}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => (
            <tr key={one.request}>
              <th scope="row">
                <bdi>{one.name}</bdi>
              </th>
              <td>
                {t('erase.askedValues', { count: one.values })}{' '}
                <Quiet>{t(`erase.reasons.${one.reason}`)}</Quiet>
              </td>
              <td>{day(one.at)}</td>
              <td>
                {one.sent === null
                  ? t('erase.notSent')
                  : one.received
                    ? t('erase.arrived')
                    : t('erase.sentWith', {
                        number: one.sent.number,
                        day: formatDay(one.sent.day, language),
                      })}
              </td>
              <td>
                {one.answer === null ? (
                  <Quiet>{t('erase.waitingSince', { day: day(one.at) })}</Quiet>
                ) : (
                  <Badge tone={tones[one.answer.answer]}>
                    {t('erase.answeredOn', {
                      answer: t(`erase.answer.${one.answer.answer}`),
                      day: day(one.answer.at),
                    })}
                  </Badge>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
