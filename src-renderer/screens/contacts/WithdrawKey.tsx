import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevocationReason } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { useKeys } from '../../stores/keys.ts';
import { KeyAct } from './KeyAct.tsx';

const reasons = ['compromised', 'superseded', 'retired'] as const;
const isReason = (text: string): text is RevocationReason => reasons.some((reason) => reason === text);

/** One's own key is withdrawn for good: the name is typed, since nothing takes it back. */
export function WithdrawKey({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own);
  const revoke = useKeys((state) => state.revoke);
  const [reason, setReason] = useState<RevocationReason>('compromised');
  const [name, setName] = useState('');
  return (
    <KeyAct
      title={t('keys.revokeTitle')}
      go={t('keys.revokeGo')}
      run={() => revoke({ reason, name })}
      danger
      disabled={name.trim() === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <Notice tone="danger" title={t('keys.revokeWarning')}>
        <p>{t('keys.revokeText')}</p>
      </Notice>
      <RadioCards
        label={t('keys.reasonLabel')}
        value={reason}
        cards={reasons.map((id) => ({ id, title: t(`keys.reason.${id}`) }))}
        onChange={(chosen) => {
          if (isReason(chosen)) setReason(chosen);
        }}
      />
      <TextField
        label={t('keys.typeName')}
        hint={<Bdi text={own?.name ?? ''} />}
        value={name}
        onChange={setName}
      />
    </KeyAct>
  );
}
