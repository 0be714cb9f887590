import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSchema } from '../../stores/schema.ts';
import { namesIn, useShowValue } from '../records/show-value.ts';
import { SlotValue } from '../records/SlotValue.tsx';
import { bySlot, byType } from '../records/table-order.ts';
import styles from './Exchange.module.css';

const tones = {
  new: 'ok',
  changed: 'info',
  conflict: 'danger',
  proposal: 'warning',
  'not shared': 'neutral',
  gone: 'warning',
} as const;

const longest = 300;

interface Props {
  readonly records: ImportPreview['records'];
  /** Where it is not about a file: its title, what stands over the new values, and what is said when nothing changes. */
  readonly words?: { readonly title: string; readonly after: string; readonly none: string };
}

/** Every change with the value that it replaces. */
export function ImportRecords({ records, words: said }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue(namesIn(records));
  const types = useSchema((state) => state.types);
  if (records.length === 0) return <Quiet>{said?.none ?? t('exchange.nothingNew')}</Quiet>;
  const title = said?.title ?? t('exchange.changes');
  // What contradicts comes first: it is what has to be read.
  const worst = (record: ImportPreview['records'][number]): number =>
    record.changes.some((change) => change.standing === 'conflict') ? 0 : record.isNew ? 2 : 1;
  const ordered = records
    .toSorted((a, b) => worst(a) - worst(b) || byType(types)(a, b))
    .map((record) => ({ ...record, changes: record.changes.toSorted(bySlot(types, record.type)) }));
  return (
    <Section title={title}>
      <ScrollRegion label={title}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.record')}</th>
              <th scope="col">{t('exchange.field')}</th>
              <th scope="col">{t('exchange.was')}</th>
              <th scope="col">{said?.after ?? t('exchange.becomes')}</th>
              <th scope="col">{t('exchange.kind')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, longest).flatMap((record) =>
              record.changes.map((change, index) => {
                const label = show.slot(record.type, change.slot);
                const value = (shown: typeof change.after) =>
                  shown === null ? null : (
                    <SlotValue show={show} type={record.type} slot={change.slot} value={shown} />
                  );
                return (
                  <tr key={`${record.id} ${change.slot}`}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={record.changes.length}>
                        <Bdi text={record.name} /> <Quiet>{words.record(record.type)}</Quiet>
                      </th>
                    )}
                    <td>{label}</td>
                    <td
                      className={
                        change.standing === 'changed' || change.standing === 'gone'
                          ? styles['before']
                          : undefined
                      }
                    >
                      {value(change.before)}
                    </td>
                    <td className={styles['value']}>
                      {change.standing === 'not shared' ? (
                        <Quiet>{t('common.notSharedHere')}</Quiet>
                      ) : (
                        value(change.after)
                      )}
                    </td>
                    <td>
                      <Badge tone={tones[change.standing]}>{t(`exchange.standing.${change.standing}`)}</Badge>
                    </td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </table>
      </ScrollRegion>
      {ordered.length > longest && (
        <Quiet>{t('exchange.moreRecords', { count: ordered.length - longest })}</Quiet>
      )}
    </Section>
  );
}
