import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { useKeys } from '../../stores/keys.ts';
import { KeyAct } from './KeyAct.tsx';

/** Another key in the place of one's own, and how partners come to trust it. */
export function ReplaceIdentity({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own);
  const replace = useKeys((state) => state.replace);
  const [next, setNext] = useState(own?.name ?? '');
  const [name, setName] = useState('');
  return (
    <KeyAct
      title={t('keys.replaceTitle')}
      go={t('keys.replaceGo')}
      run={() => replace({ name, next })}
      danger
      disabled={name.trim() === '' || next.trim() === ''}
      onClose={onClose}
      onDone={onDone}
    >
      <Notice tone="warning" title={t('keys.replaceWarning')}>
        <p>{t('keys.replaceText')}</p>
      </Notice>
      <TextField label={t('keys.nextName')} value={next} onChange={setNext} maxLength={120} />
      <TextField
        label={t('keys.typeName')}
        hint={<Bdi text={own?.name ?? ''} />}
        value={name}
        onChange={setName}
      />
    </KeyAct>
  );
}
