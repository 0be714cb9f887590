import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { FrontTitle } from '../../components/FrontPage.tsx';
import { Section } from '../../components/Page.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { useSession } from '../../stores/session.ts';
import { IdentityDigits } from '../contacts/IdentityDigits.tsx';
import { RecoveryCode } from '../settings/RecoveryCode.tsx';

export function ReadyStep({ onFinish }: { readonly onFinish: () => void }) {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own);
  const load = useSession((state) => state.load);
  return (
    <>
      <FrontTitle lead={t('onboarding.readyLead')}>{t('onboarding.readyTitle')}</FrontTitle>
      {own !== null && <IdentityDigits digits={own.digits} />}
      <Section title={t('onboarding.recoveryTitle')}>
        <RecoveryCode />
      </Section>
      <Actions>
        <Button look="primary" onPress={() => void load().then(onFinish)}>
          {t('onboarding.finish')}
        </Button>
      </Actions>
    </>
  );
}
