import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words.ts';
import { Notice } from './Notice.tsx';

interface Props {
  readonly failure: { readonly code: string } | null;
  readonly actions?: ReactNode;
}

/** Why something was not done: what happened, what was not lost, what to do. Nothing when the user cancelled. */
export function RefusalNotice({ failure, actions }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  if (failure === null || failure.code === 'cancelled') return null;
  return (
    <Notice tone="danger" title={t('refusal.title')} live {...(actions === undefined ? {} : { actions })}>
      <p>{words.refusal(failure.code)}</p>
    </Notice>
  );
}
