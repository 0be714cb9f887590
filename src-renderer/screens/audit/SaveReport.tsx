import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useAudit } from '../../stores/audit.ts';
import type { Failure } from '../../stores/failure.ts';
import { useJournals } from '../../stores/journals.ts';

interface Props {
  readonly token: string;
  readonly onClose: () => void;
}

/** Plain text leaves the vault: warned here, journalled there. */
export function SaveReport({ token, onClose }: Props) {
  const { t } = useTranslation();
  const { saveJson, savePage } = useJournals();
  const reload = useAudit((state) => state.load);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (save: typeof saveJson): Promise<void> => {
    const reply = await save(token);
    setFailure(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    setSaved(reply.value.file);
    // It is an entry of the own journal.
    await reload();
  };
  return (
    <Dialog title={t('audit.saveTitle')} open alert onClose={onClose}>
      <Notice tone="danger" title={t('audit.saveWarn')} />
      {saved !== null && <Notice tone="warning" title={t('audit.savedAs', { file: saved })} live />}
      <RefusalNotice failure={failure} />
      <Actions>
        <Button look="danger" onPress={() => void act(savePage)}>
          {t('audit.savePage')}
        </Button>
        <Button look="danger" onPress={() => void act(saveJson)}>
          {t('audit.saveJson')}
        </Button>
        <Button onPress={onClose}>{saved === null ? t('common.cancel') : t('common.close')}</Button>
      </Actions>
    </Dialog>
  );
}
