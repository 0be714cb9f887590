import { useTranslation } from 'react-i18next';
import type { DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../exchange/Exchange.module.css';
import { useDrillWords } from './use-drill-words.ts';

const shown = 12;

/** Every file that carried something of it. */
export function WhatLeft({ view }: { readonly view: DrillView }) {
  const { t } = useTranslation();
  const words = useWords();
  const names = useDrillWords();
  return (
    <Section title={t('drill.left')} hint={t('drill.leftHint')}>
      {view.bundles.length === 0 ? (
        <Quiet>{t('drill.leftNothing')}</Quiet>
      ) : (
        <ScrollRegion label={t('drill.left')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('drill.leftPartner')}</th>
                <th scope="col">{t('drill.leftFile')}</th>
                <th scope="col">{t('drill.leftRecords')}</th>
              </tr>
            </thead>
            <tbody>
              {view.bundles.map(({ partner, partnerName, file, records }) => (
                <tr key={`${partner} ${file?.number} ${file?.day}`}>
                  <th scope="row">
                    <Bdi text={names.nameOr(partnerName)} />
                  </th>
                  <td>
                    {file === null
                      ? t('drill.cameFrom')
                      : t('contacts.numberDay', {
                          number: file.number,
                          day: formatDay(file.day, words.language),
                        })}
                  </td>
                  <td className={styles['value']}>
                    <Bdi
                      text={records
                        .slice(0, shown)
                        .map(({ type, name }) =>
                          name === ''
                            ? words.record(type)
                            : t('drill.named', { type: words.record(type), name }),
                        )
                        .join(' · ')}
                    />
                    {records.length > shown && (
                      <Quiet> {t('drill.more', { count: records.length - shown })}</Quiet>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
