import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Row, Strong } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { DueDay } from '../records/DueDay.tsx';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  /** The refused one. */
  readonly step: string;
}

/** What begins with a refusal, by when, and what waits for it. */
export function AfterRefusal({ view, step }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const begins = view.steps.filter((row) => textOf(row.step.values['ifRefused']) === step);
  const waits = view.steps.filter(
    ({ outlook }) => outlook.needed && (outlook.blockedBy as readonly string[]).includes(step),
  );
  return (
    <>
      {begins.length === 0 ? (
        <p>{t('pathway.refusedNothing')}</p>
      ) : (
        <section aria-label={t('pathway.refusedBegins')}>
          <Strong>{t('pathway.refusedBegins')}</Strong>
          <ul className={styles['plain']}>
            {begins.map(({ step: { id }, outlook }) => (
              <li key={id}>
                <Row>
                  <Bdi text={plan.step(id)} />
                  {outlook.due !== null && <DueDay day={outlook.due} overdue={outlook.overdue} />}
                </Row>
              </li>
            ))}
          </ul>
        </section>
      )}
      {waits.length === 0 ? (
        <Quiet>{t('pathway.refusedFree')}</Quiet>
      ) : (
        <section aria-label={t('pathway.refusedBlocks')}>
          <Strong>{t('pathway.refusedBlocks')}</Strong>
          <ul className={styles['plain']}>
            {waits.map(({ step: { id } }) => (
              <li key={id}>
                <Bdi text={plan.step(id)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
