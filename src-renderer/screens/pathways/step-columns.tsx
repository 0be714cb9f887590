import { CircleSlash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StepLine } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { Quiet } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import { useShowValue } from '../records/show-value.ts';
import styles from './PathwayLists.module.css';

/** The columns of the list of all steps. */
export function useStepColumns(): readonly TableColumn<StepLine>[] {
  const { t } = useTranslation();
  const words = useWords();
  const { person } = useShowValue();
  return [
    {
      id: 'step',
      title: words.record('step'),
      share: 1.6,
      minWidth: 236,
      cell: (row) => (
        <>
          <strong>
            <Bdi text={recordName(row.step, words)} />
          </strong>
          {row.person !== null && (
            <span className={styles['whose']}>
              <Bdi text={row.person} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'status',
      title: words.field('step', 'status'),
      share: 1.7,
      minWidth: 240,
      cell: (row) => (
        <>
          {row.stand !== 'blocked' && (
            <ChoiceBadge list="stepStatus" value={textOf(row.step.values['status']) || 'notStarted'} />
          )}
          {row.stand === 'waiting' && <Badge>{t('pathwayLists.stands.waiting')}</Badge>}
          {row.stand === 'blocked' && (
            <>
              <Badge tone="warning" icon={<CircleSlash2 aria-hidden />}>
                {t('pathways.blocked')}
              </Badge>
              <Quiet>{row.blockedBy.join(', ')}</Quiet>
            </>
          )}
        </>
      ),
    },
    {
      id: 'due',
      title: words.field('step', 'due'),
      share: 1.2,
      minWidth: 216,
      cell: (row) => <DueDay day={row.due} overdue={row.overdue} short />,
    },
    {
      id: 'responsible',
      title: words.field('step', 'responsible'),
      minWidth: 142,
      cell: (row) => {
        const who = textOf(row.step.values['responsible']);
        return who === '' ? <Quiet>{t('pathwayLists.nobody')}</Quiet> : <Bdi text={person(who)} />;
      },
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
      cell: (row) => (
        <Quiet>
          <Bdi text={recordName(row.pathway, words)} />
        </Quiet>
      ),
    },
  ];
}
