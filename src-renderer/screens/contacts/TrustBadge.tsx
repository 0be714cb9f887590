import { BadgeCheck, Ban, CircleHelp, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';

/** Trust in words: how it was compared, or that it was not. */
export function TrustBadge({
  contact,
}: {
  readonly contact: Pick<ContactView, 'state' | 'compared' | 'revoked'>;
}) {
  const { t } = useTranslation();
  if (contact.revoked)
    return (
      <Badge tone="danger" icon={<Ban aria-hidden />}>
        {t('contacts.revoked')}
      </Badge>
    );
  switch (contact.state) {
    case 'verified':
      return (
        <Badge tone="ok" icon={<BadgeCheck aria-hidden />}>
          {contact.compared === 'in person' ? t('contacts.verifiedInPerson') : t('contacts.verifiedVoice')}
        </Badge>
      );
    case 'accepted':
      return (
        <Badge tone="warning" icon={<UserCheck aria-hidden />}>
          {t('contacts.accepted')}
        </Badge>
      );
    case 'unknown':
      return <Badge icon={<CircleHelp aria-hidden />}>{t('contacts.unknown')}</Badge>;
    case 'rejected':
      return (
        <Badge tone="danger" icon={<Ban aria-hidden />}>
          {t('contacts.rejected')}
        </Badge>
      );
  }
}
