import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasureRequestView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useErasures } from '../../stores/erasures.ts';
import type { Failure } from '../../stores/failure.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';
import { AskPartners } from './AskPartners.tsx';
import { useAskChoice } from './use-ask-choice.ts';

interface Props {
  readonly request: ErasureRequestView;
  /** The user answers although whoever asks is not trusted now. */
  readonly despite: boolean;
  readonly onClose: () => void;
}

/** The last word before erasing what somebody asks for, with those who have it from here. */
export function EraseAsked({ request, despite, onClose }: Props) {
  const { t } = useTranslation();
  const answer = useErasures((state) => state.answer);
  const choice = useAskChoice(request.others);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    setBusy(true);
    const reply = await answer({ request: request.request, answer: 'erased', ask: [...choice.to], despite });
    setBusy(false);
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog alert open title={t('erase.eraseAsked')} onClose={onClose}>
      <Notice tone="danger" title={t('erase.values', { count: request.here })}>
        <p>{t('erase.dialogText')}</p>
        <p>{t('erase.limits')}</p>
      </Notice>
      {request.others.length > 0 && (
        <AskPartners
          title={t('erase.othersTitle')}
          hint={t('erase.othersHint')}
          holders={request.others}
          choice={choice}
          sameReason
        />
      )}
      {busy && <WorkProgress what={t('erase.working')} />}
      <RefusalNotice failure={failure} />
      <Actions>
        <Button look="danger" busy={busy} onPress={() => void act()}>
          {t('erase.confirm')}
        </Button>
        <Button disabled={busy} onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </Actions>
    </Dialog>
  );
}
