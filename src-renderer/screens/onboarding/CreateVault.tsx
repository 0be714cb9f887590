import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { FrontTitle } from '../../components/FrontPage.tsx';
import { Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { PassphraseChoice, passphraseAgrees } from '../settings/PassphraseChoice.tsx';
import { isRole, useRoleCards } from '../contacts/roles.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

export function CreateVault({ onCreated }: { readonly onCreated: () => void }) {
  const { t } = useTranslation();
  const create = useIdentity((state) => state.create);
  const roles = useRoleCards();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('coordinator');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [page, setPage] = useState<'who' | 'passphrase' | 'working'>('who');
  const [failure, setFailure] = useState<Failure | null>(null);

  const submit = async (): Promise<void> => {
    if (page === 'who') {
      if (name.trim() !== '') setPage('passphrase');
      return;
    }
    if (!passphraseAgrees(passphrase, again)) return;
    setPage('working');
    setFailure(null);
    const reply = await create({ passphrase, name: name.trim(), role });
    if (reply.ok) {
      setPassphrase('');
      setAgain('');
      onCreated();
    } else {
      setFailure(reply.refusal);
      setPage('passphrase');
    }
  };
  if (page === 'working')
    return (
      <>
        <FrontTitle>{t('onboarding.passTitle')}</FrontTitle>
        <WorkProgress what={t('onboarding.creating')} hint={t('onboarding.creatingHint')} />
      </>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {page === 'who' ? (
        <Stack key="who">
          <FrontTitle>{t('onboarding.whoTitle')}</FrontTitle>
          <TextField
            label={t('onboarding.name')}
            value={name}
            onChange={setName}
            hint={t('onboarding.nameHint')}
            maxLength={120}
            focus
          />
          <RadioCards
            label={t('onboarding.role')}
            value={role}
            cards={roles}
            onChange={(chosen) => {
              if (isRole(chosen)) setRole(chosen);
            }}
          />
          <Actions>
            <Button look="primary" submit disabled={name.trim() === ''}>
              {t('common.next')}
            </Button>
          </Actions>
        </Stack>
      ) : (
        <Stack key="passphrase">
          <FrontTitle lead={t('onboarding.passLead')}>{t('onboarding.passTitle')}</FrontTitle>
          <PassphraseChoice
            label={t('onboarding.pass')}
            value={passphrase}
            again={again}
            onChange={setPassphrase}
            onChangeAgain={setAgain}
            focus
          />
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={!passphraseAgrees(passphrase, again)}>
              {t('onboarding.create')}
            </Button>
            <Button look="plain" onPress={() => setPage('who')}>
              {t('common.back')}
            </Button>
          </Actions>
        </Stack>
      )}
    </form>
  );
}
