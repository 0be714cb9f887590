import { Check, LoaderCircle, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './SaveMark.module.css';

export type SaveState = 'untouched' | 'draft' | 'saving' | 'saved' | 'proposed';

/** Whether what was typed is safe. */
export function SaveMark({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation();
  return (
    <span role="status" className={styles[state]}>
      {state === 'draft' && (
        <>
          <Pencil aria-hidden size={12} />
          {t('common.draftKept')}
        </>
      )}
      {state === 'saving' && (
        <>
          <LoaderCircle aria-hidden size={12} />
          {t('common.saving')}
        </>
      )}
      {state === 'saved' && (
        <>
          <Check aria-hidden size={12} />
          {t('common.saved')}
        </>
      )}
      {state === 'proposed' && (
        <>
          <Check aria-hidden size={12} />
          {t('common.proposed')}
        </>
      )}
    </span>
  );
}
