import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useDrill } from '../../stores/drill.ts';
import type { Failure } from '../../stores/failure.ts';
import { useCallListText } from './use-call-list-text.ts';

interface Props {
  readonly view: DrillView;
  readonly onClose: () => void;
}

/** Plain text leaves the vault: warned here, journalled there. */
export function SaveCallList({ view, onClose }: Props) {
  const { t } = useTranslation();
  const textOf = useCallListText();
  const save = useDrill((state) => state.save);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    const reply = await save(textOf(view));
    if (reply.ok) setSaved(reply.value.file);
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <Dialog title={t('drill.saveTitle')} open alert onClose={onClose}>
      {saved === null ? (
        <Notice tone="danger" title={t('drill.saveWarn')} />
      ) : (
        <Notice tone="warning" title={t('drill.saved', { file: saved })} live />
      )}
      <RefusalNotice failure={failure} />
      <Actions>
        {saved === null && (
          <Button look="danger" onPress={() => void act()}>
            {t('drill.saveDo')}
          </Button>
        )}
        <Button onPress={onClose}>{saved === null ? t('common.cancel') : t('common.close')}</Button>
      </Actions>
    </Dialog>
  );
}
