import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { EraseDialog } from '../erasures/EraseDialog.tsx';

interface Props {
  readonly record: RecordView;
  readonly onGone: () => void;
}

/** Removing can be undone and keeps the history; erasing deletes values and can't be undone. */
export function RemoveRecord({ record, onGone }: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const [asking, setAsking] = useState<'remove' | 'erase' | null>(null);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    const reply = await put({ type: record.type, id: record.id, fields: { removed: reason.trim() } });
    if (!reply.ok) {
      setFailure(reply.refusal);
      return;
    }
    setAsking(null);
    onGone();
  };
  const close = (): void => {
    setAsking(null);
    setFailure(null);
  };
  return (
    <Row>
      <Button small look="plain" onPress={() => setAsking('remove')}>
        {t('records.remove')}
      </Button>
      <Button small look="plain" onPress={() => setAsking('erase')}>
        {t('records.erase')}
      </Button>
      {asking === 'erase' && <EraseDialog record={record} onClose={close} onGone={onGone} />}
      <Dialog alert open={asking === 'remove'} title={t('records.removeTitle')} onClose={close}>
        <p>{t('records.removeText')}</p>
        <TextField label={t('records.removeReason')} value={reason} onChange={setReason} focus />
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="danger" disabled={reason.trim() === ''} onPress={() => void act()}>
            {t('records.removeConfirm')}
          </Button>
          <Button onPress={close}>{t('common.cancel')}</Button>
        </Actions>
      </Dialog>
    </Row>
  );
}
