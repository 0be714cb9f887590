import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import styles from './Pathway.module.css';
import { groupsOf } from './step-groups.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly onShow: (step: string) => void;
}

/** The steps that decide the day, in order of time; one step of several persons stands once, with their names. */
export function CriticalPath({ view, onShow }: Props) {
  const { t } = useTranslation();
  const plan = usePlanWords(view);
  const rows = view.critical.flatMap((id) => view.steps.filter(({ step }) => step.id === id));
  return (
    <Section title={t('pathway.critical')} hint={t('pathway.criticalHint')}>
      {view.critical.length === 0 ? (
        <Quiet>{t('pathway.criticalNone')}</Quiet>
      ) : (
        <ol className={styles['path']} aria-label={t('pathway.critical')}>
          {groupsOf(rows).map(({ key, rows: of }, index) => {
            const [first] = of;
            if (first === undefined) return null;
            const { id } = first.step;
            const who = of.flatMap(({ person }) => (person === null ? [] : [plan.person(person.id)]));
            return (
              <li key={key}>
                {index > 0 && <ChevronRight aria-hidden size={14} />}
                <button type="button" className={styles['step']} onClick={() => onShow(id)}>
                  <Bdi
                    text={
                      of.length === 1
                        ? plan.step(id)
                        : t('pathway.stepOf', { title: plan.title(id), who: who.join(', ') })
                    }
                  />
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
