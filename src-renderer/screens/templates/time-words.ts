import { useTranslation } from 'react-i18next';
import type { TemplateTime } from '../../../src-preload/contract/template-views.ts';

const monthDays = 30.44;

/** `2–7 months`, `20–50 days`: how long a pathway usually takes; null where nothing can be said. */
export function useTimeWords(): (time: TemplateTime | null) => string | null {
  const { t } = useTranslation();
  return (time) => {
    if (time === null) return null;
    const inMonths = time.max >= 90;
    const of = (days: number): number => (inMonths ? Math.round(days / monthDays) : days);
    const [min, max] = [of(time.min), of(time.max)];
    const range = min === max ? String(max) : `${min}–${max}`;
    const said = t(inMonths ? 'templates.span.months' : 'templates.span.days', { count: max, range });
    return time.known ? said : t('templates.orLonger', { time: said });
  };
}
