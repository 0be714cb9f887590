import { Component } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWords } from './i18n/words.ts';
import { Frame } from './screens/frame/Frame.tsx';
import { OnboardingScreen } from './screens/onboarding/OnboardingScreen.tsx';
import { SampleScreen } from './screens/onboarding/SampleScreen.tsx';
import { UnlockScreen } from './screens/unlock/UnlockScreen.tsx';
import { FrontPage, FrontTitle } from './components/FrontPage.tsx';
import { Button } from './components/Button.tsx';
import { Actions } from './components/Dialog.tsx';
import { RefusalNotice } from './components/RefusalNotice.tsx';
import { useSession } from './stores/session.ts';

export function App() {
  const { language } = useWords();
  return (
    <I18nProvider locale={language === 'ru' ? 'ru-RU' : 'en-GB'}>
      <Shield>
        <Entrance />
      </Shield>
    </I18nProvider>
  );
}

function Entrance() {
  const { view, failure, welcoming } = useSession();
  if (view === null)
    return (
      <FrontPage>
        <RefusalNotice failure={failure} />
      </FrontPage>
    );
  if (view.state === 'no vault' && view.sample !== null) return <SampleScreen />;
  if (view.state === 'no vault' || welcoming) return <OnboardingScreen />;
  return view.state === 'locked' ? <UnlockScreen /> : <Frame />;
}

/** A bug in a screen must not leave an empty window: everything saved is still there. */
class Shield extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? (
      <Failed onAgain={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <FrontPage>
      <FrontTitle lead={t('app.failedText')}>{t('app.failedTitle')}</FrontTitle>
      <Actions>
        <Button look="primary" onPress={onAgain}>
          {t('app.reload')}
        </Button>
      </Actions>
    </FrontPage>
  );
}
