import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './Masked.module.css';

interface Props {
  /** What it is, e.g. "True name": said on the button. */
  readonly what: string;
  /** Above what is hidden; what is revealed has a label of its own. */
  readonly label?: string;
  /** Called only while it is revealed, so that nothing masked stands in the page. */
  readonly children: () => ReactNode;
}

const revealedFor = 20_000;

/** Hidden until asked for, one item at a time, and hidden again 20 s after the last key. */
export function Masked({ what, label, children }: Props) {
  const { t } = useTranslation();
  const [revealed, setRevealed] = useState(false);
  const [typed, setTyped] = useState(0);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => {
      // Whoever is in the field leaves it first: what was typed is saved, and focus stays somewhere.
      const around = place.current;
      if (around?.contains(document.activeElement) === true)
        around.querySelector<HTMLElement>(':scope > button')?.focus();
      setRevealed(false);
    }, revealedFor);
    return () => clearTimeout(timer);
  }, [revealed, typed]);
  return (
    <span
      ref={place}
      className={styles['masked']}
      role="presentation"
      onInput={() => setTyped((count) => count + 1)}
    >
      {revealed ? (
        <span className={styles['shown']}>{children()}</span>
      ) : (
        <span className={styles['hidden']}>
          {label !== undefined && <span className={styles['label']}>{label}</span>}
          <span className={styles['dots']} aria-hidden>
            {'••••••••'}
          </span>
        </span>
      )}
      <Button
        small
        look="plain"
        icon={revealed ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        label={revealed ? t('common.hide', { what }) : t('common.reveal', { what })}
        onPress={() => setRevealed(!revealed)}
      />
    </span>
  );
}
