import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../../src-preload/contract/views.ts';
import { Quiet, Section, Stack } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Words } from '../../i18n/words.ts';
import styles from './Exchange.module.css';

const lists: Readonly<Record<string, string>> = {
  'cases status': 'caseStatus',
  'cases priority': 'priority',
  'pathways kind': 'pathwayKind',
  'pathways status': 'pathwayStatus',
};

const columns = ['status', 'priority', 'opened', 'waiting', 'country', 'kind', 'nights'] as const;

/** Counts, exactly as they leave or came. */
export function StatisticsTables({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useTranslation();
  const words = useWords();
  const keyName = (subject: string, by: string, key: string): string => {
    if (key === 'none') return t('exchange.statistics.none');
    if (key === 'other') return t('exchange.statistics.other');
    if (by === 'waiting' && key === 'closed') return words.choice('caseStatus', key);
    return choiceName(words, subject, by, key);
  };
  /** What came may count by something that this version has no word for. */
  const columnName = (by: string): string => {
    const name = columns.find((one) => one === by);
    return name === undefined ? by : t(`exchange.statistics.column.${name}`);
  };
  return (
    <Section
      title={t('exchange.statistics.title', { day: formatDay(statistics.day, words.language) })}
      hint={t('exchange.statistics.small')}
    >
      <ScrollRegion label={t('exchange.statistics.label')}>
        <Stack>
          {statistics.subjects.map((subject) => (
            <table key={subject.name} className={styles['table']}>
              <caption className={styles['caption']}>
                {t(`exchange.statistics.subject.${subject.name}`)}
                {': '}
                {subject.total ?? t('exchange.statistics.hidden')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t('exchange.statistics.by')}</th>
                  <th scope="col">{t('exchange.value')}</th>
                  <th scope="col">{t('exchange.statistics.count')}</th>
                </tr>
              </thead>
              <tbody>
                {subject.tables.flatMap(({ by, cells }) => {
                  const rows = cells ?? [{ key: '', count: t('exchange.statistics.hidden') }];
                  return rows.map(({ key, count }, index) => (
                    <tr key={`${by} ${key}`}>
                      {index === 0 && (
                        <th scope="rowgroup" rowSpan={rows.length}>
                          {columnName(by)}
                        </th>
                      )}
                      <td>{keyName(subject.name, by, key)}</td>
                      <td>{count}</td>
                    </tr>
                  ));
                })}
              </tbody>
            </table>
          ))}
        </Stack>
      </ScrollRegion>
      <Quiet>{t('exchange.statistics.kept')}</Quiet>
    </Section>
  );
}

function choiceName(words: Words, subject: string, by: string, key: string): string {
  if (by === 'country' && /^[A-Z]{2}$/.test(key)) return words.country(key);
  const list = lists[`${subject} ${by}`];
  return list === undefined ? key : words.choice(list, key);
}
