import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { ErasureHolder } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useErasures } from '../../stores/erasures.ts';
import type { Failure } from '../../stores/failure.ts';
import { AskPartners } from './AskPartners.tsx';
import { useAskChoice } from './use-ask-choice.ts';

/** Asks partners for what was erased here before. */
export function AskLater({ wish }: { readonly wish: CommandInput<'erasure.ask'>['wish'] }) {
  const { t } = useTranslation();
  const { plan, ask } = useErasures();
  const [holders, setHolders] = useState<readonly ErasureHolder[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choice = useAskChoice(holders ?? []);
  const open = async (): Promise<void> => {
    const reply = await plan(wish);
    if (reply.ok) setHolders(reply.value.holdersBefore);
    setFailure(reply.ok ? null : reply.refusal);
  };
  const send = async (): Promise<void> => {
    if (choice.reason === null) return;
    const reply = await ask({ wish, ask: { to: [...choice.to], reason: choice.reason } });
    if (reply.ok) setHolders(null);
    setFailure(reply.ok ? null : reply.refusal);
  };
  const close = (): void => {
    setHolders(null);
    setFailure(null);
  };
  return (
    <>
      <Button small onPress={() => void open()}>
        {t('erase.askLater')}
      </Button>
      {holders === null && <RefusalNotice failure={failure} />}
      <Dialog open={holders !== null} title={t('erase.askLaterTitle')} onClose={close}>
        <AskPartners
          title={t('erase.askTitle')}
          hint={t('erase.askHint')}
          holders={holders ?? []}
          choice={choice}
        />
        <RefusalNotice failure={failure} />
        <Actions>
          <Button
            look="primary"
            disabled={choice.to.size === 0 || choice.reason === null}
            onPress={() => void send()}
          >
            {t('erase.ask')}
          </Button>
          <Button onPress={close}>{t('common.cancel')}</Button>
        </Actions>
      </Dialog>
    </>
  );
}
