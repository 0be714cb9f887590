import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificatePreview, Role } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Strong } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { IdentityDigits } from './IdentityDigits.tsx';
import { isRole, useRoleCards } from './roles.ts';

interface Props {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: CertificatePreview;
  readonly onClose: () => void;
  readonly onAdded: (digest: string) => void;
}

/** A certificate before it is added: whose it says it is, and the digits that alone say so truly. */
export function AddContact({ bytes, preview, onClose, onAdded }: Props) {
  const { t } = useTranslation();
  const add = useContacts((state) => state.add);
  const roles = useRoleCards();
  const [role, setRole] = useState<Role>(preview.role ?? 'coordinator');
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    const reply = await add({ bytes, role });
    if (reply.ok) {
      onClose();
      onAdded(reply.value.digest);
    } else setFailure(reply.refusal);
  };
  const { identity, known, sameName, revocation } = preview;
  return (
    <Dialog title={t('contacts.addTitle')} open onClose={onClose} wide>
      <p>
        {t('contacts.says')} <Strong>{<Bdi text={identity.name} />}</Strong>
      </p>
      {revocation && (
        <Notice tone="danger" title={t('keys.revocationOnly')}>
          <p>{t('keys.revocationText')}</p>
        </Notice>
      )}
      {known !== null && !revocation && <Notice tone="info" title={t('contacts.alreadyKnown')} />}
      {sameName && known === null && (
        <Notice tone="danger" title={t('contacts.sameNameTitle')}>
          <p>{t('contacts.sameNameText')}</p>
        </Notice>
      )}
      {identity.revoked && !revocation && <Notice tone="danger" title={t('contacts.revokedText')} />}
      <IdentityDigits digits={identity.digits} label={t('contacts.theirDigits')} />
      {!revocation && <p>{t('contacts.compareLater')}</p>}
      {known === null && (
        <RadioCards
          label={t('contacts.roleOf')}
          value={role}
          cards={roles}
          onChange={(chosen) => {
            if (isRole(chosen)) setRole(chosen);
          }}
        />
      )}
      <RefusalNotice failure={failure} />
      <Actions>
        <Button look="primary" onPress={() => void save()}>
          {revocation ? t('keys.revocationGo') : known === null ? t('contacts.addIt') : t('contacts.refresh')}
        </Button>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </Actions>
    </Dialog>
  );
}
