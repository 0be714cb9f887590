import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { FrontTitle } from '../../components/FrontPage.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useSession } from '../../stores/session.ts';
import { HonestLimits } from '../settings/HonestLimits.tsx';

export function WhatItIs({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation();
  const restore = useSession((state) => state.restore);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <>
      <FrontTitle>{t('onboarding.whatTitle')}</FrontTitle>
      <HonestLimits />
      <Actions>
        <Button look="primary" onPress={onNext} focus>
          {t('onboarding.understood')}
        </Button>
        <Button
          look="quiet"
          onPress={() => void restore().then((reply) => setFailure(reply.ok ? null : reply.refusal))}
        >
          {t('onboarding.restoreInstead')}
        </Button>
      </Actions>
      <RefusalNotice failure={failure} />
    </>
  );
}
