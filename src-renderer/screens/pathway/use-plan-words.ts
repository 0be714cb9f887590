import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { useWords } from '../../i18n/words.ts';
import { planWords } from './plan-words.ts';
import type { PlanWords } from './plan-words.ts';

/** A plan in the words of this window. */
export function usePlanWords(view: PathwayPlanView): PlanWords {
  const { i18n } = useTranslation();
  const words = useWords();
  return useMemo(() => planWords(view, i18n, words), [view, i18n, words]);
}
