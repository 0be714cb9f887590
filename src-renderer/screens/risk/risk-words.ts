import { useTranslation } from 'react-i18next';
import type { RiskReason } from '../../../src-preload/contract/casework-views.ts';
import { useWords } from '../../i18n/words.ts';

export interface RiskWords {
  question(id: string): string;
  reason(reason: RiskReason): string;
}

/** The questionnaire in words. What another version asks is shown by its id. */
export function useRiskWords(): RiskWords {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const question = (id: string): string => {
    const key = `casework.question.${id}`;
    return i18n.exists(key) ? i18n.getFixedT(words.language)(key as 'casework.question.dangerNow') : id;
  };
  return {
    question,
    reason(reason) {
      switch (reason.code) {
        case 'danger':
          return question(reason.question);
        case 'unknown':
          return t('casework.reasonUnknown', { count: reason.questions.length });
        case 'several':
          return t('casework.reasonSeveral', { count: reason.count });
        case 'other':
          return t('casework.reasonOther', { question: reason.question });
        case 'together': {
          const key = `casework.together.${reason.combination}`;
          return i18n.exists(key)
            ? i18n.getFixedT(words.language)(key as 'casework.together.knowWhere')
            : reason.combination;
        }
      }
    },
  };
}
