import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Button } from '../../components/Button.tsx';
import { Card, Page, Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useCases } from '../../stores/cases.ts';
import { useCasework } from '../../stores/casework.ts';
import { useNames } from '../../stores/names.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { CheckInDialog } from '../checkins/CheckInDialog.tsx';
import { useWatches } from '../checkins/use-watches.ts';
import { ErasedHere } from '../erasures/ErasedHere.tsx';
import { useWords } from '../../i18n/words.ts';
import { recordName } from '../records/record-name.ts';
import { History } from '../records/History.tsx';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { otherRecords } from './case-facts.ts';
import { CaseHead } from './CaseHead.tsx';
import { CaseOverview } from './CaseOverview.tsx';
import { OtherRecords } from './OtherRecords.tsx';
import { SharedWith } from './SharedWith.tsx';

export function CaseScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { page, open } = useCases();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const words = useWords();
  const [tab, setTab] = useState('overview');
  /** False: no check-in is being recorded; null: one without a watch. */
  const [checking, setChecking] = useState<WatchRow | null | false>(false);
  const watches = (useWatches() ?? []).filter((row) => row.caseId === id);
  const openWork = useCasework((state) => state.open);
  useEffect(() => {
    void open(id);
    void openWork(id);
  }, [open, openWork, id, version]);
  const value = page.value?.record.id === id ? page.value : null;
  useEffect(() => {
    if (value === null) return;
    const { record, persons, stays, pathways, notes, others } = value;
    const steps = pathways.flatMap((pathway) => pathway.steps.map((row) => row.step));
    useNames
      .getState()
      .remember([
        record,
        ...persons,
        ...stays.map((row) => row.stay),
        ...pathways.map((one) => one.pathway),
        ...steps,
        ...notes,
        ...others,
      ]);
  }, [value]);

  useShortcuts({
    KeyC: () => {
      if (value !== null) setChecking(watches[0] ?? null);
    },
  });

  const back = (
    <div>
      <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={() => go({ name: 'cases' })}>
        {t('app.cases')}
      </Button>
    </div>
  );
  if (value === null)
    return (
      <Page title={t('cases.one')} above={back}>
        {page.failure === null ? (
          <Quiet>{t('common.loading')}</Quiet>
        ) : (
          <RefusalNotice failure={page.failure} />
        )}
      </Page>
    );
  return (
    <CaseHead page={value} back={back} watch={watches[0] ?? null}>
      <Tabs
        label={t('cases.one')}
        selected={tab}
        onSelect={setTab}
        pages={[
          {
            id: 'overview',
            title: t('cases.overview'),
            body: () => <CaseOverview page={value} watches={watches} onCheckIn={setChecking} />,
          },
          {
            id: 'details',
            title: t('cases.details'),
            body: () => (
              <Stack>
                <Card>
                  <RecordFields record={value.record} />
                </Card>
                <ErasedHere id={value.record.id} />
                <RemoveRecord record={value.record} onGone={() => go({ name: 'cases' })} />
              </Stack>
            ),
          },
          {
            id: 'others',
            title: t('cases.others'),
            count: otherRecords(value).length,
            body: () => <OtherRecords page={value} />,
          },
          { id: 'history', title: t('records.history'), body: () => <History record={value.record} /> },
          {
            id: 'shared',
            title: t('cases.shared'),
            count: value.sharedWith.length,
            body: () => <SharedWith page={value} />,
          },
        ]}
      />
      {checking !== false && (
        <CheckInDialog
          caseId={value.record.id}
          watch={checking}
          name={recordName(value.record, words)}
          onClose={() => setChecking(false)}
        />
      )}
    </CaseHead>
  );
}
