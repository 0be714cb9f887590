import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Card, Page, Quiet, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { ErasedHere } from '../erasures/ErasedHere.tsx';
import { StartDrill } from '../drill/StartDrill.tsx';
import { FilesSection } from '../files/FilesSection.tsx';
import { History } from './History.tsx';
import { recordName } from './record-name.ts';
import { RecordFields } from './RecordFields.tsx';
import { ShareTable } from './ShareTable.tsx';
import { RemoveRecord } from './RemoveRecord.tsx';

const drillFrom = new Set(['person', 'helper', 'channel']);

/** Any record on a page of its own: its fields, driven by the record table, and its history. */
export function RecordScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { version, get } = useRecords();
  const back = useNavigation((state) => state.back);
  const [record, setRecord] = useState<RecordView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void get(id).then((reply) => {
      if (!current) return;
      if (reply.ok) setRecord(reply.value);
      else setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [id, version, get]);
  if (record === null)
    return failure === null ? <Quiet>{t('common.loading')}</Quiet> : <RefusalNotice failure={failure} />;
  const removed = textOf(record.values['removed']);
  return (
    <Page
      above={
        <div>
          <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={back}>
            {t('common.back')}
          </Button>
        </div>
      }
      title={<Bdi text={recordName(record, words)} />}
      lead={removed === '' ? words.record(record.type) : t('records.removed', { reason: removed })}
      actions={
        <>
          {drillFrom.has(record.type) && (
            <StartDrill
              start={{ kind: record.type as 'person' | 'helper' | 'channel', id }}
              name={recordName(record, words)}
            />
          )}
          <RemoveRecord record={record} onGone={back} />
        </>
      }
    >
      <Card>
        <RecordFields record={record} />
      </Card>
      {record.type !== 'file' && <FilesSection parent={id} />}
      <ShareTable id={id} />
      <ErasedHere id={id} />
      <Section title={t('records.history')}>
        <History record={record} />
      </Section>
    </Page>
  );
}
