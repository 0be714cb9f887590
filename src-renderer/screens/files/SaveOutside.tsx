import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Strong } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useFiles } from '../../stores/files.ts';
import { endingOf } from './file-ending.ts';

interface Props {
  readonly file: FileRow;
  readonly onClose: () => void;
}

/** Plain text leaves the vault: warned here, journalled there. */
export function SaveOutside({ file, onClose }: Props) {
  const { t } = useTranslation();
  const save = useFiles((state) => state.save);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    const reply = await save({ id: file.record.id, ending: endingOf(file.name) });
    if (reply.ok) setSaved(reply.value.file);
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={t('files.warnTitle')} open alert onClose={onClose}>
      <p>
        <Strong>
          <Bdi text={file.name} />
        </Strong>
      </p>
      {saved === null ? (
        <Notice tone="danger" title={t('files.warn')} />
      ) : (
        <Notice tone="warning" title={t('files.saved', { file: saved })} live />
      )}
      <RefusalNotice failure={failure} />
      <Actions>
        {saved === null && (
          <Button look="danger" onPress={() => void act()}>
            {t('files.warnConfirm')}
          </Button>
        )}
        <Button onPress={onClose}>{saved === null ? t('common.cancel') : t('common.close')}</Button>
      </Actions>
    </Dialog>
  );
}
