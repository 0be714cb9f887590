import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { rowKey, useWaitingWords, type WaitingGroup } from './use-waiting-words.ts';
import { Outcome } from './WaitingChart.tsx';
import styles from './Waiting.module.css';

/** The same as the bars, as a real table. */
export function WaitingTable({ group }: { readonly group: WaitingGroup }) {
  const { t } = useTranslation();
  const words = useWaitingWords();
  return (
    <ScrollRegion label={words.group(group)}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{t('waiting.caption', { of: words.group(group) })}</caption>
        <thead>
          <tr>
            {(['step', 'result', 'count', 'median', 'range', 'middle'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`waiting.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">
                <bdi>{words.what(row)}</bdi>
              </th>
              <td>
                <Outcome row={row} />
              </td>
              <td>{typeof row.count === 'number' ? row.count : words.counted(row)}</td>
              {row.days === null ? (
                <td colSpan={3}>{t('waiting.hidden')}</td>
              ) : (
                <>
                  <td>{row.days.median}</td>
                  <td>{t('waiting.fromTo', { from: row.days.least, to: row.days.most })}</td>
                  <td>
                    {row.days.middle === null
                      ? t('waiting.tooFewForHalf')
                      : t('waiting.fromTo', row.days.middle)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
