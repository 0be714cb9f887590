import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useConflicts } from '../../stores/conflicts.ts';
import { useRecords } from '../../stores/records.ts';
import { SeveralConflicts } from './SeveralConflicts.tsx';
import { ConflictCard } from './ConflictCard.tsx';

/** Field by field, both values with who said them: safety first. */
export function ConflictsScreen() {
  const { t } = useTranslation();
  const { conflicts, load } = useConflicts();
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load();
  }, [load, version]);
  const list = (conflicts.value ?? []).toSorted(
    (a, b) => Number(b.kind === 'safety') - Number(a.kind === 'safety'),
  );
  return (
    <Page title={t('conflicts.title')} lead={t('conflicts.lead')}>
      <RefusalNotice failure={conflicts.failure} />
      {conflicts.value !== null && list.length === 0 && (
        <EmptyState icon={<CircleCheck />} title={t('conflicts.empty')}>
          {t('conflicts.emptyText')}
        </EmptyState>
      )}
      <SeveralConflicts conflicts={list} />
      {list.map((conflict) => (
        <ConflictCard key={`${conflict.record} ${conflict.slot}`} conflict={conflict} />
      ))}
    </Page>
  );
}
