import { BriefcaseBusiness, GitFork, Plus, Search } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useCases } from '../../stores/cases.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useWish } from '../frame/wish.ts';
import { DuplicateFlag, useDuplicateFlags } from '../intake/DuplicateFlag.tsx';
import { NewCase } from '../intake/NewCase.tsx';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import styles from './Cases.module.css';

export function CaseList() {
  const { t } = useTranslation();
  const words = useWords();
  const { rows, filter, setFilter, load } = useCases();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<CaseRow | null>(null);
  useDuplicateFlags();
  const find = useRef<HTMLDivElement>(null);

  useEffect(() => {
    void load();
  }, [load, version]);
  useWish(
    'new',
    useCallback(() => setMaking(true), []),
  );
  useWish(
    'find',
    useCallback(() => find.current?.querySelector('input')?.focus(), []),
  );

  const columns = useMemo(
    (): readonly TableColumn<CaseRow>[] => [
      {
        id: 'alias',
        title: words.field('case', 'alias'),
        sortable: true,
        share: 1.4,
        minWidth: 112,
        cell: (row) => (
          <>
            <strong>
              <Bdi text={recordName(row.record, words)} />
            </strong>
            <DuplicateFlag id={row.record.id} />
            {row.openConflicts > 0 && (
              <Badge tone="danger" icon={<GitFork aria-hidden />}>
                <span aria-hidden>{row.openConflicts}</span>
                <VisuallyHidden>{t('app.conflicts', { count: row.openConflicts })}</VisuallyHidden>
              </Badge>
            )}
          </>
        ),
      },
      {
        id: 'status',
        title: words.field('case', 'status'),
        sortable: true,
        minWidth: 116,
        share: 0.8,
        cell: (row) => <ChoiceBadge list="caseStatus" value={textOf(row.record.values['status'])} />,
      },
      {
        id: 'priority',
        title: words.field('case', 'priority'),
        sortable: true,
        minWidth: 170,
        cell: (row) => <ChoiceBadge list="priority" value={textOf(row.record.values['priority'])} />,
      },
      {
        id: 'persons',
        title: t('cases.persons'),
        minWidth: 88,
        share: 0.4,
        cell: (row) => <span>{row.persons}</span>,
      },
      {
        id: 'house',
        title: t('cases.house'),
        minWidth: 116,
        share: 0.8,
        cell: (row) => (row.house === null ? <Quiet>{t('cases.noBed')}</Quiet> : <Bdi text={row.house} />),
      },
      {
        id: 'nextStep',
        title: t('cases.nextStep'),
        share: 1.6,
        minWidth: 154,
        cell: (row) =>
          row.nextStep === null ? (
            <Quiet>{t('cases.noStep')}</Quiet>
          ) : (
            <Bdi text={recordName(row.nextStep.step, words)} />
          ),
      },
      {
        id: 'due',
        title: words.field('step', 'due'),
        share: 1.2,
        minWidth: 246,
        cell: (row) =>
          row.nextStep === null ? null : (
            <DueDay day={row.nextStep.due} overdue={row.nextStep.overdue} short />
          ),
      },
    ],
    [t, words],
  );
  const found = rows.value ?? [];
  return (
    <Page
      fill
      title={t('app.cases')}
      actions={
        <Button look="primary" icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
          {t('cases.new')}
        </Button>
      }
    >
      <div className={styles['filter']} ref={find}>
        <TextField
          label={t('cases.filter')}
          hideLabel
          placeholder={t('cases.filterHint')}
          value={filter.text}
          onChange={(text) => setFilter({ text })}
          after={<Search aria-hidden size={16} className={styles['glass']} />}
        />
        <Quiet>{rows.value === null ? '' : t('cases.count', { count: found.length })}</Quiet>
      </div>
      <RefusalNotice failure={rows.failure} />
      {rows.value !== null && (
        <DataTable
          label={t('app.cases')}
          columns={columns}
          rows={found}
          rowId={(row) => row.record.id}
          rowName={(row) => recordName(row.record, words)}
          sort={{ column: filter.sortBy, descending: filter.descending }}
          onSort={(sortBy, descending) => setFilter({ sortBy, descending })}
          onOpen={(id) => go({ name: 'case', id })}
          onRowKey={(event, id) => {
            if (event.code !== 'KeyS') return;
            event.preventDefault();
            setChanging(found.find((row) => row.record.id === id) ?? null);
          }}
          empty={() =>
            filter.text.trim() === '' ? (
              <EmptyState
                icon={<BriefcaseBusiness />}
                title={t('cases.empty')}
                action={
                  <Button look="primary" icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
                    {t('cases.new')}
                  </Button>
                }
              >
                {t('cases.emptyText')}
              </EmptyState>
            ) : (
              <EmptyState icon={<Search />} title={t('cases.notFound')}>
                {t('cases.notFoundText')}
              </EmptyState>
            )
          }
        />
      )}
      {making && <NewCase onClose={() => setMaking(false)} />}
      {changing !== null && (
        <StatusPick record={changing.record} field="status" onClose={() => setChanging(null)} />
      )}
    </Page>
  );
}
