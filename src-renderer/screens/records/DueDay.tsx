import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { dayOf, formatDay, formatDistance } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

/** A day with how far it is; late ones say so in words. */
export function DueDay({ day, overdue }: { readonly day: string | null; readonly overdue: boolean }) {
  const { t } = useTranslation();
  const { language } = useWords();
  if (day === null) return <Quiet>{t('pathways.noDue')}</Quiet>;
  const distance = formatDistance(day, dayOf(new Date()), language);
  return (
    <>
      <span>{formatDay(day, language)}</span>
      {overdue ? (
        <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
          {t('pathways.overdue', { distance })}
        </Badge>
      ) : (
        <Quiet>{distance}</Quiet>
      )}
    </>
  );
}
