import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';

interface Props {
  readonly line: Pick<TemplateLine, 'checkedBy' | 'checkedOn' | 'partnersCheck'>;
}

/** Whether somebody has compared the template with its sources, and when. What only a partner says of that is no green mark. */
export function CheckedBadge({ line: { checkedBy: by, checkedOn: on, partnersCheck } }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  if (by === null || on === null)
    return (
      <Badge tone="warning" icon={<ShieldAlert aria-hidden />} wraps>
        {partnersCheck === null
          ? t('templates.unchecked')
          : t('templates.checkedTheySay', {
              partner: show.person(partnersCheck.said),
              by: partnersCheck.by,
              day: formatDay(partnersCheck.on, words.language),
            })}
      </Badge>
    );
  return (
    <Badge tone="ok" icon={<ShieldCheck aria-hidden />} wraps>
      {t('templates.checked', { by, day: formatDay(on, words.language) })}
    </Badge>
  );
}
