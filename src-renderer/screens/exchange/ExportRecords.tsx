import { useTranslation } from 'react-i18next';
import type { ExportPlan, Json } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Quiet } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSchema } from '../../stores/schema.ts';
import { namesIn, useShowValue } from '../records/show-value.ts';
import { bySlot, byType } from '../records/table-order.ts';
import styles from './Exchange.module.css';
import type { Withhold } from './use-export-plan.ts';

interface Props {
  readonly plan: ExportPlan;
  /** What the plan was made with. */
  readonly planned: Withhold;
  /** What is ticked off now. */
  readonly withhold: Withhold;
  readonly disabled: boolean;
  readonly onWithhold: (withhold: Withhold) => void;
}

interface Row {
  readonly slot: string;
  readonly value: Json;
  readonly leaves: boolean;
}

interface Shown extends Pick<ExportPlan['records'][number], 'id' | 'type' | 'name'> {
  readonly rows: readonly Row[];
}

/** Every value that leaves, with a tick; what was ticked off stays in its place, so that it can be ticked again. */
export function ExportRecords({ plan, planned, withhold, disabled, onWithhold }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue(namesIn([...plan.records, ...plan.withheld]));
  const types = useSchema((state) => state.types);
  const shown = merged(plan)
    .toSorted(byType(types))
    .map((record) => ({ ...record, rows: record.rows.toSorted(bySlot(types, record.type)) }));
  const isOff = (choice: Withhold, record: string, field?: string): boolean =>
    choice.some((one) => one.record === record && one.field === field);
  const toggle = (on: boolean, record: string, field?: string): void => {
    const others = withhold.filter((one) => one.record !== record || one.field !== field);
    onWithhold(on ? others : [...others, field === undefined ? { record } : { record, field }]);
  };
  return (
    <ScrollRegion label={t('exchange.exactly')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.record')}</th>
            <th scope="col">{t('exchange.field')}</th>
            <th scope="col">{t('exchange.value')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap((record) => {
            const recordOff = isOff(withhold, record.id);
            return record.rows.map(({ slot, value, leaves }, index) => {
              // It stays because something else does: a parent, or a record that it names.
              const follows = !leaves && !isOff(planned, record.id) && !isOff(planned, record.id, slot);
              const label = show.slot(record.type, slot);
              return (
                <tr key={`${record.id} ${slot} ${index}`}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={record.rows.length}>
                      <CheckField
                        selected={!recordOff}
                        disabled={disabled}
                        onChange={(on) => toggle(on, record.id)}
                      >
                        <Bdi text={record.name} /> <Quiet>{words.record(record.type)}</Quiet>
                      </CheckField>
                    </th>
                  )}
                  <td>
                    {record.rows[index - 1]?.slot === slot ? (
                      label
                    ) : (
                      <CheckField
                        selected={!recordOff && !follows && !isOff(withhold, record.id, slot)}
                        disabled={disabled || recordOff || follows}
                        onChange={(on) => toggle(on, record.id, slot)}
                      >
                        {label}
                      </CheckField>
                    )}
                  </td>
                  <td className={styles['value']}>
                    <Bdi text={show.value(record.type, slot, value)} />
                    {!leaves && <Quiet> {t('exchange.stays')}</Quiet>}
                  </td>
                </tr>
              );
            });
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function merged(plan: ExportPlan): readonly Shown[] {
  const all = new Map<string, Shown>();
  for (const [records, leaves] of [
    [plan.records, true],
    [plan.withheld, false],
  ] as const) {
    for (const { id, type, name, values } of records) {
      const rows = [...(all.get(id)?.rows ?? []), ...values.map((value) => ({ ...value, leaves }))];
      all.set(id, { id, type, name, rows });
    }
  }
  return [...all.values()];
}
