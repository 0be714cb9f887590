import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { stepTitle } from '../../forms/template-text.ts';
import { useWords } from '../../i18n/words.ts';
import list from '../cases/Cases.module.css';
import { recordName } from '../records/record-name.ts';
import styles from './Pathway.module.css';
import { groupsOf } from './step-groups.ts';
import { StepItem } from './StepItem.tsx';
import type { StepAct } from './step-keys.ts';
import { isOver } from './step-state.ts';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  /** A step that is to be looked at; counted, so that it can be asked twice. */
  readonly shown: { readonly step: string; readonly count: number } | null;
  readonly open: string | null;
  readonly onOpen: (step: string | null) => void;
  readonly onAct: (step: string, act: StepAct) => void;
}

/** The steps in order; one step of several persons stands together, each with its own state. */
export function StepList({ view, shown, open, onOpen, onAct }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const around = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    // After the frame has taken the focus to a new page.
    const waiting = setTimeout(() => {
      const step = around.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(shown.step)}"]`);
      step?.focus();
      step?.scrollIntoView({ block: 'center' });
    }, 0);
    return () => clearTimeout(waiting);
  }, [shown]);
  const item = (row: PathwayPlanView['steps'][number], title: string) => (
    <StepItem
      key={row.step.id}
      view={view}
      row={row}
      title={title}
      open={open === row.step.id}
      onOpen={() => onOpen(open === row.step.id ? null : row.step.id)}
      onAct={onAct}
    />
  );
  if (view.steps.length === 0) return <Quiet>{t('pathway.noSteps')}</Quiet>;
  return (
    <>
      <Quiet>{t('pathway.stepsHint')}</Quiet>
      <ol ref={around} className={list['list']} aria-label={t('pathway.steps')}>
        {groupsOf(view.steps).map(({ key, rows }) => {
          const [first] = rows;
          if (first === undefined) return null;
          if (rows.length === 1) return item(first, plan.step(first.step.id));
          const common = stepTitle(view.template, first.step, words.language);
          return (
            <li key={key}>
              <div className={styles['group']}>
                <Row>
                  <strong>
                    <Bdi text={common} />
                  </strong>
                  <Quiet>{t('pathway.persons', { count: rows.length })}</Quiet>
                  <Quiet>
                    {t('pathway.personsDone', {
                      done: rows.filter(({ outlook }) => isOver(outlook.state)).length,
                      all: rows.length,
                    })}
                  </Quiet>
                </Row>
              </div>
              <ul className={styles['persons']} aria-label={common}>
                {rows.map((row) =>
                  item(row, row.person === null ? plan.step(row.step.id) : recordName(row.person, words)),
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </>
  );
}
