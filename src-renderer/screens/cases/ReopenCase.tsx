import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCasework } from '../../stores/casework.ts';
import type { Failure } from '../../stores/failure.ts';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** A closed case is opened again, with the reason as a note. */
export function ReopenCase({ id, onClose }: Props) {
  const { t } = useTranslation();
  const reopen = useCasework((state) => state.reopen);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    const reply = await reopen({ id, reason });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('casework.reopenTitle')} open onClose={onClose}>
      <KeyForm label={t('casework.reopenTitle')} onSave={() => void save()}>
        <Stack>
          <TextField label={t('casework.reopenReason')} value={reason} onChange={setReason} rows={3} focus />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={reason.trim() === ''}>
              {t('casework.reopenDo')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
