import { Route } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepLine, StepStand } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayLists } from '../../stores/pathway-lists.ts';
import { useRecords } from '../../stores/records.ts';
import { recordName } from '../records/record-name.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import styles from './PathwayLists.module.css';
import { StepFilters } from './StepFilters.tsx';
import { useStepColumns } from './step-columns.tsx';

const tones = { overdue: 'danger', next: 'info', blocked: 'warning', waiting: 'neutral' } as const;

/** The steps of all cases: S and a digit change the status of one, Enter opens it on the page of its pathway. */
export function StepsTab() {
  const { t } = useTranslation();
  const words = useWords();
  const columns = useStepColumns();
  const { steps, stepWish, loadSteps, wishSteps } = usePathwayLists();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [changing, setChanging] = useState<StepLine | null>(null);
  useEffect(() => {
    void loadSteps();
  }, [loadSteps, version]);
  const view = steps.value;
  const line = (id: string): StepLine | null => view?.rows.find((one) => one.step.id === id) ?? null;
  const narrowed = Object.keys(stepWish).length > 1;
  return (
    <div className={styles['tab']}>
      <Quiet>{t('pathwayLists.stepsLead')}</Quiet>
      {view !== null && <StepFilters view={view} wish={stepWish} onWish={wishSteps} />}
      {view !== null && view.open > 0 && (
        <div className={styles['counts']} role="status">
          {(Object.keys(tones) as StepStand[]).map((stand) => (
            <Badge key={stand} tone={view.stands[stand] > 0 ? tones[stand] : 'neutral'}>
              {t(`pathwayLists.standCount.${stand}`, { count: view.stands[stand] })}
            </Badge>
          ))}
          {view.more > 0 && <Quiet>{t('pathwayLists.more', { count: view.more })}</Quiet>}
        </div>
      )}
      <RefusalNotice failure={steps.failure} />
      {view !== null && (
        <DataTable
          label={t('pathwayLists.tab.steps')}
          columns={columns}
          rows={view.rows}
          rowId={(row) => row.step.id}
          rowName={(row) => recordName(row.step, words)}
          onOpen={(id) => {
            const row = line(id);
            if (row !== null) go({ name: 'pathway', id: row.pathway.id, step: row.step.id });
          }}
          onRowKey={(event, id) => {
            if (event.code !== 'KeyS') return;
            event.preventDefault();
            setChanging(line(id));
          }}
          empty={() =>
            narrowed ? (
              <EmptyState
                icon={<Route />}
                title={t('pathwayLists.noneSo')}
                action={
                  <Button onPress={() => wishSteps({ order: stepWish.order })}>
                    {t('pathwayLists.showAll')}
                  </Button>
                }
              >
                {t('pathwayLists.noneSoText')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<Route />}
                title={t('pathways.empty')}
                action={<Button onPress={() => go({ name: 'cases' })}>{t('pathways.toCases')}</Button>}
              >
                {t('pathways.emptyText')}
              </EmptyState>
            )
          }
        />
      )}
      {changing !== null && (
        <StatusPick
          record={changing.step}
          field="status"
          of={recordName(changing.step, words)}
          onClose={() => setChanging(null)}
        />
      )}
    </div>
  );
}
