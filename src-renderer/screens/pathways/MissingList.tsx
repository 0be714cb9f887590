import { useTranslation } from 'react-i18next';
import type { ComparedPathway } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import styles from './Compare.module.css';

/** What a way out still lacks: papers, dates of birth, consents. */
export function MissingList({ way }: { readonly way: ComparedPathway }) {
  const { t } = useTranslation();
  const words = useWords();
  const { documents, birthDates, consents, dangers } = way;
  const papers = documents.map(({ kind, person, state }) => {
    const what = words.choice('documentKind', kind);
    return t('pathwayLists.paperIs', {
      what: person === null ? what : t('pathwayLists.paperOf', { what, whose: person }),
      state: t(`pathwayLists.paper.${state}`),
    });
  });
  const lines = [
    ...papers,
    ...birthDates.map((name) => t('pathwayLists.birthDateOf', { name })),
    ...consents.map(({ person, group }) =>
      t('pathwayLists.consentOf', { name: person, group: words.group(group) }),
    ),
  ];
  if (lines.length === 0 && dangers === 0) return <Quiet>{t('pathwayLists.nothingMissing')}</Quiet>;
  return (
    <>
      <ul className={styles['steps']}>
        {lines.map((line, index) => (
          <li key={`${index} ${line}`}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {dangers > 0 && <Badge tone="danger">{t('pathwayLists.dangers', { count: dangers })}</Badge>}
    </>
  );
}
