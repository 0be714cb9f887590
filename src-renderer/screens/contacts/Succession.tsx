import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';

/** Whose place a contact says to have taken, who says to have taken its place, and what is to be done about it. */
export function Succession({ contact }: { readonly contact: ContactView }) {
  const { t } = useTranslation();
  const handOver = useContacts((state) => state.handOver);
  const go = useNavigation((state) => state.go);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { replaces, replacedBy, replaced, state, housesOfFormer } = contact;
  const trusted = state === 'verified' || state === 'accepted';
  const links = (others: ContactView['replaces']) =>
    others.map(({ digest, name }) => (
      <Button key={digest} small onPress={() => go({ name: 'contact', id: digest })}>
        <Bdi text={name} />
      </Button>
    ));
  return (
    <>
      {replacedBy.length > 1 && (
        <Notice tone="danger" title={t('keys.forkTitle')} actions={links(replacedBy)}>
          <p>{t('keys.forkText')}</p>
        </Notice>
      )}
      {replacedBy.length === 1 && !replaced && (
        <Notice tone="danger" title={t('keys.saysReplaced')} actions={links(replacedBy)}>
          <p>{t('keys.saysReplacedText')}</p>
        </Notice>
      )}
      {replaced && (
        <Notice tone="info" title={t('keys.isReplaced')} actions={links(replacedBy)}>
          <p>{t('keys.isReplacedText')}</p>
        </Notice>
      )}
      {replaces.length > 0 && !trusted && (
        <Notice tone="danger" title={t('keys.newKey')} actions={links(replaces)}>
          <p>{t('keys.newKeyText')}</p>
        </Notice>
      )}
      {replaces.length > 0 && trusted && (
        <Notice tone="info" title={t('keys.took')} actions={links(replaces)} />
      )}
      {trusted && housesOfFormer > 0 && (
        <Notice
          tone="warning"
          title={t('keys.houses', { count: housesOfFormer })}
          actions={
            <Button
              small
              look="primary"
              onPress={() =>
                void handOver(contact.digest).then((reply) => setFailure(reply.ok ? null : reply.refusal))
              }
            >
              {t('keys.housesGo')}
            </Button>
          }
        >
          <p>{t('keys.housesText')}</p>
        </Notice>
      )}
      <RefusalNotice failure={failure} />
    </>
  );
}
