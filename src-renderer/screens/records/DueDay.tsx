import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { formatDay, formatDistance } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';

interface Props {
  readonly day: string | null;
  readonly overdue: boolean;
  /** In a table: less of it. */
  readonly short?: boolean;
}

/** A day with how far it is; late ones say so in words. */
export function DueDay({ day, overdue, short }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const today = useToday((state) => state.day);
  if (day === null) return <Quiet>{t('pathways.noDue')}</Quiet>;
  const shown = formatDay(day, language);
  const distance = formatDistance(day, today, language);
  if (overdue)
    return (
      <>
        <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
          {t('pathways.overdue', { day: shown })}
        </Badge>
        {short !== true && <Quiet>{distance}</Quiet>}
      </>
    );
  return (
    <>
      <span>{shown}</span>
      <Quiet>{distance}</Quiet>
    </>
  );
}
