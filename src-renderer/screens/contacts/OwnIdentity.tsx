import { FileDown, KeyRound, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../src-preload/contract/failures.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { IdentityDigits } from './IdentityDigits.tsx';
import { useRoleName } from './roles.ts';
import { SaveSecret } from './SaveSecret.tsx';

/** One's own card: what partners need, and the two files to keep away from them. */
export function OwnIdentity() {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { own, saveCertificate, saveRevocation } = useIdentity();
  const [file, setFile] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);
  if (own === null) return null;
  const save = async (asked: Promise<Reply<{ file: string }>>): Promise<void> => {
    const reply = await asked;
    setFile(reply.ok ? reply.value.file : null);
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <Section title={t('contacts.own')} hint={t('onboarding.readyLead')}>
      <Card>
        <Stack>
          <Row>
            <strong>
              <bdi>{own.name}</bdi>
            </strong>
            <Quiet>{roleName(own.role)}</Quiet>
          </Row>
          <IdentityDigits digits={own.digits} />
          <Row>
            <Button icon={<FileDown aria-hidden />} onPress={() => void save(saveCertificate())}>
              {t('contacts.saveCertificate')}
            </Button>
            <Button look="plain" icon={<ShieldX aria-hidden />} onPress={() => void save(saveRevocation())}>
              {t('contacts.saveRevocation')}
            </Button>
            <Button look="plain" icon={<KeyRound aria-hidden />} onPress={() => setAsking(true)}>
              {t('contacts.saveSecret')}
            </Button>
          </Row>
          <Quiet>{t('contacts.revocationHint')}</Quiet>
          {file !== null && (
            <Notice tone="ok" title={t('contacts.fileSaved')} live>
              <p>
                <bdi>{file}</bdi>
              </p>
            </Notice>
          )}
          <RefusalNotice failure={failure} />
        </Stack>
      </Card>
      {asking && (
        <SaveSecret
          onClose={() => setAsking(false)}
          onSaved={(name) => {
            setFile(name);
            setAsking(false);
          }}
        />
      )}
    </Section>
  );
}
