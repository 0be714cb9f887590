import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './LiveMessage.module.css';

interface Props {
  /** Neutral words only: never a name or a place. Null shows nothing. */
  readonly message: { readonly id: number; readonly text: string } | null;
  readonly onUndo?: (() => void) | undefined;
  readonly onClose: () => void;
}

const visibleFor = 10_000;

/** The short confirmation at the edge of the window, read out by screen readers. Never the only record of anything. */
export function LiveMessage({ message, onUndo, onClose }: Props) {
  const { t } = useTranslation();
  const id = message?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(onClose, visibleFor);
    return () => clearTimeout(timer);
  }, [id, onClose]);
  return (
    <div className={styles['place']} role="status" aria-live="polite">
      {message !== null && (
        <div className={styles['toast']}>
          <span>{message.text}</span>
          {onUndo !== undefined && (
            <Button small look="secondary" onPress={onUndo}>
              {t('common.undo')}
            </Button>
          )}
          <Button small look="plain" icon={<X aria-hidden />} label={t('common.close')} onPress={onClose} />
        </div>
      )}
    </div>
  );
}
