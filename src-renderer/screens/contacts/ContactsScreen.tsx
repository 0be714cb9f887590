import { ArrowRight, TriangleAlert, UsersRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificatePreview, ContactView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Page, Quiet, Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatDayOf } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import styles from '../cases/Cases.module.css';
import { AddContact } from './AddContact.tsx';
import { OwnKeys } from './OwnKeys.tsx';
import { OwnIdentity } from './OwnIdentity.tsx';
import { useRoleName } from './roles.ts';
import { TrustBadge } from './TrustBadge.tsx';

interface Dropped {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: CertificatePreview;
}

export function ContactsScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const roleName = useRoleName();
  const { contacts, load, inspect } = useContacts();
  const go = useNavigation((state) => state.go);
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void load();
  }, [load]);
  const take = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reply = await inspect(bytes);
    setFailure(reply.ok ? null : reply.refusal);
    if (reply.ok) setDropped({ bytes, preview: reply.value });
  };
  const list = contacts.value ?? [];
  const opens = (contact: ContactView): string =>
    contact.state === 'verified' ? t('common.open') : t('contacts.compare');
  return (
    <Page title={t('app.contacts')} lead={t('contacts.lead')}>
      <RefusalNotice failure={failure ?? contacts.failure} />
      {contacts.value !== null && list.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={t('contacts.empty')}>
          {t('contacts.emptyText')}
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label={t('app.contacts')}>
          {list.map((contact) => (
            <li key={contact.digest} className={styles['item']}>
              <div className={styles['main']}>
                <strong>
                  <Bdi text={contact.name} />
                </strong>
                <TrustBadge contact={contact} />
                {contact.replaced && <Badge>{t('keys.isOld')}</Badge>}
                {contact.replaces.length > 0 && contact.state === 'unknown' && (
                  <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
                    {t('keys.saysNew')}
                  </Badge>
                )}
                {contact.sameName && (
                  <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
                    {t('contacts.sameName', { digits: contact.digits[0] ?? '' })}
                  </Badge>
                )}
                {contact.state !== 'unknown' && <Quiet>{roleName(contact.role)}</Quiet>}
                <Quiet>{t('contacts.since', { day: formatDayOf(contact.since, language) })}</Quiet>
              </div>
              <Row>
                {(contact.state === 'accepted' || contact.state === 'verified') && !contact.replaced && (
                  <Button
                    small
                    look="quiet"
                    label={t('common.labelled', { text: t('contacts.send'), what: contact.name })}
                    onPress={() => go({ name: 'export', to: contact.digest, cases: [] })}
                  >
                    {t('contacts.send')}
                  </Button>
                )}
                <Button
                  small
                  icon={<ArrowRight aria-hidden />}
                  label={t('common.labelled', { text: opens(contact), what: contact.name })}
                  onPress={() => go({ name: 'contact', id: contact.digest })}
                >
                  {opens(contact)}
                </Button>
              </Row>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('contacts.add')}>
        <FileDrop
          label={t('contacts.drop')}
          hint={t('contacts.dropHint')}
          choose={t('contacts.chooseFile')}
          onFile={(file) => void take(file)}
        />
      </Section>
      <OwnIdentity />
      <OwnKeys />
      {dropped !== null && (
        <AddContact
          bytes={dropped.bytes}
          preview={dropped.preview}
          onClose={() => setDropped(null)}
          onAdded={(digest) => go({ name: 'contact', id: digest })}
        />
      )}
    </Page>
  );
}
