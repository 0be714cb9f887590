import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentLine } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Quiet } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { recordName } from '../records/record-name.ts';
import { useShowValue } from '../records/show-value.ts';
import { useAppointmentWords } from './appointment-words.ts';

interface Props {
  readonly rows: readonly AppointmentLine[];
  readonly onOpen: (row: AppointmentLine) => void;
}

/** The same appointments as in the week, as a table: Enter opens the step on the page of its pathway. */
export function AppointmentList({ rows, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { person } = useShowValue();
  const { otherZone, troubles } = useAppointmentWords();
  const weekday = new Intl.DateTimeFormat(words.language, { weekday: 'short', timeZone: 'UTC' });
  const columns: readonly TableColumn<AppointmentLine>[] = [
    {
      id: 'at',
      title: words.field('appointment', 'at'),
      share: 1.2,
      minWidth: 206,
      cell: (row) => (
        <>
          <Quiet>{weekday.format(new Date(`${row.day}T00:00:00Z`))}</Quiet>
          <span>
            {t('pathwayLists.dayTime', { day: formatDay(row.day, words.language), time: row.time })}
          </span>
        </>
      ),
    },
    {
      id: 'zone',
      title: t('pathwayLists.zone'),
      minWidth: 126,
      cell: (row) => <Quiet>{otherZone(row)}</Quiet>,
    },
    {
      id: 'step',
      title: words.record('step'),
      share: 1.5,
      minWidth: 140,
      cell: (row) => (
        <strong>
          <Bdi text={recordName(row.step, words)} />
        </strong>
      ),
    },
    {
      id: 'status',
      title: words.field('appointment', 'status'),
      share: 1.6,
      minWidth: 206,
      cell: (row) => (
        <>
          <ChoiceBadge
            list="appointmentStatus"
            value={textOf(row.appointment.values['status']) || 'planned'}
          />
          {row.clashes.length > 0 && <Badge tone="danger">{t('pathwayLists.clashShort')}</Badge>}
          {row.planned && row.closed !== null && (
            <Badge tone="warning">{t('pathwayLists.closedShort')}</Badge>
          )}
          {troubles(row).length > 0 && <Quiet>{troubles(row).join('; ')}</Quiet>}
        </>
      ),
    },
    {
      id: 'case',
      title: words.record('case'),
      minWidth: 84,
      cell: ({ caseAlias }) => (caseAlias === null ? null : <Bdi text={caseAlias} />),
    },
    {
      id: 'country',
      title: t('pathwayLists.country'),
      minWidth: 96,
      cell: ({ country }) => (country === null ? null : <span>{words.country(country)}</span>),
    },
    {
      id: 'responsible',
      title: words.field('step', 'responsible'),
      minWidth: 142,
      cell: ({ responsible }) =>
        responsible === null ? <Quiet>{t('pathwayLists.nobody')}</Quiet> : <Bdi text={person(responsible)} />,
    },
  ];
  return (
    <DataTable
      label={t('pathwayLists.tab.appointments')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.appointment.id}
      rowName={(row) => `${row.caseAlias ?? ''} ${recordName(row.step, words)}`}
      onOpen={(id) => {
        const row = rows.find((one) => one.appointment.id === id);
        if (row !== undefined) onOpen(row);
      }}
      empty={() => (
        <EmptyState icon={<CalendarDays />} title={t('pathwayLists.noAppointments')}>
          {t('pathwayLists.noAppointmentsText')}
        </EmptyState>
      )}
    />
  );
}
