import { MessageSquareWarning, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClashView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';

/** The worst of what is wrong in a house; what somebody has put up with is no alarm. */
export function ClashBadge({ clashes }: { readonly clashes: readonly ClashView[] }) {
  const { t } = useTranslation();
  const red = clashes.filter(({ overridden }) => !overridden);
  const [first] = red.length > 0 ? red : clashes;
  if (first === undefined) return null;
  const more = clashes.length > 1 ? ` +${clashes.length - 1}` : '';
  const text = t(`houses.clash.${first.kind}`);
  return first.overridden ? (
    <Badge tone="info" icon={<MessageSquareWarning aria-hidden />}>
      {t('houses.overridden', { clash: text })}
      {more}
    </Badge>
  ) : (
    <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
      {text}
      {more}
    </Badge>
  );
}
