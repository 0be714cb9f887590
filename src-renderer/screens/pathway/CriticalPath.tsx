import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import styles from './Pathway.module.css';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly onShow: (step: string) => void;
}

/** The steps that decide the day, in order of time. */
export function CriticalPath({ view, onShow }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  return (
    <Section title={t('pathway.critical')} hint={t('pathway.criticalHint')}>
      {view.critical.length === 0 ? (
        <Quiet>{t('pathway.criticalNone')}</Quiet>
      ) : (
        <ol className={styles['path']} aria-label={t('pathway.critical')}>
          {view.critical.map((id, index) => (
            <li key={id}>
              {index > 0 && <ChevronRight aria-hidden size={14} />}
              <button type="button" className={styles['step']} onClick={() => onShow(id)}>
                <Bdi text={plan.step(id)} />
              </button>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
