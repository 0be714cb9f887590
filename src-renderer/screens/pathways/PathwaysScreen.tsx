import { CircleSlash2, Route } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepRow } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet, Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathways } from '../../stores/pathways.ts';
import { useRecords } from '../../stores/records.ts';
import { byDue, isFinished } from '../cases/case-facts.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import { useBlockers } from './blockers.ts';

/** The steps of all cases, the latest due first: what is overdue stands on top. */
export function PathwaysScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const blockers = useBlockers();
  const { steps, load } = usePathways();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [withFinished, setWithFinished] = useState(false);
  const [changing, setChanging] = useState<StepRow | null>(null);
  useEffect(() => {
    void load();
  }, [load, version]);
  useEffect(() => {
    useNames.getState().remember((steps.value ?? []).map((row) => row.step));
  }, [steps.value]);
  const rows = useMemo(
    () => (steps.value ?? []).filter((row) => withFinished || !isFinished(row)).toSorted(byDue),
    [steps.value, withFinished],
  );
  const overdue = rows.filter((row) => row.overdue).length;

  const columns: readonly TableColumn<StepRow>[] = [
    {
      id: 'step',
      title: words.record('step'),
      share: 1.6,
      minWidth: 170,
      cell: (row) => (
        <strong>
          <Bdi text={recordName(row.step, words)} />
        </strong>
      ),
    },
    {
      id: 'status',
      title: words.field('step', 'status'),
      share: 2,
      minWidth: 210,
      cell: (row) => (
        <>
          <ChoiceBadge list="stepStatus" value={textOf(row.step.values['status']) || 'notStarted'} />
          {row.blockedBy.length > 0 && (
            <>
              <Badge tone="warning" icon={<CircleSlash2 aria-hidden />}>
                {t('pathways.blocked')}
              </Badge>
              <Quiet>{blockers(row)}</Quiet>
            </>
          )}
        </>
      ),
    },
    {
      id: 'due',
      title: words.field('step', 'due'),
      share: 1.3,
      minWidth: 244,
      cell: (row) => <DueDay day={row.due} overdue={row.overdue} short />,
    },
    {
      id: 'case',
      title: words.record('case'),
      minWidth: 100,
      cell: (row) =>
        row.caseAlias === null ? <Quiet>{t('common.notSharedHere')}</Quiet> : <Bdi text={row.caseAlias} />,
    },
    {
      id: 'pathway',
      title: words.record('pathway'),
      share: 1.2,
      minWidth: 130,
      cell: (row) =>
        row.pathway === null ? null : (
          <Quiet>
            <Bdi text={recordName(row.pathway, words)} />
          </Quiet>
        ),
    },
  ];
  const open = (id: string): void => {
    const row = rows.find((one) => one.step.id === id);
    if (row?.caseId !== null && row?.caseId !== undefined) go({ name: 'case', id: row.caseId });
    else go({ name: 'record', id, section: 'pathways' });
  };
  return (
    <Page
      fill
      title={t('app.pathways')}
      lead={t('pathways.lead')}
      actions={
        <Row>
          <Button small look="quiet" onPress={() => go({ name: 'waiting' })}>
            {t('waiting.open')}
          </Button>
          {overdue > 0 && <Badge tone="danger">{t('pathways.overdueCount', { count: overdue })}</Badge>}
          <CheckField selected={withFinished} onChange={setWithFinished}>
            {t('pathways.withFinished')}
          </CheckField>
          <Button onPress={() => go({ name: 'templates' })}>{t('templates.toGallery')}</Button>
        </Row>
      }
    >
      <RefusalNotice failure={steps.failure} />
      {steps.value !== null && (
        <DataTable
          label={t('app.pathways')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.step.id}
          rowName={(row) => recordName(row.step, words)}
          onOpen={open}
          onRowKey={(event, id) => {
            if (event.code !== 'KeyS') return;
            event.preventDefault();
            setChanging(rows.find((row) => row.step.id === id) ?? null);
          }}
          empty={() => (
            <EmptyState
              icon={<Route />}
              title={t('pathways.empty')}
              action={<Button onPress={() => go({ name: 'cases' })}>{t('pathways.toCases')}</Button>}
            >
              {t('pathways.emptyText')}
            </EmptyState>
          )}
        />
      )}
      {changing !== null && (
        <StatusPick record={changing.step} field="status" onClose={() => setChanging(null)} />
      )}
    </Page>
  );
}
