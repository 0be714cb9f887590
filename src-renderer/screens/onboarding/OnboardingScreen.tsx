import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrontPage } from '../../components/FrontPage.tsx';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSession } from '../../stores/session.ts';
import { CreateVault } from './CreateVault.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { ReadyStep } from './ReadyStep.tsx';
import { WhatItIs } from './WhatItIs.tsx';

const steps = ['language', 'what', 'create', 'ready'] as const;
type Step = (typeof steps)[number];

export function OnboardingScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { view, welcoming, setWelcoming, setLanguage } = useSession();
  const [step, setStep] = useState<Step>(welcoming ? 'ready' : 'language');
  const choose = (chosen: 'en' | 'ru'): void => void setLanguage(chosen);
  return (
    <FrontPage
      corner={step === 'language' ? undefined : <LanguageSwitch value={language} onChange={choose} />}
    >
      <Quiet>{t('onboarding.steps', { n: steps.indexOf(step) + 1, of: steps.length })}</Quiet>
      {view?.standIn === true && <Notice tone="warning" title={t('unlock.standIn')} />}
      {step === 'language' && <LanguageStep onChoose={choose} onNext={() => setStep('what')} />}
      {step === 'what' && <WhatItIs onNext={() => setStep('create')} />}
      {step === 'create' && (
        <CreateVault
          onCreated={() => {
            setWelcoming(true);
            setStep('ready');
          }}
        />
      )}
      {step === 'ready' && <ReadyStep onFinish={() => setWelcoming(false)} />}
    </FrontPage>
  );
}
