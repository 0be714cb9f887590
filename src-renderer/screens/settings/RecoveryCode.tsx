import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import styles from './PassphraseChoice.module.css';
import { WorkProgress } from '../frame/WorkProgress.tsx';

type State = 'off' | 'working' | 'shown' | 'done';

/** Off until asked for; works only after it was typed back. */
export function RecoveryCode() {
  const { t } = useTranslation();
  const { makeRecoveryCode, confirmRecoveryCode } = useIdentity();
  const [state, setState] = useState<State>('off');
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  const make = async (): Promise<void> => {
    setState('working');
    setFailure(null);
    const reply = await makeRecoveryCode();
    setState(reply.ok ? 'shown' : 'off');
    if (reply.ok) setCode(reply.value.code);
    else setFailure(reply.refusal);
  };
  const confirm = async (): Promise<void> => {
    setState('working');
    setFailure(null);
    const reply = await confirmRecoveryCode(typed.trim());
    setState(reply.ok ? 'done' : 'shown');
    setTyped('');
    if (reply.ok) setCode('');
    else setFailure(reply.refusal);
  };
  return (
    <Stack gap={3}>
      <p>{t('onboarding.recoveryLead')}</p>
      {state === 'off' && (
        <Row>
          <Button onPress={() => void make()}>{t('onboarding.recoveryMake')}</Button>
        </Row>
      )}
      {state === 'working' && <WorkProgress what={t('onboarding.recoveryMaking')} />}
      {state === 'shown' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <Stack gap={3}>
            <Notice tone="warning" title={t('onboarding.recoveryShown')} />
            <Card>
              <p className={styles['phrase']}>{code}</p>
            </Card>
            <TextField label={t('onboarding.recoveryType')} value={typed} onChange={setTyped} focus />
            <Row>
              <Button look="primary" submit disabled={typed.trim() === ''}>
                {t('onboarding.recoveryConfirm')}
              </Button>
            </Row>
          </Stack>
        </form>
      )}
      {state === 'done' && <Notice tone="ok" title={t('onboarding.recoveryDone')} live />}
      <RefusalNotice failure={failure} />
    </Stack>
  );
}
