import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { PassphraseChoice, passphraseAgrees } from './PassphraseChoice.tsx';
import { WorkProgress } from '../frame/WorkProgress.tsx';

export function ChangePassphrase() {
  const { t } = useTranslation();
  const change = useIdentity((state) => state.changePassphrase);
  const [open, setOpen] = useState(false);
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    setState('working');
    setFailure(null);
    const reply = await change(old, next);
    setState(reply.ok ? 'done' : 'idle');
    if (reply.ok) {
      setOpen(false);
      setOld('');
      setNext('');
      setAgain('');
    } else setFailure(reply.refusal);
  };
  if (state === 'working')
    return (
      <WorkProgress what={t('settings.passphraseChanging')} hint={t('settings.passphraseChangingHint')} />
    );
  if (!open)
    return (
      <Stack gap={3}>
        <p>{t('settings.passphraseText')}</p>
        {state === 'done' && <Notice tone="ok" title={t('settings.passphraseChanged')} live />}
        <div>
          <Button onPress={() => setOpen(true)}>{t('settings.passphraseChange')}</Button>
        </div>
      </Stack>
    );
  return (
    <form
      aria-label={t('settings.passphrase')}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphraseAgrees(next, again)) void save();
      }}
    >
      <Stack>
        <TextField
          label={t('settings.passphraseOld')}
          value={old}
          onChange={setOld}
          secret
          focus
          maxLength={1000}
        />
        <RefusalNotice failure={failure} />
        <PassphraseChoice
          label={t('settings.passphraseNew')}
          value={next}
          again={again}
          onChange={setNext}
          onChangeAgain={setAgain}
        />
        <Actions>
          <Button look="primary" submit disabled={old === '' || !passphraseAgrees(next, again)}>
            {t('settings.passphraseChange')}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </form>
  );
}
