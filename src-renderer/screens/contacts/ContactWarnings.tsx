import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatDayOf } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';

interface Props {
  readonly contact: Pick<ContactView, 'digest' | 'name' | 'warnings'>;
  /** Shown where the page is not the contact's own. */
  readonly actions?: ReactNode;
}

/** More of them say nothing new: the call is the same. */
const shown = 5;

/** What only a call can clear up: it stands until the user says that it is settled. */
export function ContactWarnings({ contact: { digest, name, warnings }, actions }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const settle = useContacts((state) => state.settle);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (warnings.length === 0) return null;
  const more = warnings.length - shown;
  return (
    <Notice
      tone="danger"
      title={
        <>
          <Bdi text={name} />
          {': '}
          {t('contacts.warnings.title')}
        </>
      }
      actions={
        <>
          <Button
            small
            onPress={() => void settle(digest).then((reply) => setFailure(reply.ok ? null : reply.refusal))}
          >
            {t('contacts.warnings.settle')}
          </Button>
          {actions}
        </>
      }
    >
      {warnings.slice(-shown).map(({ kind, number, manifest, at }) => (
        <p key={manifest}>{t(`contacts.warnings.${kind}`, { number, day: formatDayOf(at, language) })}</p>
      ))}
      {more > 0 && <p>{t('contacts.warnings.more', { count: more })}</p>}
      <RefusalNotice failure={failure} />
    </Notice>
  );
}
