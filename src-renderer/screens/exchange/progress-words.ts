import { useTranslation } from 'react-i18next';
import type { ProgressEvent } from '../../../src-preload/contract/failures.ts';

/** Steps by their code; a code that this version has no words for is not shown. */
export function useProgressWords(): (event: ProgressEvent | null, otherwise: string) => string {
  const { t, i18n } = useTranslation();
  return (event, otherwise) => {
    const key = `exchange.step.${event?.step}`;
    return event !== null && i18n.exists(key) ? t(key as 'exchange.step.decrypt') : otherwise;
  };
}
