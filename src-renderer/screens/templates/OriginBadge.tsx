import { useTranslation } from 'react-i18next';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { useShowValue } from '../records/show-value.ts';

/** Whose a template is: of the app, of this vault, or of the partner who wrote it. */
export function OriginBadge({ line: { shipped, from } }: { readonly line: TemplateLine }) {
  const { t } = useTranslation();
  const show = useShowValue();
  if (from !== null)
    return (
      <Badge tone="warning" wraps>
        {t('templates.writtenBy', { partner: show.person(from) })}
      </Badge>
    );
  return <Badge>{shipped ? t('templates.shipped') : t('templates.own')}</Badge>;
}
