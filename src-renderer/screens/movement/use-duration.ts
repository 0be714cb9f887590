import { useTranslation } from 'react-i18next';
import { hoursAndMinutes } from './duration.ts';

/** A length of time in milliseconds, in words: `2 h 40 min`. */
export function useDuration(): (length: number) => string {
  const { t } = useTranslation();
  return (length) => t('casework.duration', hoursAndMinutes(length));
}
