import { GitFork } from 'lucide-react';
import { useMemo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { Quiet } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useCases } from '../../stores/cases.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { DuplicateFlag } from '../intake/DuplicateFlag.tsx';
import { recordName } from '../records/record-name.ts';

interface Props {
  readonly rows: readonly CaseRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onRowKey: (event: KeyboardEvent, id: string) => void;
  readonly empty: () => ReactNode;
}

export function CaseTable({ rows, chosen, onChoose, onRowKey, empty }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { filter, setFilter } = useCases();
  const go = useNavigation((state) => state.go);
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
        minWidth: 76,
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
        minWidth: 138,
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
  return (
    <DataTable
      label={t('app.cases')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.record.id}
      rowName={(row) => recordName(row.record, words)}
      sort={{ column: filter.sortBy, descending: filter.descending }}
      onSort={(sortBy, descending) => setFilter({ sortBy, descending })}
      onOpen={(id) => go({ name: 'case', id })}
      onRowKey={onRowKey}
      selection={{ chosen, onChange: onChoose }}
      empty={empty}
    />
  );
}
