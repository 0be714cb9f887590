import { useTranslation } from 'react-i18next';
import { ProgressSteps } from '../../components/ProgressSteps.tsx';
import { useProgress } from '../../stores/progress.ts';

interface Props {
  /** What is being done as a whole. */
  readonly what: string;
  readonly hint?: string;
  readonly onCancel?: () => void;
}

/** Work that takes more than a moment, with the step it has reached; a step without words here is not named. */
export function WorkProgress({ what, hint, onCancel }: Props) {
  const { t, i18n } = useTranslation();
  const last = useProgress((state) => state.last);
  const key = `app.progress.${last?.step}`;
  const step = last !== null && i18n.exists(key) ? t(key as 'app.progress.open') : null;
  return (
    <ProgressSteps
      step={step === null ? what : t('common.labelled', { text: what, what: step })}
      done={last?.done ?? 0}
      total={last?.total ?? 0}
      {...(hint === undefined ? {} : { hint })}
      {...(onCancel === undefined ? {} : { onCancel })}
    />
  );
}
