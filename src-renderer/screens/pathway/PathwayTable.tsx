import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';
import styles from './PathwayGrid.module.css';
import { isOver } from './step-state.ts';
import { usePlanWords } from './use-plan-words.ts';

const none = '–';

/** The same as the drawing, as a real table: for screen readers, and for who wants to read days. */
export function PathwayTable({ view }: { readonly view: PathwayPlanView }) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const heads = ['step', 'who', 'state', 'start', 'finish', 'slack', 'appointments'] as const;
  return (
    <ScrollRegion label={t('pathway.asTable')}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{t('pathway.table.caption')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`pathway.table.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.steps.map(({ step, outlook, person, appointments }) => (
            <tr key={step.id}>
              <th scope="row">
                <Bdi text={recordName(step, words)} />
              </th>
              <td>{person === null ? none : <Bdi text={recordName(person, words)} />}</td>
              <td>
                {outlook.state === 'blocked'
                  ? t('pathways.blocked')
                  : words.choice('stepStatus', outlook.state)}
                {!outlook.needed && !isOver(outlook.state) && <Quiet> {t('pathway.notNeeded')}</Quiet>}
              </td>
              <td>{outlook.start === null ? none : plan.range(outlook.start)}</td>
              <td>
                {outlook.finish === null ? none : plan.range(outlook.finish)}
                {outlook.due !== null && !isOver(outlook.state) && (
                  <Quiet> {t('pathway.due', { day: formatDay(outlook.due, words.language) })}</Quiet>
                )}
              </td>
              <td>
                {outlook.critical && !isOver(outlook.state) ? (
                  <Row>
                    <Zap aria-hidden size={12} />
                    {t('pathway.criticalMark')}
                  </Row>
                ) : outlook.slack === null ? (
                  none
                ) : (
                  t('pathway.days', { count: outlook.slack })
                )}
              </td>
              <td>
                {appointments
                  .filter(({ values }) => (textOf(values['status']) || 'planned') === 'planned')
                  .map((one) => (
                    <div key={one.id}>{plan.when(one)}</div>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
