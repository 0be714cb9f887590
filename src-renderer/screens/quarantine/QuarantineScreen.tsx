import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useQuarantine } from '../../stores/quarantine.ts';
import { useRecords } from '../../stores/records.ts';
import { AuthorGroup } from './AuthorGroup.tsx';

/** What is here and does not count, by author: whose it is, how it came, why it waits, what it says. */
export function QuarantineScreen() {
  const { t } = useTranslation();
  const { quarantine, load } = useQuarantine();
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load();
  }, [load, version]);
  const view = quarantine.value;
  return (
    <Page title={t('quarantine.title')} lead={t('quarantine.lead')}>
      <RefusalNotice failure={quarantine.failure} />
      {view !== null && view.count === 0 && (
        <EmptyState icon={<CircleCheck />} title={t('quarantine.empty')}>
          {t('quarantine.emptyText')}
        </EmptyState>
      )}
      {view?.groups.map((group) => (
        <AuthorGroup key={group.author} group={group} />
      ))}
    </Page>
  );
}
