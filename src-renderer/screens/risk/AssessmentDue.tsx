import { ClipboardX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssessmentPage } from '../../../src-preload/contract/casework-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

/** When the risk has to be looked at again, in words. */
export function AssessmentDue({ due: { state, day } }: Pick<AssessmentPage, 'due'>) {
  const { t } = useTranslation();
  const { language } = useWords();
  const text = t(`casework.assessmentDue.${state}`, { day: day === null ? '' : formatDay(day, language) });
  if (state === 'later' || state === 'none') return <span>{text}</span>;
  return (
    <Badge tone={state === 'due' ? 'warning' : 'danger'} icon={<ClipboardX aria-hidden />}>
      {text}
    </Badge>
  );
}
