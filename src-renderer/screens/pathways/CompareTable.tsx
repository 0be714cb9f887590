import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedPathway, ComparisonView } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';
import styles from './Compare.module.css';
import { onceEach } from './once-each.ts';
import { MissingList } from './MissingList.tsx';

/** One column for each way out, one row for each thing to weigh. */
export function CompareTable({ view }: { readonly view: ComparisonView }) {
  const { t } = useTranslation();
  const words = useWords();
  const name = (way: ComparedPathway): string => way.title ?? recordName(way.record, words);
  const range = (days: ComparedPathway['departure']): string => {
    if (days === null) return t('pathwayLists.cannotTell');
    const { earliest, latest } = days;
    const from = formatDay(earliest, words.language);
    return earliest === latest
      ? from
      : t('pathwayLists.fromTo', { from, until: formatDay(latest, words.language) });
  };
  const rows: readonly { readonly id: string; readonly cell: (way: ComparedPathway) => ReactNode }[] = [
    { id: 'departure', cell: ({ departure }) => <strong>{range(departure)}</strong> },
    {
      id: 'duration',
      cell: ({ days, untold }) => (
        <>
          {days === null
            ? t('pathwayLists.cannotTell')
            : days.min === days.max
              ? t('pathwayLists.days', { count: days.max })
              : t('pathwayLists.daysRange', { min: days.min, count: days.max })}
          {untold > 0 && <Badge wraps>{t('pathwayLists.untold', { count: untold })}</Badge>}
        </>
      ),
    },
    {
      id: 'critical',
      cell: ({ critical }) =>
        critical.length === 0 ? (
          <Quiet>{t('pathwayLists.none')}</Quiet>
        ) : (
          <ol className={styles['steps']}>
            {onceEach(critical).map(({ title, finish, count }) => (
              <li key={title}>
                <bdi>{count === 1 ? title : t('pathwayLists.forSeveral', { title, count })}</bdi>
                {finish !== null && <Quiet> {range(finish)}</Quiet>}
              </li>
            ))}
          </ol>
        ),
    },
    {
      id: 'steps',
      cell: ({ steps, done }) => t('pathwayLists.stepsDone', { count: steps, done }),
    },
    {
      id: 'fees',
      cell: ({ fees }) =>
        fees.length === 0 ? (
          <Quiet>{t('pathwayLists.noFees')}</Quiet>
        ) : (
          fees.map(({ amount, currency }) => (
            <div key={currency} className={styles['fee']}>
              {amount} {currency}
            </div>
          ))
        ),
    },
    { id: 'missing', cell: (way) => <MissingList way={way} /> },
    {
      id: 'checked',
      cell: ({ template, checkedOn }) =>
        !template ? (
          <Quiet>{t('pathwayLists.noTemplate')}</Quiet>
        ) : checkedOn === null ? (
          <Badge tone="warning">{t('pathwayLists.unchecked')}</Badge>
        ) : (
          t('pathwayLists.checkedOn', { day: formatDay(checkedOn, words.language) })
        ),
    },
  ];
  return (
    <div className={styles['whole']}>
      <ScrollRegion label={t('pathwayLists.compare')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">
                <span className={styles['corner']}>{t('pathwayLists.compare')}</span>
              </th>
              {view.ways.map((way) => (
                <th key={way.record.id} scope="col">
                  <bdi>{name(way)}</bdi>
                  {way.of === 'template' ? (
                    <Badge>{t('pathwayLists.ofTemplate')}</Badge>
                  ) : (
                    textOf(way.record.values['status']) !== '' && (
                      <ChoiceBadge list="pathwayStatus" value={textOf(way.record.values['status'])} />
                    )
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cell }) => (
              <tr key={id}>
                <th scope="row">{t(`pathwayLists.compared.${id}` as 'pathwayLists.compared.steps')}</th>
                {view.ways.map((way) => (
                  <td key={way.record.id}>{cell(way)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
