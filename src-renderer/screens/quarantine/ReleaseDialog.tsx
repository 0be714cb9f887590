import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { ReleasePreview } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { ImportRecords } from '../exchange/ImportRecords.tsx';

interface Props {
  readonly chosen: CommandInput<'quarantine.release'>;
  readonly onClose: () => void;
}

/** What would show if it counted, before it does. */
export function ReleaseDialog({ chosen, onClose }: Props) {
  const { t } = useTranslation();
  const { planRelease, release } = useQuarantine();
  const [preview, setPreview] = useState<ReleasePreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // What is chosen stays the same for as long as the dialog is open.
  const [asked] = useState(chosen);
  useEffect(() => {
    void planRelease(asked).then((reply) => {
      if (reply.ok) setPreview(reply.value);
      else setFailure(reply.refusal);
    });
  }, [planRelease, asked]);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const reply = await release(asked);
    setBusy(false);
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const nothing = preview?.released === 0;
  return (
    <Dialog title={t('quarantine.releaseTitle')} open wide alert onClose={onClose}>
      <Stack>
        {preview === null && failure === null && <Quiet>{t('common.loading')}</Quiet>}
        {preview !== null && preview.proposed > 0 && (
          <Notice tone="warning" title={t('quarantine.proposes')}>
            <p>{t('quarantine.proposesText')}</p>
          </Notice>
        )}
        {preview !== null && preview.left > 0 && (
          <Notice tone="info" title={t('quarantine.left', { count: preview.left })}>
            <p>{t('quarantine.leftText')}</p>
          </Notice>
        )}
        {preview !== null && !nothing && (
          <ImportRecords
            records={preview.records}
            words={{
              title: t('quarantine.wouldShow'),
              after: t('quarantine.then'),
              none: t('quarantine.showsNothing'),
            }}
          />
        )}
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" disabled={preview === null || nothing} onPress={() => void confirm()}>
            {t('quarantine.releaseNow')}
          </Button>
          <Button onPress={onClose} focus>
            {t('common.cancel')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
