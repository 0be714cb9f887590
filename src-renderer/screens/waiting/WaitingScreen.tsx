import { ArrowLeft, Hourglass } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useStatistics } from '../../stores/statistics.ts';
import { WaitingChart } from './WaitingChart.tsx';
import { WaitingTable } from './WaitingTable.tsx';
import { useWaitingWords, waitingGroups } from './use-waiting-words.ts';

/** How long steps and pathways took, by country and kind: bars, or the same as tables. */
export function WaitingScreen() {
  const { t } = useTranslation();
  const words = useWaitingWords();
  const { waiting, loadWaiting } = useStatistics();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [table, setTable] = useState(false);
  useEffect(() => void loadWaiting(), [loadWaiting, version]);
  useShortcuts({ KeyT: () => setTable((now) => !now) });
  const groups = useMemo(() => waitingGroups(waiting.value ?? []), [waiting.value]);
  return (
    <Page
      above={
        <div>
          <Button
            small
            look="quiet"
            icon={<ArrowLeft aria-hidden />}
            onPress={() => go({ name: 'pathways' })}
          >
            {t('app.pathways')}
          </Button>
        </div>
      }
      title={t('waiting.title')}
      lead={t('waiting.lead')}
      actions={
        groups.length > 0 && (
          <Button small onPress={() => setTable(!table)}>
            {t(table ? 'waiting.asBars' : 'waiting.asTable')}
          </Button>
        )
      }
    >
      <RefusalNotice failure={waiting.failure} />
      {waiting.value !== null && groups.length === 0 && (
        <EmptyState icon={<Hourglass />} title={t('waiting.empty')}>
          {t('waiting.emptyText')}
        </EmptyState>
      )}
      {groups.map((group) => (
        <Section key={group.key} title={words.group(group)}>
          {table ? <WaitingTable group={group} /> : <WaitingChart group={group} />}
        </Section>
      ))}
    </Page>
  );
}
