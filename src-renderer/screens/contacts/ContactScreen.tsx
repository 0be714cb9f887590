import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Page, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { StartDrill } from '../drill/StartDrill.tsx';
import { ErasuresWith } from '../erasures/ErasuresWith.tsx';
import { CompareDigits } from './CompareDigits.tsx';
import { ContactWarnings } from './ContactWarnings.tsx';
import { OtherHands } from './OtherHands.tsx';
import { isRole, useRoleCards, useRoleName } from './roles.ts';
import { Succession } from './Succession.tsx';
import { TrustBadge } from './TrustBadge.tsx';
import { WhatTheyHold } from './WhatTheyHold.tsx';

export function ContactScreen({ digest }: { readonly digest: string }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const roles = useRoleCards();
  const { contacts, load, trust, setRole } = useContacts();
  const go = useNavigation((state) => state.go);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void load();
  }, [load]);
  const contact = contacts.value?.find((one) => one.digest === digest);
  const back = (
    <div>
      <Button small look="plain" icon={<ArrowLeft aria-hidden />} onPress={() => go({ name: 'contacts' })}>
        {t('app.contacts')}
      </Button>
    </div>
  );
  if (contact === undefined)
    return (
      <Page title={t('app.contacts')} above={back}>
        <Quiet>{t('common.loading')}</Quiet>
      </Page>
    );
  const set = async (state: ContactView['state'], compared?: 'voice' | 'in person'): Promise<void> => {
    const reply = await trust({ digest, state, ...(compared === undefined ? {} : { compared }) });
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <Page
      above={back}
      title={
        <Row>
          <Bdi text={contact.name} />
          <TrustBadge contact={contact} />
        </Row>
      }
      lead={roleName(contact.role)}
      actions={<StartDrill start={{ kind: 'partner', id: digest }} name={contact.name} />}
    >
      {contact.sameName && (
        <Notice tone="danger" title={t('contacts.sameNameTitle')}>
          <p>{t('contacts.sameNameText')}</p>
        </Notice>
      )}
      {contact.revoked && (
        <Notice tone="danger" title={t('contacts.revokedText')}>
          {contact.revokedBecause !== null && <p>{t(`keys.because.${contact.revokedBecause}`)}</p>}
        </Notice>
      )}
      <Succession contact={contact} />
      <ContactWarnings contact={contact} />
      <RefusalNotice failure={failure} />
      <CompareDigits contact={contact} onTrust={(state, compared) => void set(state, compared)} />
      <WhatTheyHold contact={contact} />
      <OtherHands contact={contact} />
      <ErasuresWith contact={digest} />
      <Section title={t('contacts.roleOf')} hint={t('contacts.roleHint')}>
        <Card>
          <Stack>
            <RadioCards
              label={t('contacts.roleOf')}
              hideLabel
              value={contact.role}
              cards={roles}
              onChange={(role) => {
                if (isRole(role))
                  void setRole({ digest, role }).then((reply) => setFailure(reply.ok ? null : reply.refusal));
              }}
            />
          </Stack>
        </Card>
      </Section>
    </Page>
  );
}
