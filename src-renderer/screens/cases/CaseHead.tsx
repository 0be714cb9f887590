import { GitFork, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import page from '../../components/Page.module.css';
import { Quiet, Row } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useCasework } from '../../stores/casework.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { LevelBadge } from '../checkins/LevelBadge.tsx';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { AssessmentDue } from '../risk/AssessmentDue.tsx';
import { CaseLife } from './CaseLife.tsx';
import { nextStepOf, riskOf } from './case-facts.ts';
import styles from './Cases.module.css';

interface Props {
  readonly page: CasePage;
  /** The worst watch of the case. */
  readonly watch: WatchRow | null;
  readonly back: ReactNode;
  readonly children: ReactNode;
}

/** Risk, priority and the next step stay in sight however far the page is scrolled. */
export function CaseHead({ page: value, watch, back, children }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const { record } = value;
  const due = useCasework((state) => state.risk.value?.due ?? null);
  const next = nextStepOf(value);
  const danger = textOf(record.values['danger']);
  const conflicts = record.conflicts.length;
  return (
    <div className={page['page']}>
      <header className={styles['head']}>
        {back}
        <Row apart>
          <Row>
            <h1 className={styles['title']}>
              <Bdi text={recordName(record, words)} />
            </h1>
            {watch !== null && watch.level !== 'calm' && <LevelBadge row={watch} />}
            <ChoiceBadge list="priority" value={textOf(record.values['priority'])} />
            <ChoiceBadge list="riskLevel" value={riskOf(value)} />
            <ChoiceBadge list="caseStatus" value={textOf(record.values['status'])} />
            {conflicts > 0 && (
              <Button
                small
                look="quiet"
                icon={<GitFork aria-hidden />}
                onPress={() => go({ name: 'conflicts' })}
              >
                {t('app.conflicts', { count: conflicts })}
              </Button>
            )}
          </Row>
          <Button
            icon={<Send aria-hidden />}
            onPress={() => go({ name: 'export', to: null, cases: [record.id] })}
          >
            {t('cases.share')}
          </Button>
        </Row>
        {danger !== '' && (
          <p className={styles['danger']}>
            <Bdi text={danger} />
          </p>
        )}
        <div className={styles['next']}>
          <Quiet>{t('cases.nextStep')}</Quiet>
          {next === null ? (
            <span>{t('cases.noStep')}</span>
          ) : (
            <>
              <strong>
                <Bdi text={recordName(next.step, words)} />
              </strong>
              <DueDay day={next.due} overdue={next.overdue} />
              {next.blockedBy.length > 0 && <Badge tone="warning">{t('pathways.blocked')}</Badge>}
            </>
          )}
          {due !== null && <AssessmentDue due={due} />}
        </div>
        <CaseLife page={value} />
      </header>
      {children}
    </div>
  );
}
