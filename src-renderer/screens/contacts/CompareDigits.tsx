import { Ban, Handshake, Phone, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Row, Section, Stack } from '../../components/Page.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { IdentityDigits } from './IdentityDigits.tsx';
import styles from './CompareDigits.module.css';

interface Props {
  readonly contact: ContactView;
  readonly onTrust: (state: ContactView['state'], compared?: 'voice' | 'in person') => void;
}

/** Both identities side by side, so that each reads the other's aloud and both agree. */
export function CompareDigits({ contact, onTrust }: Props) {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own);
  const [asking, setAsking] = useState<'voice' | 'in person' | null>(null);
  return (
    <Section title={t('contacts.compareTitle')} hint={t('contacts.compareHow')}>
      <div className={styles['sides']}>
        <Card>
          <Stack gap={2}>
            <h3>
              <bdi>{contact.name}</bdi>
            </h3>
            <IdentityDigits digits={contact.digits} label={t('contacts.theirDigits')} />
          </Stack>
        </Card>
        {own !== null && (
          <Card>
            <Stack gap={2}>
              <h3>{t('contacts.yours')}</h3>
              <IdentityDigits digits={own.digits} />
            </Stack>
          </Card>
        )}
      </div>
      <Row>
        <Button look="primary" icon={<Phone aria-hidden />} onPress={() => setAsking('voice')}>
          {t('contacts.matchVoice')}
        </Button>
        <Button icon={<Handshake aria-hidden />} onPress={() => setAsking('in person')}>
          {t('contacts.matchInPerson')}
        </Button>
        {(contact.state === 'unknown' || contact.state === 'rejected') && (
          <Button icon={<UserCheck aria-hidden />} onPress={() => onTrust('accepted')}>
            {t('contacts.accept')}
          </Button>
        )}
        {contact.state !== 'rejected' && (
          <Button look="plain" icon={<Ban aria-hidden />} onPress={() => onTrust('rejected')}>
            {t('contacts.reject')}
          </Button>
        )}
      </Row>
      <Dialog alert open={asking !== null} title={t('contacts.sureTitle')} onClose={() => setAsking(null)}>
        <p>{t('contacts.sureText')}</p>
        <IdentityDigits digits={contact.digits} label={t('contacts.theirDigits')} />
        {asking === 'voice' && <Notice tone="warning" title={t('contacts.sureVoice')} />}
        <Actions>
          <Button
            look="primary"
            onPress={() => {
              if (asking !== null) onTrust('verified', asking);
              setAsking(null);
            }}
          >
            {t('contacts.allMatch')}
          </Button>
          <Button
            onPress={() => {
              onTrust('rejected');
              setAsking(null);
            }}
          >
            {t('contacts.differs')}
          </Button>
          <Button look="plain" onPress={() => setAsking(null)}>
            {t('common.cancel')}
          </Button>
        </Actions>
      </Dialog>
    </Section>
  );
}
