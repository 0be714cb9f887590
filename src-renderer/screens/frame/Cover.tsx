import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useSession } from '../../stores/session.ts';
import styles from './Cover.module.css';

const locksAfter = 120_000;

/**
 * Hides everything from a glance in one key. Whoever has the keyboard can take it away, so it locks before long. A modal
 * dialog of the browser's own: dialogs of this app below it can neither be seen nor reached.
 */
export function Cover({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  const lock = useSession((state) => state.lock);
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    place.current?.showModal();
    const timer = setTimeout(() => void lock(), locksAfter);
    return () => clearTimeout(timer);
  }, [lock]);
  return (
    <dialog
      ref={place}
      className={styles['cover']}
      aria-label={t('app.covered')}
      // Escape is pressed in haste: it must not show what was just hidden. Refusing `cancel` holds only once.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
    >
      <p>{t('app.coveredText')}</p>
      <Button onPress={onShow} focus>
        {t('app.uncover')}
      </Button>
    </dialog>
  );
}
