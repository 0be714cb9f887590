import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StayRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useStayWords } from './stay-words.ts';

interface Props {
  readonly row: StayRow;
  readonly onClose: () => void;
}

/** They stay where they are, against the rules: why. */
export function KeepStay({ row, onClose }: Props) {
  const { t } = useTranslation();
  const say = useStayWords();
  const put = useRecords((state) => state.put);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const reply = await put({ type: 'stay', id: row.stay.id, fields: { overrideReason: reason.trim() } });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('houses.keepTitle')} open onClose={onClose}>
      <KeyForm label={t('houses.keepTitle')} onSave={() => void save()}>
        <Stack>
          <p>
            <Bdi text={say.who(row)} /> <Quiet>{say.line(row)}</Quiet>
          </p>
          <TextField
            label={t('houses.keepBecause')}
            hint={t('houses.placeBecauseHint')}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            rows={2}
            focus
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="danger" submit disabled={reason.trim() === ''}>
              {t('houses.keepSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
