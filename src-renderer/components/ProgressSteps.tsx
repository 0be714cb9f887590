import { useTranslation } from 'react-i18next';
import { Label, ProgressBar } from 'react-aria-components';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './ProgressSteps.module.css';

interface Props {
  /** What is being done now, in words. */
  readonly step: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** What stays as it is when the work is cancelled. */
  readonly hint?: string;
  readonly onCancel?: () => void;
}

export function ProgressSteps({ step, done, total, hint, onCancel }: Props) {
  const { t } = useTranslation();
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : null;
  return (
    <div className={styles['box']}>
      <ProgressBar
        className={classNames(styles['progress'])}
        isIndeterminate={percent === null}
        value={percent ?? 0}
      >
        <div className={styles['words']}>
          <Label>{step}</Label>
          {percent !== null && <span>{t('common.percent', { value: percent })}</span>}
        </div>
        <svg className={styles['bar']} viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden>
          <rect className={styles['track']} width="100" height="2" />
          <rect
            className={percent === null ? styles['moving'] : styles['fill']}
            width={percent ?? 30}
            height="2"
          />
        </svg>
      </ProgressBar>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {onCancel !== undefined && <Button onPress={onCancel}>{t('common.cancel')}</Button>}
    </div>
  );
}
