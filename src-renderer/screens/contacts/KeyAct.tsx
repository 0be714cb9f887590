import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../src-preload/contract/failures.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';

interface Props {
  readonly title: string;
  /** What the button says. */
  readonly go: string;
  readonly run: () => Promise<Reply<unknown>>;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly danger?: boolean;
  /** Something is not filled in yet. */
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Asks before something is done to one's own keys, and does it. */
export function KeyAct({ title, go, run, onClose, onDone, danger, disabled, children }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    if (busy || disabled === true) return;
    setBusy(true);
    const reply = await run();
    setBusy(false);
    if (reply.ok) onDone();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={title} open alert onClose={onClose}>
      <form
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <Stack>
          {children}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button
              look={danger === true ? 'danger' : 'primary'}
              submit
              busy={busy}
              disabled={disabled === true}
            >
              {go}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
