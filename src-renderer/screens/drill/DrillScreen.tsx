import { ArrowLeft, ClipboardList, FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillStart } from '../../../src-preload/contract/drill-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useDrill } from '../../stores/drill.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { CallNow } from './CallNow.tsx';
import { MoveOut } from './MoveOut.tsx';
import { SaveCallList } from './SaveCallList.tsx';
import { TasksDialog } from './TasksDialog.tsx';
import { useDrillWords } from './use-drill-words.ts';
import { WarnThem } from './WarnThem.tsx';
import { WhatLeft } from './WhatLeft.tsx';

/** One is assumed lost: whom to call, who has to move, whom to warn, what had left. */
export function DrillScreen({ start }: { readonly start: DrillStart }) {
  const { t } = useTranslation();
  const words = useDrillWords();
  const { view, run } = useDrill();
  const version = useRecords((state) => state.version);
  const back = useNavigation((state) => state.back);
  const [asking, setAsking] = useState<'tasks' | 'save' | null>(null);
  const { kind, id } = start;
  useEffect(() => {
    void run({ kind, id });
  }, [run, kind, id, version]);
  const value = view.value;
  const above = (
    <div>
      <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={back}>
        {t('common.back')}
      </Button>
    </div>
  );
  if (value === null)
    return (
      <Page title={t('drill.one')} above={above}>
        {view.failure === null ? (
          <Quiet>{t('common.loading')}</Quiet>
        ) : (
          <RefusalNotice failure={view.failure} />
        )}
      </Page>
    );
  const { people, houses, helpers, partners, channels } = value;
  const nothing = people.length + houses.length + helpers.length + partners.length + channels.length === 0;
  return (
    <Page
      above={above}
      title={<Bdi text={t('drill.title', { name: words.nameOr(value.start.name) })} />}
      actions={
        <>
          <Button
            look="primary"
            icon={<ClipboardList aria-hidden />}
            onPress={() => setAsking('tasks')}
            disabled={nothing && value.state === ''}
          >
            {t('drill.tasks')}
          </Button>
          <Button icon={<FileDown aria-hidden />} onPress={() => setAsking('save')} disabled={nothing}>
            {t('drill.save')}
          </Button>
        </>
      }
    >
      <Notice tone="warning" title={t(`drill.lost.${kind}`)}>
        <p>{nothing ? t('drill.nothing') : t('drill.stops')}</p>
      </Notice>
      <RefusalNotice failure={view.failure} />
      <CallNow view={value} />
      <MoveOut view={value} />
      <WarnThem view={value} />
      <WhatLeft view={value} />
      {asking === 'tasks' && <TasksDialog view={value} onClose={() => setAsking(null)} />}
      {asking === 'save' && <SaveCallList view={value} onClose={() => setAsking(null)} />}
    </Page>
  );
}
