import { useTranslation } from 'react-i18next';
import type { PaperLine } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { Quiet } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';

export const paperTones = {
  expired: 'danger',
  missing: 'danger',
  short: 'danger',
  old: 'warning',
  undated: 'warning',
  soon: 'info',
  good: 'ok',
} as const;

interface PaperWords {
  /** `Passport · Heron`. */
  name(line: PaperLine): string;
}

export function usePaperWords(): PaperWords {
  const { t } = useTranslation();
  const words = useWords();
  return {
    name: ({ kind, personName }) => {
      const what = kind === null ? words.record('document') : words.choice('documentKind', kind);
      return personName === null ? what : t('pathwayLists.paperOf', { what, whose: personName });
    },
  };
}

/** The columns of the expiry radar. */
export function usePaperColumns(): readonly TableColumn<PaperLine>[] {
  const { t } = useTranslation();
  const words = useWords();
  const { name } = usePaperWords();
  return [
    {
      id: 'paper',
      title: words.record('document'),
      share: 1.5,
      minWidth: 230,
      cell: (line) => (
        <strong>
          <Bdi text={name(line)} />
        </strong>
      ),
    },
    {
      id: 'state',
      title: t('pathwayLists.paperState'),
      share: 1.3,
      minWidth: 190,
      cell: (line) => <Badge tone={paperTones[line.state]}>{t(`pathwayLists.paper.${line.state}`)}</Badge>,
    },
    {
      id: 'expires',
      title: words.field('document', 'validUntil'),
      minWidth: 126,
      cell: ({ validUntil, document }) =>
        document === null ? null : validUntil === null ? (
          <Quiet>{t('pathwayLists.noExpiry')}</Quiet>
        ) : (
          <span>{formatDay(validUntil, words.language)}</span>
        ),
    },
    {
      id: 'needed',
      title: t('pathwayLists.neededOn'),
      share: 1.2,
      minWidth: 126,
      cell: ({ need }) =>
        need === null ? (
          <Quiet>{t('pathwayLists.notNeeded')}</Quiet>
        ) : (
          <span>{formatDay(need.on, words.language)}</span>
        ),
    },
    {
      id: 'until',
      title: t('pathwayLists.mustLast'),
      minWidth: 124,
      cell: ({ need }) => (need === null ? null : <span>{formatDay(need.until, words.language)}</span>),
    },
    {
      id: 'case',
      title: words.record('case'),
      minWidth: 90,
      cell: ({ caseAlias }) => (caseAlias === null ? null : <Bdi text={caseAlias} />),
    },
    {
      id: 'asks',
      title: t('pathwayLists.askedBy'),
      minWidth: 110,
      cell: ({ asks }) =>
        asks === null ? null : (
          <Quiet>
            <Bdi text={recordName(asks, words)} />
          </Quiet>
        ),
    },
  ];
}
