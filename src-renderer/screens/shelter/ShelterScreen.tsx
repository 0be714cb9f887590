import { House, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useShelter } from '../../stores/shelter.ts';
import { useToday } from '../../stores/today.ts';
import { HouseToday } from './HouseToday.tsx';
import { PrintArrivals } from './PrintArrivals.tsx';
import { UnsentBar } from './UnsentBar.tsx';

/** All that the keeper of a house needs: who comes, who is here, what to answer. */
export function ShelterScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { view, load } = useShelter();
  const version = useRecords((state) => state.version);
  const midnight = useToday((state) => state.day);
  const go = useNavigation((state) => state.go);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    void load();
  }, [load, version, midnight]);
  const shown = view.value;
  const nothing = shown !== null && shown.houses.length === 0;
  return (
    <>
      <Page
        title={t('shelter.title')}
        {...(shown === null ? {} : { lead: formatDay(shown.today, language) })}
        actions={
          shown === null || nothing ? undefined : (
            <Button icon={<Printer aria-hidden />} onPress={() => setPrinting(true)}>
              {t('shelter.print')}
            </Button>
          )
        }
      >
        <RefusalNotice failure={view.failure} />
        {shown === null && view.failure === null && <Quiet>{t('common.loading')}</Quiet>}
        {nothing && (
          <EmptyState
            icon={<House />}
            title={t('shelter.empty')}
            action={
              <Button look="primary" onPress={() => go({ name: 'exchange' })}>
                {t('app.exchange')}
              </Button>
            }
          >
            {t('shelter.emptyText')}
          </EmptyState>
        )}
        {shown?.houses.map((house) => (
          <HouseToday key={house.id} house={house} today={shown.today} />
        ))}
        <UnsentBar />
      </Page>
      {printing && <PrintArrivals onClose={() => setPrinting(false)} />}
    </>
  );
}
