import { ArrowLeft, Route } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayLists } from '../../stores/pathway-lists.ts';
import { useRecords } from '../../stores/records.ts';
import { recordName } from '../records/record-name.ts';
import { CompareTable } from './CompareTable.tsx';

/** The ways out of one case side by side: those that it has, and those that templates would make. Nothing is written. */
export function CompareScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { language } = words;
  const { comparison, compare } = usePathwayLists();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  useEffect(() => {
    void compare({ case: id, language });
  }, [compare, id, language, version]);
  const view = comparison.value?.ofCase.id === id ? comparison.value : null;
  const name = view === null ? t('cases.one') : recordName(view.ofCase, words);
  return (
    <Page
      title={t('pathwayLists.compareTitle', { name })}
      lead={t('pathwayLists.compareLead')}
      above={
        <div>
          <Button
            small
            look="plain"
            focus
            icon={<ArrowLeft aria-hidden />}
            onPress={() => go({ name: 'case', id })}
          >
            <bdi>{name}</bdi>
          </Button>
        </div>
      }
    >
      <RefusalNotice failure={comparison.failure} />
      {view === null && comparison.failure === null && <Quiet>{t('common.loading')}</Quiet>}
      {view !== null && view.ways.length === 0 && (
        <EmptyState icon={<Route />} title={t('pathwayLists.nothingToCompare')}>
          {t('pathwayLists.nothingToCompareText')}
        </EmptyState>
      )}
      {view !== null && view.ways.length > 0 && <CompareTable view={view} />}
    </Page>
  );
}
