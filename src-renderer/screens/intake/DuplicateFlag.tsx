import { Copy } from 'lucide-react';
import { useEffect } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/Badge.tsx';
import { useIntake } from '../../stores/intake.ts';
import { useRecords } from '../../stores/records.ts';

/** Keeps the flags of a list up to date. */
export function useDuplicateFlags(): void {
  const load = useIntake((state) => state.loadFlagged);
  const version = useRecords((state) => state.version);
  useEffect(() => void load(), [load, version]);
}

/** Beside a case of which somebody may be in another case too. */
export function DuplicateFlag({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const flagged = useIntake((state) => state.flagged.has(id));
  if (!flagged) return null;
  return (
    <Badge tone="warning" icon={<Copy aria-hidden />}>
      <VisuallyHidden>{t('intake.flag')}</VisuallyHidden>
    </Badge>
  );
}
