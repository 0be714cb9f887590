import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';

/** More than these nobody reads out on the phone. */
const named = 12;

/** Files of theirs that never arrived: said for as long as they don't. */
export function MissingFiles({ contact: { missing } }: { readonly contact: Pick<ContactView, 'missing'> }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  const numbers = missing.slice(0, named).join(', ') + (missing.length > named ? '…' : '');
  return (
    <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
      {t('exchange.verdict.gap', { missing: numbers, count: missing.length })}
    </Badge>
  );
}
