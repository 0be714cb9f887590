import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';

interface Props {
  readonly onClose: () => void;
  readonly onSaved: (file: string) => void;
}

/** The secret key leaves the vault: a separate, warned act. */
export function SaveSecret({ onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const saveSecret = useIdentity((state) => state.saveSecret);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    const reply = await saveSecret(passphrase);
    setBusy(false);
    if (reply.ok) onSaved(reply.value.file);
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('contacts.secretTitle')} open alert onClose={onClose}>
      <form
        aria-label={t('contacts.secretTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Notice tone="danger" title={t('contacts.secretWarning')}>
            <p>{t('contacts.secretText')}</p>
          </Notice>
          <TextField
            label={t('contacts.secretPassphrase')}
            hint={t('contacts.secretHint')}
            value={passphrase}
            onChange={setPassphrase}
            secret
            focus
            maxLength={1000}
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="danger" submit busy={busy} disabled={passphrase === ''}>
              {t('contacts.secretSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
