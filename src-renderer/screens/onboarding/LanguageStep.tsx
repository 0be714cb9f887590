import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { FrontTitle } from '../../components/FrontPage.tsx';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { useWords } from '../../i18n/words.ts';

interface Props {
  readonly onChoose: (language: 'en' | 'ru') => void;
  readonly onNext: () => void;
}

export function LanguageStep({ onChoose, onNext }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  return (
    <>
      <FrontTitle>{t('onboarding.languageTitle')}</FrontTitle>
      <div>
        <LanguageSwitch value={language} onChange={onChoose} large />
      </div>
      <Actions>
        <Button look="primary" onPress={onNext} focus>
          {t('common.next')}
        </Button>
      </Actions>
    </>
  );
}
