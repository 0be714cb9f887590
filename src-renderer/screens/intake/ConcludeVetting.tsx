import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VettingGap } from '../../../src-preload/contract/intake-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIntake } from '../../stores/intake.ts';

interface Props {
  readonly id: string;
  readonly outcome: 'accepted' | 'declined';
  readonly gaps: readonly VettingGap[];
  readonly onClose: () => void;
}

/** Opens the case or closes it; why is asked for where it is not plain to everyone later. */
export function ConcludeVetting({ id, outcome, gaps, onClose }: Props) {
  const { t } = useTranslation();
  const conclude = useIntake((state) => state.conclude);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = t(outcome === 'accepted' ? 'intake.accept' : 'intake.decline');
  const needed = outcome === 'declined' || gaps.length > 0;
  const save = async (): Promise<void> => {
    const reply = await conclude({ case: id, outcome, reason });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          <p>{t(outcome === 'accepted' ? 'intake.acceptText' : 'intake.declineText')}</p>
          {outcome === 'accepted' && gaps.length > 0 && (
            <Notice tone="warning" title={t('intake.gapsTitle')}>
              <ul>
                {gaps.map((gap) => (
                  <li key={gap}>{t(`intake.gap.${gap}`)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <TextField
            focus
            label={t(needed ? 'intake.reasonNeeded' : 'intake.reasonMay')}
            hint={t('intake.reasonHint')}
            value={reason}
            onChange={setReason}
            rows={3}
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={needed && reason.trim() === ''}>
              {title}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
