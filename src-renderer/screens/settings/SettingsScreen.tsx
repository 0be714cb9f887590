import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/CheckField.tsx';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { Card, Page, Section, Stack } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSession } from '../../stores/session.ts';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { ExchangeFolder } from './ExchangeFolder.tsx';
import { HonestLimits } from './HonestLimits.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { VaultCare } from './VaultCare.tsx';

const lockChoices = [1, 2, 5, 10, 15, 30, 60] as const;

export function SettingsScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { view, setLanguage, setLockMinutes, setReminders } = useSession();
  return (
    <Page title={t('app.settings')}>
      <Section title={t('settings.window')}>
        <Card>
          <Stack>
            <SelectField
              label={t('settings.lockAfter')}
              value={String(view?.lockMinutes ?? 5)}
              placeholder={t('common.choose')}
              options={[...new Set([...lockChoices, view?.lockMinutes ?? 5])]
                .toSorted((a, b) => a - b)
                .map((minutes) => ({
                  id: String(minutes),
                  text: t('settings.minutes', { count: minutes }),
                }))}
              onChange={(minutes) => void setLockMinutes(Number(minutes))}
              hint={t('settings.lockHint')}
            />
            <CheckField
              selected={view?.reminders === true}
              onChange={(on) => void setReminders(on)}
              hint={t('checkins.remindHint')}
            >
              {t('checkins.remind')}
            </CheckField>
            <Stack gap={1}>
              <span>{t('onboarding.language')}</span>
              <div>
                <LanguageSwitch value={language} onChange={(chosen) => void setLanguage(chosen)} />
              </div>
            </Stack>
          </Stack>
        </Card>
      </Section>
      <VaultCare />
      <ExchangeFolder />
      <Section title={t('settings.passphrase')}>
        <Card>
          <ChangePassphrase />
        </Card>
      </Section>
      <Section title={t('onboarding.recoveryTitle')}>
        <Card>
          <RecoveryCode />
        </Card>
      </Section>
      <Section title={t('settings.about')}>
        <Card>
          <HonestLimits />
        </Card>
      </Section>
    </Page>
  );
}
