import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useShelter } from '../../stores/shelter.ts';

/** Plain text leaves the vault: warned here, journalled there. */
export function PrintArrivals({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const save = useShelter((state) => state.saveArrivals);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    const reply = await save(language);
    if (reply.ok) setSaved(reply.value.file);
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <Dialog title={t('shelter.print')} open alert onClose={onClose}>
      {saved === null ? (
        <Notice tone="danger" title={t('shelter.printWarn')}>
          <p>{t('shelter.printText')}</p>
        </Notice>
      ) : (
        <Notice tone="warning" title={t('shelter.printed', { file: saved })} live />
      )}
      <RefusalNotice failure={failure} />
      <Actions>
        {saved === null && (
          <Button look="danger" onPress={() => void act()}>
            {t('shelter.printConfirm')}
          </Button>
        )}
        <Button onPress={onClose}>{saved === null ? t('common.cancel') : t('common.close')}</Button>
      </Actions>
    </Dialog>
  );
}
