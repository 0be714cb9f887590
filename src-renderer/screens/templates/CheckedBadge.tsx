import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

interface Props {
  readonly by: string | null;
  readonly on: string | null;
}

/** Whether somebody has compared the template with its sources, and when. */
export function CheckedBadge({ by, on }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  if (by === null || on === null)
    return (
      <Badge tone="warning" icon={<ShieldAlert aria-hidden />}>
        {t('templates.unchecked')}
      </Badge>
    );
  return (
    <Badge tone="ok" icon={<ShieldCheck aria-hidden />} wraps>
      {t('templates.checked', { by, day: formatDay(on, words.language) })}
    </Badge>
  );
}
