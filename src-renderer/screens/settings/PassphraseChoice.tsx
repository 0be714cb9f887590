import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Stack } from '../../components/Page.tsx';
import { StrengthMeter } from '../../components/StrengthMeter.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { strengthOf } from '../../passphrase/strength.ts';
import { suggestPassphrase } from '../../passphrase/suggest.ts';
import styles from './PassphraseChoice.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly again: string;
  readonly onChange: (value: string) => void;
  readonly onChangeAgain: (value: string) => void;
  readonly focus?: boolean;
}

const levels = ['Empty', 'Weak', 'Fair', 'Good', 'Strong'] as const;

export const passphraseAgrees = (value: string, again: string): boolean =>
  value !== '' && value === again && levels.indexOf(strengthOf(value)) >= 3;

/** A new passphrase: suggested or one's own, typed twice. */
export function PassphraseChoice({ label, value, again, onChange, onChangeAgain, focus }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const draw = () => suggestPassphrase(language, (into) => crypto.getRandomValues(into));
  const [suggestion, setSuggestion] = useState(draw);
  const strength = strengthOf(value);
  const differs = again !== '' && again !== value;
  return (
    <Stack>
      <Card>
        <Stack gap={2}>
          <Quiet>{t('onboarding.suggested')}</Quiet>
          <p className={styles['phrase']}>{suggestion.text}</p>
          <Quiet>{t('onboarding.suggestedHint', { count: suggestion.words, bits: suggestion.bits })}</Quiet>
          <Row>
            <Button small onPress={() => onChange(suggestion.text)}>
              {t('onboarding.useSuggested')}
            </Button>
            <Button small look="quiet" icon={<RefreshCw aria-hidden />} onPress={() => setSuggestion(draw())}>
              {t('onboarding.another')}
            </Button>
          </Row>
        </Stack>
      </Card>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        secret
        maxLength={1000}
        focus={focus ?? false}
      />
      <StrengthMeter
        level={levels.indexOf(strength)}
        label={t('onboarding.strength')}
        words={t(`onboarding.strength${strength}`)}
      />
      <TextField
        label={t('onboarding.passAgain')}
        value={again}
        onChange={onChangeAgain}
        secret
        maxLength={1000}
        error={differs ? t('onboarding.passDiffers') : null}
      />
    </Stack>
  );
}
